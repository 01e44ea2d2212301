"""Drags of the select tool: each previews in the overlay and runs one command at its end."""
from typing import Protocol

from PySide6.QtCore import Qt

from journeymapper.core.model.journey import Stage, Step
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


class GridDrag:
    """Stages, steps or lanes to another place in their order: all selected ones of the sort that was taken."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, host: Host, id: str) -> None:
        record = host.session.store.get(id)
        self.name = "stage" if isinstance(record, Stage) else "step" if isinstance(record, Step) else "lane"
        self.axes = "y" if self.name == "lane" else "x"
        alike = (other for other in host.session.selection.ids if type(host.session.store.get(other)) is type(record))
        self.ids = frozenset([id, *alike])

    def target(self, host: Host, pointer: Pointer) -> Target:
        """The gap."""
        doc, at = host.session.store, (pointer.x, pointer.y)
        if self.name == "stage":
            return targets.stage_target(host.plan, doc, at, self.ids)
        if self.name == "step":
            return targets.step_target(host.plan, doc, at, self.ids)
        return targets.lane_target(host.plan, doc, at, "lane", self.ids)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the gap."""
        host.set_preview(Preview(self.target(host, pointer), self.ids, at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Move it there; that a lane took another side by it is said."""
        before = host.session.history.key
        landing.move_grid(host.session, self.target(host, pointer), self.ids)
        said = landing.side_taken(host.session, before)
        if said is not None:
            host.told.emit(host.t(said))

    def cancel(self, host: Host) -> None:
        """Nothing was done."""
