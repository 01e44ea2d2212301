"""Pilots compared: small experiments that measure each channel's value at each touchpoint.

Source: the four mistakes in channels and their remedy (small pilots); the change is result minus baseline.
"""
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.pilots import Pilot, pilots_of

from .figures import figure


class Change(NamedTuple):
    """From baseline to result: the difference, its unit, and the difference as a part of the baseline (None: of 0)."""

    by: float
    unit: str
    part: float | None


class PilotRow(NamedTuple):
    """A pilot, the touchpoint it belongs to and its place in that one's list."""

    card: Touchpoint
    place: int
    pilot: Pilot
    change: Change | None


def pilot_rows(doc: Reader) -> list[PilotRow]:
    """All pilots: by step from left to right (parked ones last), touchpoint and place."""
    order = {step.id: n for n, step in enumerate(queries.columns(doc))}
    lanes = {lane.id: n for n, lane in enumerate(queries.lanes(doc))}
    cards = [card for card in doc.every(Touchpoint) if card.pilots]
    cards.sort(key=lambda card: (order.get(card.step or "", len(order)), lanes.get(card.lane or "", len(lanes)),
                                 card.rank, card.id))
    return [PilotRow(card, place, pilot, change_of(pilot))
            for card in cards for place, pilot in enumerate(pilots_of(card))]


def change_of(pilot: Pilot) -> Change | None:
    """The change; None where a figure is missing, is no figure, or both are of different units."""
    before, after = figure(pilot.baseline), figure(pilot.result)
    if before is None or after is None:
        return None
    if before.unit and after.unit and before.unit.casefold() != after.unit.casefold():
        return None
    by = round(after.value - before.value, 10)
    return Change(by, after.unit or before.unit, by / abs(before.value) if before.value else None)
