"""Any text of a map made fit for a cell: legal XML, no hidden escapes, no longer than Excel holds.

Excel counts 32,767 UTF-16 units in a cell and reads `_x0041_` as "A" (ECMA-376 part 1, 22.9.2.19
ST_Xstring), so such a text is escaped; what XML 1.0 can't hold is replaced by a visible sign.
"""
import re
import unicodedata

from journeymapper.core.foundation.i18n import N_

CELL_UNITS = 32_767
SHORTENED = N_("… [shortened]")
# Excel would take these for the beginning of a formula when somebody edits the cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JOINER = "\u200d"
_LOOK_BACK = 64


def cell_text(text: str, mark: str = SHORTENED, limit: int = CELL_UNITS) -> str:
    """`text` as it is written into the file: scrubbed, escaped, at most `limit` UTF-16 units with the `mark`."""
    plain = scrubbed(text)
    whole = escaped(plain) if "_x" in plain else plain
    if 2 * len(whole) <= limit or units(whole) <= limit:
        return whole
    low, high = 0, min(len(plain), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if units(escaped(plain[:middle] + mark)) <= limit:
            low = middle
        else:
            high = middle - 1
    return escaped(plain[:boundary(plain, low)] + mark)


def scrubbed(text: str) -> str:
    """Line ends as \\n; control characters as their pictures (␀ … ␟), half characters and non-characters as �."""
    return _ILLEGAL.sub(_visible, text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """`_x0041_` as `_x005F_x0041_`: readers make `_x0041_` of it again."""
    return _ESCAPE.sub("_x005F_", text)


def units(text: str) -> int:
    """The length as Excel counts it."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)


def boundary(text: str, at: int) -> int:
    """The last place up to `at` where a cut doesn't go through a character as people see it.

    Marks, joined emoji, skin tones, flags and Hangul syllables stay whole (after Unicode Annex 29);
    in a heap of more than 64 marks the cut is made all the same.
    """
    for place in range(at, max(at - _LOOK_BACK, -1), -1):
        if place == 0 or place >= len(text) or not _joined(text, place):
            return place
    return at


def _joined(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if unicodedata.category(after) in ("Mn", "Me", "Mc") or _JOINER in (before, after):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    if "\u1160" <= after <= "\u11ff":
        return True
    return _flag(before) and _flag(after) and _flags_before(text, place) % 2 == 1


def _flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _flags_before(text: str, place: int) -> int:
    count = 0
    while count < place and _flag(text[place - 1 - count]):
        count += 1
    return count


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
