"""Bytes to plain JSON values, with the limits checked before memory is spent.

`json.loads` alone takes duplicate keys, NaN, 1e400 and lone surrogates; each of them would make
a map that can't be saved, or saved otherwise than read.
"""
import codecs
import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence

from .format import MAX_BYTES, MAX_DEPTH, MAX_INTEGER, MAX_VALUES, MEGABYTE
from .loaded import BadMap

_KEEP = b'"[]{}'
_DROP = bytes(code for code in range(256) if code not in _KEEP)
_ONE_BRACKET = bytes.maketrans(b"{}", b"[]")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PIECE, _BACKSLASH = 128 * 1024, 0x5C
_DIGITS = len(str(MAX_INTEGER))
# So many of the same letters are looked at for the number that they are: it is only to say the line.
_PLACES = 100


class _Refused(ValueError):
    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _BadNumber(_Refused):
    """`written`: the number as it stands in the file; json doesn't say where that is."""

    def __init__(self, reason: Sentence, written: str) -> None:
        super().__init__(reason)
        self.written = written


def parse(data: bytes, file: str) -> tuple[Any, list[Sentence]]:
    """The JSON value and what was overlooked on the way. Raises BadMap."""
    try:
        return _parse(data)
    except _Refused as error:
        raise BadMap(file, [error.reason]) from None
    except MemoryError:
        raise BadMap(file, [sentence(N_("It is too large for this machine's memory."))]) from None


def _parse(data: bytes) -> tuple[Any, list[Sentence]]:
    notes = []
    if len(data) > MAX_BYTES:
        raise _Refused(sentence(N_("It is larger than {limit} MB."), limit=MAX_BYTES // MEGABYTE))
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8):]
        notes.append(sentence(N_("The file began with a byte order mark; it is left out.")))
    if not data or data.isspace():
        raise _Refused(sentence(N_("It is empty.")))
    if data.count(b",") > MAX_VALUES:
        raise _Refused(sentence(N_("It holds more than {limit} values."), limit=MAX_VALUES))
    if depth_over(data, MAX_DEPTH):
        raise _Refused(sentence(N_("It is nested more than {limit} levels deep."), limit=MAX_DEPTH))
    text = _text(data)
    try:
        value = json.loads(text, **HOOKS)
    except _BadNumber as error:
        line = _line_of(error.written, text)
        raise _Refused(sentence(N_("At line {line}: {reason}"), line=line, reason=error.reason)) from None
    except json.JSONDecodeError as error:
        raise _Refused(sentence(N_("It is not valid JSON at line {line}, column {column}."),
                                line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise _Refused(sentence(N_("It is nested more than {limit} levels deep."), limit=MAX_DEPTH)) from None
    if _half_characters(text):
        no_lone_surrogate(value, "")
    return value, notes


def depth_over(data: bytes, limit: int) -> bool:
    """Whether brackets nest deeper than `limit`; those inside strings don't count.

    Unbalanced ones are left to the parser.
    """
    bare = b"".join(_brackets(data))
    too_deep = b"[" * (limit + 1)
    for _ in range(limit):
        shorter = bare.replace(b"[]", b"")
        if too_deep in shorter:
            return True
        if len(shorter) == len(bare):
            break
        bare = shorter
    # What is left holds a pair that the passes didn't reach, or is unbalanced: closing ones, then opening ones.
    return b"[]" in bare or bare.count(b"[") > limit


def _brackets(data: bytes) -> Iterator[bytes]:
    """The brackets outside strings, all as square ones, piece by piece: no call holds the interpreter for long."""
    start, inside = 0, False
    while start < len(data):
        end = min(start + _PIECE, len(data))
        while end < len(data) and data[end - 1] == _BACKSLASH:
            end += 1
        piece = data[start:end].replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _DROP)
        start = end
        if inside:
            closing = piece.find(b'"')
            if closing < 0:
                continue
            piece = piece[closing + 1:]
        inside = piece.count(b'"') % 2 == 1
        if inside:
            piece = piece[:piece.rindex(b'"')]
        yield re.sub(rb'"[^"]*"', b"", piece.replace(b'""', b"")).translate(_ONE_BRACKET)


def utf_16(data: bytes) -> str:
    """The name of the encoding, where it is one of two bytes a letter; else ""."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    # JSON begins with ASCII: a zero byte there is the other half of a letter.
    return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be" if data[:1] == b"\0" else ""


def _text(data: bytes) -> str:
    if utf_16(data):
        # What a power cut leaves of a file that was being written.
        if not data.strip(b"\0"):
            raise _Refused(sentence(N_("It holds nothing but zeros: its content is lost.")))
        raise _Refused(sentence(N_("It is UTF-16; a map is UTF-8.")))
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        pieces = [decoder.decode(data[start:start + _PIECE]) for start in range(0, len(data), _PIECE)]
        return "".join([*pieces, decoder.decode(b"", final=True)])
    except UnicodeDecodeError:
        raise _not_utf8(data) from None


def _not_utf8(data: bytes) -> _Refused:
    try:
        data.decode("utf-8")
        line = 1
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    return _Refused(sentence(N_("Line {line} is not UTF-8."), line=line))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice = _first_twice(key for key, _ in pairs)
        where = value.get("id") or value.get("title") or N_("the file")
        raise _Refused(sentence(N_("The key “{key}” stands twice in one object ({where})."),
                                key=twice[:80], where=str(where)[:80]))
    return value


def _first_twice(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""


def _half_characters(text: str) -> bool:
    """Whether escapes may name halves of characters; piece by piece, since a search holds the interpreter."""
    pieces = (text[start:start + _PIECE + len("\\ud8")] for start in range(0, len(text), _PIECE))
    return any("\\u" in piece and _SURROGATE.search(piece) for piece in pieces)


def _integer(digits: str) -> int:
    if len(digits) <= _DIGITS + 1 and abs(value := int(digits)) <= MAX_INTEGER:
        return value
    raise _BadNumber(sentence(N_("The number {number}… is too large."), number=digits[:20]), digits)


def _number(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _BadNumber(sentence(N_("The number {number}… is too large."), number=digits[:20]), digits)
    return value


def _constant(name: str) -> Any:
    raise _BadNumber(sentence(N_("{number} is not a number that a map can hold."), number=name), name)


def _line_of(written: str, text: str) -> int:
    """The line of the first such number. A string may hold it too, but none goes over the end of its line."""
    at = first = text.find(written)
    for _ in range(_PLACES):
        before = text[text.rfind("\n", 0, at) + 1:at].replace("\\\\", "").replace('\\"', "")
        if before.count('"') % 2 == 0:
            break
        at = text.find(written, at + len(written))
        if at < 0:
            at = first
            break
    return text.count("\n", 0, at) + 1


HOOKS: dict[str, Any] = {
    "object_pairs_hook": _object, "parse_int": _integer, "parse_float": _number, "parse_constant": _constant}


def no_lone_surrogate(value: Any, place: str) -> None:
    """Half a character can be read by json and never written. Raises ValueError, whose text says where it is."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise _Refused(sentence(N_("{place} holds half of a character (a lone surrogate)."),
                                    place=place or N_("the file"))) from None
    elif isinstance(value, dict):
        for key, part in value.items():
            no_lone_surrogate(key, place)
            no_lone_surrogate(part, f"{place}.{key}".strip("."))
    elif isinstance(value, list):
        for n, part in enumerate(value):
            no_lone_surrogate(part, f"{place}[{n}]")
