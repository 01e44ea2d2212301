"""Drags of the select tool: each previews in the overlay and runs one command at its end."""
from dataclasses import replace
from typing import Protocol

from journeymapper.core.commands.emotions import set_emotion
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.layout.curve import curve
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import landing, targets
from journeymapper.ui.canvas.preview import Preview, Refusal, Target
from journeymapper.ui.canvas.tools.host import Host, Pointer


class Drag(Protocol):
    """One drag. `name` is the end of the tool's path."""

    name: str

    def move(self, host: Host, pointer: Pointer) -> None:
        """Follow the pointer."""

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Do it."""


class CardsDrag:
    """Cards to another cell, or a red point onto what it marks."""

    name = "cards"

    def __init__(self, host: Host) -> None:
        rows = [row for id in host.session.selection.ids if (row := host.session.store.find(Card, id)) is not None]
        self.ids = [row.id for row in sorted(rows, key=lambda row: (_column(host, row), row.rank, row.id))]
        self.kinds = {row.kind for row in rows}

    def target(self, host: Host, pointer: Pointer) -> Target | Refusal:
        """Where all of them would land."""
        doc, at = host.session.store, (pointer.x, pointer.y)
        if self.kinds == {"red-point"} and len(self.ids) == 1:
            marked = targets.mark_target(host.plan, doc, at)
            if marked is not None:
                return marked
        found = [targets.card_target(host.plan, doc, kind, at, self.ids) for kind in sorted(self.kinds)]
        return next((one for one in found if isinstance(one, Refusal)), found[0])

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the slot."""
        host.set_preview(Preview(self.target(host, pointer), frozenset(self.ids), at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Move them there; a refusal says why."""
        target = self.target(host, pointer)
        if isinstance(target, Refusal):
            host.refuse(UserError(target.words[0], **target.words[1]))
        else:
            landing.move(host.session, target, self.ids)


def _column(host: Host, card: Card) -> int:
    column = host.plan.column_index.get(card.step or "")
    return -1 if column is None else column


class EmotionDrag:
    """A point up and down its scale in steps of 0.1; the curve follows."""

    name = "emotion"

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


class GridDrag:
    """A stage, step or lane to another place in its order."""

    def __init__(self, host: Host, id: str) -> None:
        record = host.session.store.get(id)
        self.id = id
        self.name = "stage" if isinstance(record, Stage) else "step" if isinstance(record, Step) else "lane"

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


class BandDrag:
    """A rubber band: selects the cards and points that it touches."""

    name = "band"

    def __init__(self, start: Pointer, kept: tuple[str, ...]) -> None:
        self.start, self.kept = start, kept

    def band(self, pointer: Pointer) -> Rect:
        """The rectangle between start and pointer."""
        x, y = min(self.start.x, pointer.x), min(self.start.y, pointer.y)
        return Rect(x, y, abs(self.start.x - pointer.x), abs(self.start.y - pointer.y))

    def move(self, host: Host, pointer: Pointer) -> None:
        """Select what is inside so far."""
        band = self.band(pointer)
        inside = [
            box.id for row, box in host.plan.boxes_between(band.x, band.y, band.right, band.bottom)
            if box.rect.moved(0, row.y).meets(band)
        ]
        inside += [id for id in host.plan.points if (r := host.plan.rect(id)) is not None and r.meets(band)]
        host.session.selection.set([*self.kept, *inside])
        host.set_preview(Preview(band=band))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """The selection stands."""


class PanDrag:
    """The map under the hand."""

    name = "pan"

    def __init__(self, host: Host, start: Pointer) -> None:
        self.start, self.origin = start, (host.view.x, host.view.y)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Scroll with the pointer."""
        host.scroll_view(self.origin[0] + self.start.sx - pointer.sx, self.origin[1] + self.start.sy - pointer.sy)

    def drop(self, host: Host, pointer: Pointer) -> None:
        """It stays where it is."""

