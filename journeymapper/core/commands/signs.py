"""Short signs at the end of a title: `#web` channel, `+1` feeling, `*4` severity, `@Maria` persona, owner, department.

`read_signs` is a pure function: it takes the longest run of signs off the end of a text, of those that the kind of
card has fields for and that mean something; all else stays text. Signs may follow one another without a space
(`#web+1`). A name needs as much of it as tells it apart; where several fit, the first in the order of `fitting` is
meant. A backslash before a sign (`\\#web`) keeps it as text; `escaped` puts one where a text would be read.
"""
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from journeymapper.core.commands.people import add_channel
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card

Field = Literal["channel", "department", "personas", "owner", "feeling", "severity"]
FIELDS: tuple[Field, ...] = ("channel", "department", "personas", "owner", "feeling", "severity")
NAMED: Mapping[str, tuple[Field, ...]] = {"#": ("channel",), "@": ("personas", "department", "owner")}
# What input methods write for the same signs, one for one.
PLAIN_MARKS = str.maketrans("＃＠＊＋－\N{MINUS SIGN}０１２３４", "#@*+--01234")
MARKS = "#@*+-"
TAIL, MOST = 240, 24


class Entry(NamedTuple):
    """Something that a name can mean: `value` is an id, for an owner the name itself."""

    field: Field
    value: str
    name: str


class Sign(NamedTuple):
    """One sign of a text, at text[start:end]. new: a name that the map doesn't have yet; it was chosen so."""

    field: Field
    value: str | int
    name: str
    start: int
    end: int
    new: bool = False


@dataclass(frozen=True)
class Known:
    """What names there are, in the order in which they are offered; `fresh` are names chosen as new ones."""

    entries: tuple[Entry, ...] = ()
    fresh: frozenset[tuple[Field, str]] = frozenset()


class Read(NamedTuple):
    """A text without its signs, and they."""

    title: str
    signs: tuple[Sign, ...]


def sign_fields(card: object) -> frozenset[Field]:
    """The fields of a card that signs can set; none for anything else."""
    own = type(card).model_fields if isinstance(card, Card) else {}
    return frozenset(field for field in FIELDS if field in own)


def known_names(doc: Reader, fresh: Iterable[tuple[Field, str]] = ()) -> Known:
    """The names of a map."""
    rows = [Entry("channel", row.id, row.name) for row in queries.channels(doc)]
    rows += [Entry("personas", row.id, row.name) for row in queries.personas(doc)]
    departments = queries.departments(doc)
    rows += [Entry("department", row.id, row.name) for row in departments]
    rows += [Entry("owner", row.name, row.name) for row in departments]
    return Known(tuple(row for row in rows if row.name.strip()), frozenset(fresh))


def read_signs(text: str, fields: frozenset[Field], known: Known) -> Read:
    """A text's title and the signs at its end. Never raises; what means nothing stays in the title."""
    text = text.strip()
    run = _run(text, fields, known)
    rest = text[:run[0].start].rstrip() if run else text
    return Read(_unescaped(rest, fields, known), run)


def escaped(title: str, fields: frozenset[Field], known: Known) -> str:
    """The text that reads as just this title, without signs."""
    if read_signs(title, fields, known) == (title, ()):
        return title
    starts = [sign.start for sign in _run(title, fields, known) if _word_begins(title, sign.start)]
    at = starts[-1] if starts else _escape(title, fields, known)
    return title if at is None else title[:at] + "\\" + title[at:]


def fitting(asked: str, field: Field, known: Known) -> list[Entry]:
    """What a beginning of a name can mean: whole names first, then beginnings, then beginnings of their words."""
    found = [(rank, entry) for entry in known.entries if entry.field == field
             and (rank := _rank(plain_name(asked), plain_name(entry.name))) is not None]
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


@titled(N_("Rename"))
def write_signed(tx: Transaction, id: str, read: Read, before: str) -> None:
    """Give a card the title and the fields that were read; signs alone leave it the title that it had `before`.

    A new channel is made; personas are added to those that the card names.
    """
    card = tx.find(Card, id)
    if card is None:
        return
    changes: dict[str, Any] = {"title": read.title or (before if read.signs else "")}
    for sign in read.signs:
        if sign.field == "personas":
            now = changes.get("personas", getattr(card, "personas", None) or ())
            changes["personas"] = tuple(dict.fromkeys((*now, sign.value)))
        elif sign.field == "channel" and sign.new:
            changes["channel"] = add_channel(tx, sign.name)
        else:
            changes[sign.field] = sign.value
    tx.update(id, **changes)


