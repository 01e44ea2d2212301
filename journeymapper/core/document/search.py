"""Find in all texts of a document: pure, in the order in which one reads the map."""
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from journeymapper.core.foundation.folding import fold, fold_with_places
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.other import Link, Measurement
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Part, Record

from . import queries
from .reader import Reader

# Fields that people write words into, in the order in which the inspector shows them. All else is chosen, counted or
# made by the program. A test holds this list against all models.
TEXTS = (
    "title", "name", "label", "segment", "text", "quote", "scenario", "organisation", "owner", "goals",
    "service", "evidence", "proposal", "metric", "baseline", "target", "ticket", "decision", "unit", "actions",
    "sources",
)
# Texts of the models that are no words of people's.
NO_TEXTS = frozenset({"kind", "language", "icon", "base64"})
EMPATHY = ("thinks_and_feels", "sees", "hears", "says_and_does", "pains", "gains")


Chosen = Mapping[str, Mapping[str, str]]
"""Field → value → the word that people see for it."""


@dataclass(frozen=True)
class Query:
    """What is looked for. case: letters exactly as written, accents too; else neither makes a difference."""

    text: str
    case: bool = False
    words: bool = False


class Hit(NamedTuple):
    """A place in a text: record, field ("title", "empathy.pains"), start and end, and the text found there."""

    id: str
    field: str
    start: int
    end: int
    found: str


def find(doc: Reader, query: Query, chosen: Chosen = MappingProxyType({})) -> list[Hit]:
    """All hits: the journey, its grid, the cards by step and lane with the emotions, the parked ones, people, links.

    chosen: what is chosen instead of written is found by the word that people see for it, and never replaced.
    """
    if not query.text:
        return []
    spans = spans_of(query)
    return [Hit(row.id, field, start, end, text[start:end])
            for row in _in_order(doc) for field, text in texts_of(row, chosen) for start, end in spans(text)]


def spans(text: str, query: Query) -> list[tuple[int, int]]:
    """As `spans_of`, for one text."""
    return spans_of(query)(text)


def spans_of(query: Query) -> Callable[[str], list[tuple[int, int]]]:
    """What gives (start, end) of all hits in a text, in order and apart; an accent that is a letter of its own goes
    along with the letter before it.
    """
    needle = query.text if query.case else fold(query.text)

    def find_in(text: str) -> list[tuple[int, int]]:
        if not needle or needle not in (text if query.case else _folded(text)):
            return []
        shown, places = (text, range(len(text))) if query.case else fold_with_places(text)
        exact = query.case or text.isascii()
        found: list[tuple[int, int]] = []
        at = shown.find(needle)
        while at >= 0:
            start, end = places[at], places[at + len(needle) - 1] + 1
            while not exact and end < len(text) and not fold(text[end]):
                end += 1
            if (not found or start >= found[-1][1]) and (not query.words or _is_word(text, start, end)):
                found.append((start, end))
                at = shown.find(needle, at + len(needle))
            else:
                at = shown.find(needle, at + 1)
        return found

    return find_in


def _is_word(text: str, start: int, end: int) -> bool:
    goes_on_before = _is_letter(text[start - 1:start]) and _is_letter(text[start])
    goes_on_after = _is_letter(text[end:end + 1]) and _is_letter(text[end - 1])
    return not goes_on_before and not goes_on_after


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def texts_of(row: Record, chosen: Chosen = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """(field, text) of all that people wrote into a record, then the words of what they chose there."""
    values = row.__dict__
    for field in _fields(type(row)):
        text = values.get(field)
        if text and isinstance(text, str):
            yield field, text
    inner = values.get("empathy")
    if isinstance(inner, Part):
        for field in EMPATHY:
            text = getattr(inner, field)
            if text:
                yield f"empathy.{field}", text
    for field, words in chosen.items():
        value = values.get(field)
        if isinstance(value, str) and value in words:
            yield field, words[value]


def is_written(field: str) -> bool:
    """Whether a field of a hit holds words that people write, so that they can be replaced."""
    return field in TEXTS or field.partition(".")[2] in EMPATHY


# The same texts are searched at every letter that somebody types.
_folded = lru_cache(maxsize=1 << 17)(fold)


def forget() -> None:
    """Give back what is kept while somebody searches."""
    _folded.cache_clear()


@lru_cache
def _fields(kind: type[Record]) -> tuple[str, ...]:
    # The target of a red point is words, that of a link an id.
    return tuple(field for field in TEXTS if field in kind.model_fields and field not in kind.references)


def text_at(row: Record | None, field: str) -> str | None:
    """The text of a field as `Hit` names it, or None."""
    outer, _, inner = field.partition(".")
    value = getattr(row, outer, None)
    text = getattr(value, inner, None) if inner else value
    return text if isinstance(text, str) else None


def _in_order(doc: Reader) -> Iterator[Record]:
    yield queries.journey(doc)
    yield from queries.stages(doc)
    columns = queries.columns(doc)
    yield from columns
    lanes = queries.lanes(doc)
    yield from lanes
    yield from _by_place(doc, [step.id for step in columns], lanes)
    yield from queries.parked(doc)
    yield from queries.personas(doc)
    yield from queries.channels(doc)
    yield from queries.departments(doc)
    for kind in (Link, Measurement):
        yield from sorted(doc.every(kind), key=attrgetter("id"))


def _by_place(doc: Reader, columns: list[str], lanes: list[Lane]) -> Iterator[Record]:
    """Cards and emotions by step, then by lane."""
    order: dict[str | None, int] = {lane.id: n for n, lane in enumerate(lanes)}
    cards: dict[str | None, list[Card]] = {}
    for card in doc.every(Card):
        cards.setdefault(card.step, []).append(card)
    feelings: dict[str, list[Emotion]] = {}
    for row in doc.every(Emotion):
        feelings.setdefault(row.step, []).append(row)
    for step in columns:
        yield from sorted(feelings.get(step, ()), key=lambda row: (row.persona, row.offset or 0.5, row.id))
        yield from sorted(cards.get(step, ()), key=lambda card: (order.get(card.lane, len(order)), card.rank, card.id))
