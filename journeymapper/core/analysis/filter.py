"""A filter of the map: which cards fit what a person chose. It is a way of looking and never part of the document.

A card fits when it fits each of the four choices; within one choice any of what is ticked will do, and a choice
that nobody made lets all through.

Personas: a red point by the personas that it names (one that names none concerns all of them; one about an emotion
concerns whose emotion it is); any other card when a red point about it does, and a touchpoint also when the persona
prefers its channel at its step.
Channels: a touchpoint by its own; a red point by that of the touchpoint that it is about.
Departments: a touchpoint or process by its own; a red point by that of what it is about.
Words: all of them must stand in the card's own texts, wherever and in whatever case, accents aside; a red point also
answers to its number ("RP-014").
An opportunity fits the first three choices when one of the red points that it would mend fits them all.
Emotions are no cards: a point of a curve fits by its persona, and by words where all of them stand in its quote or its
persona's name.
"""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card, Opportunity, Process, RedPoint, Touchpoint
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

Ids = frozenset[str]
NOTHING: Ids = frozenset()
# What holds words of people, in any kind of card.
TEXTS = ("title", "text", "evidence", "owner", "proposal", "metric", "target", "baseline", "ticket", "decision",
         "service", "unit", "value")


@dataclass(frozen=True)
class Filter:
    """What is chosen: ids of personas, channels, departments; words as they were typed."""

    personas: Ids = NOTHING
    channels: Ids = NOTHING
    departments: Ids = NOTHING
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.personas or self.channels or self.departments or self.words.strip())


def fits(doc: Reader, wanted: Filter, card: Card) -> bool:
    """Whether a card fits; see above."""
    return _says(card, plain(wanted.words).split()) and _concerned(doc, wanted, card)


def fitting(doc: Reader, wanted: Filter) -> set[str]:
    """The ids of all cards that fit."""
    words = plain(wanted.words).split()
    return {card.id for card in doc.every(Card) if _says(card, words) and _concerned(doc, wanted, card)}


def felt(doc: Reader, wanted: Filter) -> set[str]:
    """The ids of all emotions that fit."""
    words = plain(wanted.words).split()
    names = {persona.id: persona.name for persona in doc.every(Persona)}
    return {row.id for row in doc.every(Emotion) if (not wanted.personas or row.persona in wanted.personas)
            and _stand(words, (row.quote, names.get(row.persona)))}


def refit(doc: Reader, wanted: Filter, known: set[str], change: ChangeSet) -> bool:
    """Bring `known`, the cards that fitted before a change that `doc` already holds, up to date; whether it changed.

    The work is that of the cards that the change touches, except where a persona changes.
    """
    if any(isinstance(row, Persona) for row in _rows(change)):
        now = fitting(doc, wanted)
        differs = now != known
        known.clear()
        known.update(now)
        return differs
    differs = False
    for id in _touched(doc, change):
        card = doc.find(Card, id)
        fit = card is not None and fits(doc, wanted, card)
        if fit != (id in known):
            (known.add if fit else known.discard)(id)
            differs = True
    return differs


def without_lost(doc: Reader, wanted: Filter) -> Filter:
    """The choices that still exist."""
    def kept(chosen: Ids, kind: type[Record]) -> Ids:
        return frozenset(id for id in chosen if doc.find(kind, id) is not None)

    return replace(wanted, personas=kept(wanted.personas, Persona), channels=kept(wanted.channels, Channel),
                   departments=kept(wanted.departments, Department))


def plain(text: str) -> str:
    """`text` without case and accents, as people search."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join([letter for letter in normalize("NFKD", folded) if not combining(letter)])


def _says(card: Card, words: list[str]) -> bool:
    if not words:
        return True
    known = card.__dict__
    said = [str(value) for name in TEXTS if (value := known.get(name)) is not None]
    if isinstance(card, RedPoint):
        said.append(f"RP-{card.number:03d}")
    return _stand(words, said)


def _stand(words: list[str], said: Iterable[str | None]) -> bool:
    """Whether all words stand in what is said."""
    if not words:
        return True
    whole = plain("\n".join(text for text in said if text))
    return all(word in whole for word in words)


def _concerned(doc: Reader, wanted: Filter, card: Card) -> bool:
    if isinstance(card, Opportunity) and (wanted.personas or wanted.channels or wanted.departments):
        mended = (doc.find(RedPoint, id) for id in card.fixes or ())
        return any(_concerned(doc, wanted, red_point) for red_point in mended if red_point is not None)
    return all(not chosen or rule(doc, chosen, card) for chosen, rule in (
        (wanted.personas, _of_persona), (wanted.channels, _of_channel), (wanted.departments, _of_department)))


def _of_persona(doc: Reader, chosen: Ids, card: Card) -> bool:
    if isinstance(card, RedPoint):
        felt = doc.find(Emotion, card.about)
        if felt is not None:
            return felt.persona in chosen
        return not card.personas or not chosen.isdisjoint(card.personas)
    if any(_of_persona(doc, chosen, mark) for mark in queries.marks(doc, card.id)):
        return True
    return isinstance(card, Touchpoint) and card.channel is not None and any(
        card.channel == (persona.preferences or {}).get(card.step or "")
        for id in chosen if (persona := doc.find(Persona, id)) is not None)


def _of_channel(doc: Reader, chosen: Ids, card: Card) -> bool:
    subject = _subject(doc, card)
    return isinstance(subject, Touchpoint) and subject.channel in chosen


def _of_department(doc: Reader, chosen: Ids, card: Card) -> bool:
    subject = _subject(doc, card)
    return isinstance(subject, Touchpoint | Process) and subject.department in chosen


def _subject(doc: Reader, card: Card) -> Record | None:
    return doc.get(card.about) if isinstance(card, RedPoint) else card


def _rows(change: ChangeSet) -> Iterator[Record]:
    yield from change.added.values()
    yield from change.removed.values()
    for rows in change.updated.values():
        yield from rows


def _touched(doc: Reader, change: ChangeSet) -> set[str]:
    """The cards that a change may make fit or not: its own, those beside them, and the opportunities over these."""
    own = {row.id: row for row in _rows(change) if isinstance(row, Card | Emotion)}
    marked = {row.about for row in _rows(change) if isinstance(row, RedPoint) and row.about is not None}
    marking = set(_referring(doc, own, RedPoint))
    return {*own, *marked, *marking, *_referring(doc, {*own, *marking}, Opportunity)}


def _referring(doc: Reader, ids: Iterable[str], kind: type[Card]) -> Iterator[str]:
    for id in ids:
        yield from (row.id for row in doc.referrers(id) if isinstance(row, kind))