def _run(text: str, fields: frozenset[Field], known: Known) -> tuple[Sign, ...]:
    """The longest run of signs that ends a text, each single field once."""
    plain = text.translate(PLAIN_MARKS)
    marks = [at for at in range(max(0, len(text) - TAIL), len(text)) if plain[at] in MARKS][-MOST:]
    if not fields or not marks:
        return ()
    runs: dict[int, tuple[Sign, ...] | None] = {len(text): ()}
    for at in reversed(marks):
        runs[at] = _from(plain, at, marks, runs, fields, known)
    for at in marks:
        run = runs[at]
        if run and _word_begins(text, at) and _once(run):
            return run
    return ()


def _from(
    plain: str, at: int, marks: list[int], runs: dict[int, tuple[Sign, ...] | None], fields: frozenset[Field],
    known: Known,
) -> tuple[Sign, ...] | None:
    """The signs from a mark to the end; each as long as it can be."""
    for end in (len(plain), *(mark for mark in reversed(marks) if mark > at)):
        rest = runs[end]
        sign = None if rest is None else _sign(plain[at:end].rstrip(), at, fields, known)
        if sign is not None and rest is not None:
            return (sign, *rest)
    return None


def _sign(piece: str, at: int, fields: frozenset[Field], known: Known) -> Sign | None:
    mark, said, end = piece[0], piece[1:], at + len(piece)
    if not said or said[0].isspace() or "\n" in said:
        return None
    if mark in "+-":
        fits = "feeling" in fields and said in ("0", "1", "2")
        value = -int(said) if fits and mark == "-" else int(said) if fits else 0
        return Sign("feeling", value, "", at, end) if fits else None
    if mark == "*":
        fits = "severity" in fields and said in ("0", "1", "2", "3", "4")
        return Sign("severity", int(said), "", at, end) if fits else None
    for field in NAMED[mark]:
        if field in fields and (field, said) in known.fresh:
            return Sign(field, said, said, at, end, new=True)
    found = best(said, mark, fields, known)
    return Sign(found.field, found.value, found.name, at, end) if found is not None else None


def best(said: str, mark: str, fields: frozenset[Field], known: Known) -> Entry | None:
    """What a name after `#` or `@` means: the best of all fields that the mark can set, in their order."""
    asked = plain_name(said)
    ranked = [(_rank(asked, plain_name(found[0].name)), place, found[0]) for place, field in enumerate(NAMED[mark])
              if field in fields and (found := fitting(said, field, known))]
    return min(ranked, key=lambda triple: (triple[0] or 0, triple[1]))[2] if ranked else None


def _once(run: tuple[Sign, ...]) -> bool:
    single = [sign.field for sign in run if sign.field != "personas"]
    return len(set(single)) == len(single)


def _word_begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _escape(text: str, fields: frozenset[Field], known: Known) -> int | None:
    """Where a backslash stands, at the beginning of a word, that keeps the signs after it as text."""
    for at in range(max(0, len(text) - TAIL), len(text)):
        if text[at] == "\\" and _word_begins(text, at):
            after = text[at:].lstrip("\\")
            run = _run(after, fields, known)
            if run and run[0].start == 0:
                return at
    return None


def _unescaped(text: str, fields: frozenset[Field], known: Known) -> str:
    at = _escape(text, fields, known)
    return text if at is None else text[:at] + text[at + 1:]


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """Without case, marks and doubled spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in parts if not unicodedata.combining(letter)).split())


def _rank(asked: str, name: str) -> int | None:
    if not asked:
        return 1
    if asked == name:
        return 0
    if name.startswith(asked):
        return 1
    return 2 if any(name[at:].startswith(asked) for at in _words(name)) else None


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[int, ...]:
    return tuple(at for at in range(1, len(name)) if name[at].isalnum() and not name[at - 1].isalnum())
