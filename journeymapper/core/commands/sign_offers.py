"""What the sign that is being typed at the end of a text could become: a list to choose from."""
import re
from dataclasses import dataclass

from journeymapper.core.commands.signs import (
    MARKS,
    NAMED,
    PLAIN_MARKS,
    TAIL,
    Field,
    Known,
    fitting,
    plain_name,
    read_signs,
)

LONGEST, NEW_WORDS = 40, 3
# What another sign begins with isn't the rest of a new name: a card without that field leaves it as text.
_SIGN_WITHIN = re.compile(r"\s[#@*+-]\S")
LARGEST, LARGE = 8, 6  # lines of one field alone, of each of several
VALUES: dict[str, tuple[Field, tuple[str, ...]]] = {
    "+": ("feeling", ("+2", "+1", "+0")), "-": ("feeling", ("-1", "-2")),
    "*": ("severity", ("*4", "*3", "*2", "*1", "*0")),
}


@dataclass(frozen=True)
class Offer:
    """One line of the list: `text` takes the place of what stands from `start` on.

    name: what it stands for, the value itself for numbers; new: the map has no such name yet. sure: it may be taken
    by Enter without being chosen first, since a name that the map has was begun.
    """

    field: Field
    name: str
    text: str
    start: int
    new: bool = False
    sure: bool = True


def offers(text: str, fields: frozenset[Field], known: Known) -> list[Offer]:
    """What fits the sign at the very end of a text; nothing where no sign is begun or the last one is whole."""
    plain = text.translate(PLAIN_MARKS)
    least = max(0, len(text) - LONGEST - 1, len(text) - TAIL)
    starts = [at for at in range(least, len(text)) if plain[at] in MARKS and _may_begin(text, at, fields, known)]
    fresh: list[Offer] = []
    for at in starts:
        found = _named(text, plain, at, fields, known) if plain[at] in NAMED else _values(plain, at, fields)
        if found is None:
            return []
        if any(not offer.new for offer in found):
            return found
        fresh = fresh or found
    return fresh


def _may_begin(text: str, at: int, fields: frozenset[Field], known: Known) -> bool:
    if at == 0 or text[at - 1].isspace():
        return True
    signs = read_signs(text[:at], fields, known).signs
    return bool(signs) and signs[-1].end == len(text[:at].strip()) and not text[:1].isspace()


def _values(plain: str, at: int, fields: frozenset[Field]) -> list[Offer]:
    field, values = VALUES[plain[at]]
    if field not in fields or at + 1 != len(plain):
        return []
    return [Offer(field, value.lstrip("*"), value, at, sure=False) for value in values]


def _named(text: str, plain: str, at: int, fields: frozenset[Field], known: Known) -> list[Offer] | None:
    """None: the name is whole, there is nothing more to choose."""
    mark, said = plain[at], text[at + 1:]
    if "\n" in said or said[:1].isspace() or said[-1:].isspace():
        return []
    found: list[Offer] = []
    wanted = [field for field in NAMED[mark] if field in fields]
    for field in wanted:
        if (field, said) in known.fresh:
            return None
        for entry in fitting(said, field, known)[:LARGEST if len(wanted) == 1 else LARGE]:
            if said and plain_name(entry.name) == plain_name(said):
                return None
            found.append(Offer(field, entry.name, mark + entry.name, at))
    signs = read_signs(text, fields, known).signs
    if signs and signs[-1].start > at:
        return found  # what could be a new name is read as several signs
    news = "channel" if "channel" in wanted else "owner" if "owner" in wanted else None
    if news is not None and said and len(said.split()) <= NEW_WORDS and not _SIGN_WITHIN.search(plain[at + 1:]):
        found.append(Offer("channel" if news == "channel" else "owner", said, text[at:], at, new=True, sure=False))
    return found
