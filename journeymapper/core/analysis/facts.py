"""What several checks ask of one state of a document, worked out once. Thrown away at the next change."""
from functools import cached_property
from typing import Any

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Lane, Phase, Step
from journeymapper.core.model.people import Channel, Persona

from .options import Options


class Facts:
    """`doc` in one state, with the options of the checks."""

    def __init__(self, doc: Reader, options: Options) -> None:
        self.doc, self.options = doc, options
        self._touchpoints: dict[str, list[Touchpoint]] = {}
        self._red_points: dict[str, list[RedPoint]] = {}
        # What rules that look at the same unit work out once: (who, unit) → what it found.
        self.memory: dict[tuple[str, str], Any] = {}

    @cached_property
    def journey(self) -> Journey | None:
        """The journey; None in an empty store."""
        return next(iter(self.doc.every(Journey)), None)

    @cached_property
    def steps(self) -> list[Step]:
        """All steps from left to right."""
        return queries.columns(self.doc)

    @cached_property
    def index(self) -> dict[str, int]:
        """Step → its place from the left."""
        return {step.id: place for place, step in enumerate(self.steps)}

    @cached_property
    def phases(self) -> dict[str, Phase | None]:
        """Step → before, at or after the purchase."""
        known = {stage.id: stage.phase for stage in queries.stages(self.doc)}
        return {step.id: known.get(step.stage) for step in self.steps}

    @cached_property
    def personas(self) -> list[Persona]:
        """All personas in their order."""
        return queries.personas(self.doc)

    @cached_property
    def preferences(self) -> dict[str, dict[str, str]]:
        """Step → persona → the channel that this persona would choose there."""
        found: dict[str, dict[str, str]] = {}
        for persona in self.personas:
            for step, channel in (persona.preferences or {}).items():
                found.setdefault(step, {})[persona.id] = channel
        return found

    @cached_property
    def _shown(self) -> dict[str, int]:
        return {lane.id: place for place, lane in enumerate(queries.lanes(self.doc)) if not lane.hidden}

    def touchpoints(self, step: str) -> list[Touchpoint]:
        """A step's touchpoints, those of hidden lanes too, as one reads them."""
        if step not in self._touchpoints:
            rows = [row for row in self.doc.referrers(step) if isinstance(row, Touchpoint) and row.step == step]
            self._touchpoints[step] = sorted(rows, key=self._reading)
        return self._touchpoints[step]

    def red_points(self, step: str) -> list[RedPoint]:
        """The red points that stand in a step, in no particular order."""
        if step not in self._red_points:
            rows = self.doc.referrers(step)
            self._red_points[step] = [row for row in rows if isinstance(row, RedPoint) and row.step == step]
        return self._red_points[step]

    def first(self, step: str) -> Touchpoint | None:
        """The touchpoint by which one enters a step: the first one in a lane that is shown."""
        return next((row for row in self.touchpoints(step) if row.lane in self._shown), None)

    def channels(self, step: str) -> list[Channel]:
        """The channels of a step's touchpoints, each once, as one reads them."""
        found = {row.channel: self.doc.find(Channel, row.channel) for row in self.touchpoints(step)}
        return [channel for channel in found.values() if channel is not None]

    def entered_before(self, step: str) -> str | None:
        """The step from which one comes: the nearest at the left with a touchpoint that is shown."""
        at = self.index.get(step, 0)
        return next((row.id for row in reversed(self.steps[:at]) if self.first(row.id) is not None), None)

    def _reading(self, row: Touchpoint) -> tuple[int, str, str]:
        lane = self.doc.find(Lane, row.lane)
        return self._shown.get(row.lane or "", len(self._shown)) if lane else len(self._shown), row.rank, row.id
