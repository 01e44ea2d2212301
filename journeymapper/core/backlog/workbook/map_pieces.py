"""The map as pieces of a grid: which text stands in which row of a lane, over which columns."""
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeymapper.core.comparing.words import UNTITLED
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Lane, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Emotion

MINUS = "−"


class Piece(NamedTuple):
    """One cell, or several merged from `first` to `last` (columns of the grid from 0); `row` counts inside the lane."""

    id: str
    row: int
    first: int
    last: int
    text: str
    style: str
    marks: tuple[int, ...] = ()


def pieces_of(doc: Reader, lane: Lane, steps: Sequence[Step], t: Texts) -> list[Piece]:
    """What stands in a lane."""
    kind = lane_kinds().get(lane.kind)
    arrangement = kind.arrangement if kind else "flow"
    if arrangement == "curve":
        return _feelings(doc, lane, steps)
    if arrangement == "span":
        return _spans(doc, lane, steps, t)
    return [
        Piece(card.id, row, column, column, *_said(card, t), _marks(doc, card.id))
        for column, step in enumerate(steps)
        for row, card in enumerate(queries.cards_in(doc, lane.id, step.id))
    ]


def _said(card: Card, t: Texts) -> tuple[str, str]:
    """Text and style of a card."""
    title = card.title if card.title.strip() else t(UNTITLED)
    if isinstance(card, RedPoint):
        return f"● {card.number}  {title}", "red card"
    return (f"“{title}”" if card.kind == "quote" else title), ("process" if isinstance(card, Process) else "card")


def _marks(doc: Reader, id: str) -> tuple[int, ...]:
    return tuple(point.number for point in queries.marks(doc, id))


def _feelings(doc: Reader, lane: Lane, steps: Sequence[Step]) -> list[Piece]:
    shown = {persona.id: (place, persona.name) for place, persona in enumerate(queries.lane_personas(doc, lane))}
    found = []
    for column, step in enumerate(steps):
        rows = [row for row in queries.emotions_at(doc, step.id) if row.persona in shown]
        rows.sort(key=lambda row: shown[row.persona][0])
        found += [Piece(emotion.id, row, column, column, feeling_text(emotion, shown[emotion.persona][1]),
                        feeling_style(emotion.value), _marks(doc, emotion.id)) for row, emotion in enumerate(rows)]
    return found


def feeling_text(emotion: Emotion, name: str) -> str:
    """“Maria −1.7”, with the quote below."""
    value = f"{emotion.value:+.1f}".replace("-", MINUS) if emotion.value else "0"
    return f"{name}  {value}" + (f"\n“{emotion.quote}”" if emotion.quote else "")


def feeling_style(value: float) -> str:
    """The shade of a feeling, −2 to 2."""
    if value >= 0.5:
        return "feeling good"
    if value > -0.5:
        return "feeling even"
    return "feeling low" if value > -1.5 else "feeling bad"


def _spans(doc: Reader, lane: Lane, steps: Sequence[Step], t: Texts) -> list[Piece]:
    """Each card from its step to the step it lasts until, in the first row that is free there."""
    places = {step.id: column for column, step in enumerate(steps)}
    ends: list[int] = []
    found = []
    for first, card in _in_order(doc, lane, steps):
        last = max(first, places.get(getattr(card, "until", None) or "", first))
        row = next((row for row, end in enumerate(ends) if end < first), len(ends))
        ends[row:row + 1] = [last]
        found.append(Piece(card.id, row, first, last, *_said(card, t), _marks(doc, card.id)))
    return found


def _in_order(doc: Reader, lane: Lane, steps: Sequence[Step]) -> Iterable[tuple[int, Card]]:
    for column, step in enumerate(steps):
        for card in queries.cards_in(doc, lane.id, step.id):
            yield column, card
