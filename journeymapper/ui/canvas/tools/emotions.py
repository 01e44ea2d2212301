"""The drag of an emotion: up and down its value, sideways its place."""
from typing import NamedTuple

from PySide6.QtCore import Qt

from journeymapper.core.commands.emotions import place_emotion
from journeymapper.core.layout.curve import curve
from journeymapper.core.layout.emotions import offset_near, x_at
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.preview import Preview
from journeymapper.ui.canvas.tools.host import Host, Pointer

# A hand that moves up and down trembles sideways by less than this, in pixels of the screen.
SIDEWAYS = 14.0


class Spot(NamedTuple):
    """Where a point would be. offset: None is the middle of the step."""

    step: str
    offset: float | None
    value: float


class EmotionDrag:
    """A point in steps of 0.1 up and down; sideways, once that is meant, within its step and into others.

    The curve follows and goes through its points from left to right, so a point may pass its neighbours.
    """

    name, axes, cursor = "emotion", "xy", Qt.CursorShape.SizeAllCursor

    def __init__(self, host: Host, emotion: str, start: Pointer) -> None:
        self.id, self.start = emotion, start
        self.lane, self.point = host.plan.points[emotion]
        self.sideways = False

    def spot(self, host: Host, pointer: Pointer) -> Spot:
        """What the pointer stands for."""
        value = round(host.plan.emotion_value_at(self.lane, pointer.y), 1)
        row = host.session.store.find(Emotion, self.id)
        self.sideways = self.sideways or abs(pointer.x - self.start.x) * host.view.zoom > SIDEWAYS
        plan = host.plan
        column = plan.column_at(min(max(pointer.x, plan.left), plan.right - 1))
        if not self.sideways or column is None:
            return Spot(self.point.step, row.offset if row is not None else None, value)
        return Spot(column.step, offset_near(pointer.x, column), value)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the curve as it would be."""
        row, spot = host.plan.row(self.lane), self.spot(host, pointer)
        y, column = host.plan.emotion_y(self.lane, spot.value), host.plan.column(spot.step)
        own = next((c for c in row.curves if c.persona == self.point.persona), None) if row is not None else None
        if row is None or y is None or own is None or column is None:
            return
        x = x_at(0.5 if spot.offset is None else spot.offset, column)
        points = [
            point._replace(x=x, y=y - row.y, step=spot.step, value=spot.value, quote=None)
            if point.id == self.id else point for point in own.points
        ]
        points.sort(key=lambda point: (point.x, point.id))
        host.set_preview(Preview(curve=(self.lane, curve(own.persona, points)), point=self.id,
                                 at=(pointer.sx, pointer.sy), value=spot.value))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Put it there."""
        row, spot = host.session.store.find(Emotion, self.id), self.spot(host, pointer)
        if row is not None and spot != (row.step, row.offset, row.value):
            host.session.run(place_emotion, self.id, spot.value, spot.step, spot.offset)

    def cancel(self, host: Host) -> None:
        """Nothing was done."""
