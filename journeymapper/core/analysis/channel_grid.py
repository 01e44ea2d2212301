"""Channels × steps: where a touchpoint exists, how it feels, what each persona would prefer.

A touchpoint without channel stands in a row of its own, so that nothing is hidden; parked ones are in no step.
"""
from collections.abc import Mapping
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel

from .services import Service, services

Place = tuple[str | None, str]
"""(channel or None, step)."""


class Cell(NamedTuple):
    """What one channel is at one step. preferred_by: ids of personas, in their order."""

    touchpoints: tuple[Touchpoint, ...] = ()
    preferred_by: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether somebody would like this channel here and finds nothing."""
        return bool(self.preferred_by) and not self.touchpoints

    @property
    def feeling(self) -> float | None:
        """The mean of what its touchpoints feel like."""
        felt = [card.feeling for card in self.touchpoints if card.feeling is not None]
        return sum(felt) / len(felt) if felt else None


class ChannelGrid(NamedTuple):
    """channels from top to bottom, None last where a touchpoint has none; cells hold only what isn't empty."""

    channels: tuple[Channel | None, ...]
    steps: tuple[Step, ...]
    cells: Mapping[Place, Cell]
    services: Mapping[str, Service]

    def cell(self, channel: Channel | None, step: Step) -> Cell:
        """The cell of a channel at a step."""
        return self.cells.get((channel.id if channel else None, step.id), _EMPTY)


_EMPTY = Cell()


def channel_grid(doc: Reader, personas: tuple[str, ...] | None = None) -> ChannelGrid:
    """The grid. personas: whose preferences count, None for everybody's."""
    steps = tuple(queries.columns(doc))
    known, here = {row.id for row in queries.channels(doc)}, {step.id for step in steps}
    lanes = {lane.id: n for n, lane in enumerate(queries.lanes(doc))}
    cards = [card for card in doc.every(Touchpoint) if card.step in here]
    cards.sort(key=lambda card: (lanes.get(card.lane or "", len(lanes)), card.rank, card.id))
    touchpoints: dict[Place, list[Touchpoint]] = {}
    for card in cards:
        touchpoints.setdefault((card.channel if card.channel in known else None, str(card.step)), []).append(card)
    liked: dict[Place, list[str]] = {}
    for persona in queries.personas(doc):
        if personas is None or persona.id in personas:
            for step, channel in (persona.preferences or {}).items():
                liked.setdefault((channel, step), []).append(persona.id)
    cells = {place: Cell(tuple(touchpoints.get(place, ())), tuple(liked.get(place, ())))
             for place in touchpoints.keys() | liked.keys()}
    channels: tuple[Channel | None, ...] = tuple(queries.channels(doc))
    if any(channel is None for channel, _ in touchpoints):
        channels = (*channels, None)
    return ChannelGrid(channels, steps, cells, services(doc))
