"""Drags of the select tool: each previews in the overlay and runs one command at its end."""
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Qt

from journeymapper.core.commands.emotions import set_emotion
from journeymapper.core.layout.curve import curve
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import landing, targets
from journeymapper.ui.canvas.preview import Preview, Target
from journeymapper.ui.canvas.tools.host import Host, Pointer


class Drag(Protocol):
    """One drag. `name` is the end of the tool's path; axes: which ways it scrolls at the edges, of "x" and "y"."""

    name: str
    axes: str

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like meanwhile."""

    def move(self, host: Host, pointer: Pointer) -> None:
        """Follow the pointer."""

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Do it."""

    def cancel(self, host: Host) -> None:
        """Take back what following the pointer did beyond the overlay."""


class EmotionDrag:
    """A point up and down its scale in steps of 0.1; the curve follows."""

    name, axes, cursor = "emotion", "xy", Qt.CursorShape.SizeVerCursor

    def __init__(self, host: Host, emotion: str) -> None:
        self.id = emotion
        self.lane, self.point = host.plan.points[emotion]

    def value(self, host: Host, pointer: Pointer) -> float:
        """The feeling under the pointer."""
        return round(host.plan.emotion_value_at(self.lane, pointer.y), 1)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the curve as it would be."""
        row = host.plan.row(self.lane)
        value = self.value(host, pointer)
        y = host.plan.emotion_y(self.lane, value)
        own = next((c for c in row.curves if c.persona == self.point.persona), None) if row is not None else None
        if row is None or y is None or own is None:
            return
        points = [
            replace(point, y=y - row.y, value=value, quote=None) if point.id == self.id else point
            for point in own.points
        ]
        host.set_preview(Preview(curve=(self.lane, curve(own.persona, points)), point=self.id,
                                 at=(pointer.sx, pointer.sy), value=value))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Set the value."""
        row = host.session.store.find(Emotion, self.id)
        if row is not None:
            host.session.run(set_emotion, self.id, self.value(host, pointer))

    def cancel(self, host: Host) -> None:
        """Nothing was done."""


class GridDrag:
    """A stage, step or lane to another place in its order."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, host: Host, id: str) -> None:
        record = host.session.store.get(id)
        self.id = id
        self.name = "stage" if isinstance(record, Stage) else "step" if isinstance(record, Step) else "lane"
        self.axes = "y" if self.name == "lane" else "x"

    def target(self, host: Host, pointer: Pointer) -> Target:
        """The gap."""
        doc, at = host.session.store, (pointer.x, pointer.y)
        if self.name == "stage":
            return targets.stage_target(host.plan, doc, at, self.id)
        if self.name == "step":
            return targets.step_target(host.plan, doc, at, self.id)
        return targets.lane_target(host.plan, doc, at, "lane", self.id)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the gap."""
        host.set_preview(Preview(self.target(host, pointer), frozenset([self.id]), at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Move it there."""
        landing.move_grid(host.session, self.target(host, pointer), self.id)

    def cancel(self, host: Host) -> None:
        """Nothing was done."""
