"""The select tool: click, drag, rubber band, pan, edges.

Paths: select.idle, select.pressed, select.dragging.{cards, emotion, stage, step, lane, band, pan, link, span, width,
height}.
"""
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.borders import border_at
from journeymapper.ui.canvas.focus import STAGES, STEPS, TITLES, Focus
from journeymapper.ui.canvas.preview import NO_PREVIEW
from journeymapper.ui.canvas.ranges import Anchor, extend_to
from journeymapper.ui.canvas.targets import point_target
from journeymapper.ui.canvas.tools.carry import CardsDrag
from journeymapper.ui.canvas.tools.drags import Drag, GridDrag
from journeymapper.ui.canvas.tools.edge import EdgeScroll
from journeymapper.ui.canvas.tools.emotions import EmotionDrag
from journeymapper.ui.canvas.tools.grips import Linker, grip_at
from journeymapper.ui.canvas.tools.host import Host, Pointer
from journeymapper.ui.canvas.tools.paper import BandDrag, PanDrag
from journeymapper.ui.canvas.tools.sizes import SizeDrag, sized


class SelectTool:
    """Owns the mouse while nothing is dropped from outside."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._pressed: Pointer | None = None
        self.last: Pointer | None = None
        self._drag: Drag | None = None
        self._before: tuple[str, ...] = ()
        self._edge = EdgeScroll(host, self.move)
        self.anchor = Anchor()
        self.space = False
        self.linker = Linker()
        self._grip: Drag | None = None

    @property
    def path(self) -> str:
        """The state by name."""
        if self._drag is not None:
            return f"select.dragging.{self._drag.name}"
        return "select.pressed" if self._pressed is not None else "select.idle"

    @property
    def busy(self) -> bool:
        """Whether a drag is under way."""
        return self._drag is not None

    @property
    def scrolling(self) -> bool:
        """Whether a drag near an edge scrolls the map now."""
        return self._edge.running

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        """What the pointer looks like here."""
        if self._drag is not None:
            return self._drag.cursor
        grip = self._grip_at(pointer)
        if grip is not None:
            return grip.cursor
        row = self._host.plan.row(pointer.hit.lane or "")
        if row is not None and row.collapsed and pointer.hit.kind == "cell":
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.SizeVerCursor if pointer.hit.kind == "emotion" else Qt.CursorShape.ArrowCursor

    def press(self, pointer: Pointer, button: Qt.MouseButton) -> None:
        """Select what is under the pointer, or get ready to drag the paper."""
        self._host.inline.finish()
        self._pressed = self.last = pointer
        self._before = self._host.session.selection.ids
        self._grip = None
        if button == Qt.MouseButton.MiddleButton or self.space:
            self._drag = PanDrag(self._host, pointer)
            return
        self._grip = self._grip_at(pointer)
        if self._grip is not None:
            return
        hit, selection = pointer.hit, self._host.session.selection
        if pointer.extends and (hit.id is not None or hit.kind == "cell"):
            extend_to(self._host, self.anchor, focus_of(pointer))
            return
        if hit.id is not None and hit.id not in selection:
            selection.set([*selection.ids, hit.id] if pointer.toggles else [hit.id])
        elif hit.id is None and not pointer.adds:
            selection.clear()
        self._host.set_focus(focus_of(pointer))

    def move(self, pointer: Pointer) -> None:
        """Begin or go on with a drag."""
        start, self.last = self._pressed, pointer
        if start is None:
            return
        if self._drag is None:
            if not pointer.far_from(start):
                return
            self._drag = self._begin(start)
        if isinstance(self._drag, CardsDrag) and not _inside(self._host, pointer):
            carried = self._drag
            self.cancel()
            self._host.drag_out(carried)
            return
        drag = self._drag
        drag.move(self._host, pointer)
        if self._drag is drag:  # scrolling may end an edit, and that change ends the drag
            self._edge.follow(pointer, drag.axes)

    def again(self) -> None:
        """The map moved below a drag's pointer, by the wheel: it is over something else now."""
        last = self.last
        if self._drag is not None and last is not None and not isinstance(self._drag, PanDrag):
            self.move(self._host.pointer(QPointF(last.sx, last.sy), last.mods))

    def turn(self, mods: Qt.KeyboardModifier) -> None:
        """Ctrl or Shift was pressed or let go amid a drag: it means something else now."""
        if self._drag is not None and self.last is not None:
            self.last = replace(self.last, mods=mods)
            self._drag.move(self._host, self.last)

    def release(self, pointer: Pointer) -> None:
        """Finish. A plain click on one of several selected things selects it alone, one with Ctrl takes it away."""
        drag, start = self._drag, self._pressed
        self._end()
        if drag is not None:
            self._host.set_preview(NO_PREVIEW)
            try:
                drag.drop(self._host, pointer)
            except UserError as error:
                self._host.refuse(error)
        elif start is not None and self._grip is None:
            self._click(start)

    def _click(self, start: Pointer) -> None:
        id, selection = start.hit.id, self._host.session.selection
        row = self._host.plan.row(start.hit.lane or "")
        if id is not None and start.toggles and not start.extends:
            if id in self._before:
                selection.toggle(id)
        elif id is not None and not start.adds:
            selection.set([id])
        elif row is not None and row.collapsed and start.hit.kind == "cell" and not start.adds:
            self._host.session.run(set_fields, [row.lane], collapsed=None)

    def double_click(self, pointer: Pointer) -> None:
        """Edit a title; on the empty part of a cell, add a card there; on an edge, back to the usual size."""
        hit, border = pointer.hit, border_at(self._host.plan, self._host.view, pointer.sx, pointer.sy)
        if border is not None:
            self._host.session.run(set_fields, sized(self._host, border), **{border.field: None})
        elif hit.id is not None:
            self._host.edit(hit.id)
        elif hit.kind == "cell":
            point = point_target(self._host.plan, self._host.session.store, (pointer.x, pointer.y))
            if point is not None:
                self._host.make_new(point)
            else:
                self._host.add_here("", hit.lane, hit.step)
        elif self._host.plan.title.title.rect.contains(pointer.x, pointer.y):
            self._host.edit(queries.journey(self._host.session.store).id)

    def cancel(self) -> bool:
        """End a drag without a trace; says whether there was one."""
        drag, linking = self._drag, self.linker.source is not None
        self.linker.source = None
        self._end()
        if linking:
            self._host.set_preview(NO_PREVIEW)
        if drag is not None:
            self._host.set_preview(NO_PREVIEW)
            drag.cancel(self._host)
        return drag is not None or linking

    def _grip_at(self, pointer: Pointer) -> Drag | None:
        """What a press would pull: an edge of the grid, else something at a card's own edge."""
        border = border_at(self._host.plan, self._host.view, pointer.sx, pointer.sy)
        if border is not None:
            return SizeDrag(self._host, border, pointer)
        return grip_at(self._host, self.linker, pointer)

    def _end(self) -> None:
        self._drag = self._pressed = None
        self._edge.stop()

    def _begin(self, start: Pointer) -> Drag:
        if self._grip is not None:
            return self._grip
        hit = start.hit
        if hit.id is None or hit.kind == "link":
            return BandDrag(start, self._before if start.adds else (), self._before)
        if hit.kind == "emotion":
            return EmotionDrag(self._host, hit.id, start)
        if hit.kind == "card" and self._host.session.store.find(Card, hit.id) is not None:
            return CardsDrag(self._host, start)
        return GridDrag(self._host, hit.id)


def focus_of(pointer: Pointer) -> Focus:
    """The keyboard's place after a press."""
    hit = pointer.hit
    if hit.kind == "stage":
        return Focus(STAGES, hit.step or TITLES, hit.id)
    if hit.kind == "step":
        return Focus(STEPS, hit.step or TITLES, hit.id)
    if hit.kind == "link":
        return Focus(hit.lane or STEPS, hit.step or TITLES)
    return Focus(hit.lane or STEPS, hit.step or TITLES, hit.id)


def _inside(host: Host, pointer: Pointer) -> bool:
    return 0 <= pointer.sx < host.view.w and 0 <= pointer.sy < host.view.h
