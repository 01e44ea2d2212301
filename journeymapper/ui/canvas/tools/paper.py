"""Drags of the paper itself: the rubber band, the map under the hand."""
from PySide6.QtCore import Qt

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.preview import Preview
from journeymapper.ui.canvas.tools.host import Host, Pointer


class BandDrag:
    """A rubber band: selects the cards and points that it touches."""

    name, axes, cursor = "band", "xy", Qt.CursorShape.ArrowCursor

    def __init__(self, start: Pointer, kept: tuple[str, ...], before: tuple[str, ...]) -> None:
        """kept: stays selected beside what the band touches; before: what was selected when the button went down."""
        self.start, self.kept, self.before = start, kept, before

    def band(self, host: Host, pointer: Pointer) -> Rect:
        """The rectangle between start and pointer; the frozen strips don't bend it."""
        sx, sy = max(pointer.sx, host.view.gutter_right), max(pointer.sy, host.view.head_bottom)
        x1, y1 = host.view.body_to_map(sx, sy)
        x, y = min(self.start.x, x1), min(self.start.y, y1)
        return Rect(x, y, abs(self.start.x - x1), abs(self.start.y - y1))

    def move(self, host: Host, pointer: Pointer) -> None:
        """Select what is inside so far."""
        band = self.band(host, pointer)
        inside = [
            box.id for row, box in host.plan.boxes_between(band.x, band.y, band.right, band.bottom)
            if box.rect.moved(0, row.y).meets(band)
        ]
        inside += [id for id in host.plan.points if (r := host.plan.rect(id)) is not None and r.meets(band)]
        host.session.selection.set([*self.kept, *inside])
        host.set_preview(Preview(band=band))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """The selection stands."""

    def cancel(self, host: Host) -> None:
        """What was selected before is selected again."""
        host.session.selection.set(id for id in self.before if host.session.store.get(id) is not None)


class PanDrag:
    """The map under the hand."""

    name, axes, cursor = "pan", "", Qt.CursorShape.ClosedHandCursor

    def __init__(self, host: Host, start: Pointer) -> None:
        self.start, self.origin = start, (host.view.x, host.view.y)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Scroll with the pointer."""
        host.scroll_view(self.origin[0] + self.start.sx - pointer.sx, self.origin[1] + self.start.sy - pointer.sy)

    def drop(self, host: Host, pointer: Pointer) -> None:
        """It stays where it is."""

    def cancel(self, host: Host) -> None:
        """Back to where it was taken."""
        host.scroll_view(*self.origin)
