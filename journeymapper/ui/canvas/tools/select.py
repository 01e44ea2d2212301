"""The select tool: click, drag, rubber band, pan.

Paths: select.idle, select.pressed, select.dragging.{cards, emotion, stage, step, lane, band, pan, link, span}.
"""
from PySide6.QtCore import Qt

from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.focus import STAGES, STEPS, TITLES, Focus
from journeymapper.ui.canvas.preview import Preview
from journeymapper.ui.canvas.tools.drags import BandDrag, CardsDrag, Drag, EmotionDrag, GridDrag, PanDrag
from journeymapper.ui.canvas.tools.grips import LinkDrag, Linker, SpanDrag, grip_at
from journeymapper.ui.canvas.tools.host import Host, Pointer


class SelectTool:
    """Owns the mouse while nothing is dropped from outside."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._pressed: Pointer | None = None
        self._drag: Drag | None = None
        self._toggled = False
        self.space = False
        self.linker = Linker()
        self._grip: LinkDrag | SpanDrag | None = None

    @property
    def path(self) -> str:
        """The state by name."""
        if self._drag is not None:
            return f"select.dragging.{self._drag.name}"
        return "select.pressed" if self._pressed is not None else "select.idle"

    def press(self, pointer: Pointer, button: Qt.MouseButton) -> None:
        """Select what is under the pointer, or get ready to drag the paper."""
        self._host.inline.finish()
        if button == Qt.MouseButton.MiddleButton or self.space:
            self._pressed, self._drag = pointer, PanDrag(self._host, pointer)
            return
        self._pressed = pointer
        self._toggled = False
        self._grip = grip_at(self._host, self.linker, pointer)
        if self._grip is not None:
            return
        hit, selection = pointer.hit, self._host.session.selection
        if hit.id is not None and pointer.adds:
            selection.toggle(hit.id)
            self._toggled = True
        elif hit.id is not None and hit.id not in selection:
            selection.set([hit.id])
        elif hit.id is None and not pointer.adds:
            selection.clear()
        self._host.set_focus(focus_of(pointer))

    def move(self, pointer: Pointer) -> None:
        """Begin or go on with a drag."""
        start = self._pressed
        if start is None:
            return
        if self._drag is None:
            if not pointer.far_from(start):
                return
            self._drag = self._begin(start)
        if isinstance(self._drag, CardsDrag) and not _inside(self._host, pointer):
            ids = self._drag.ids
            self.cancel()
            self._host.drag_out(ids)
            return
        self._drag.move(self._host, pointer)

    def release(self, pointer: Pointer) -> None:
        """Finish; a plain click on one of several selected things selects it alone."""
        drag, start = self._drag, self._pressed
        self._drag = self._pressed = None
        self._host.set_preview(Preview())
        if drag is not None:
            try:
                drag.drop(self._host, pointer)
            except UserError as error:
                self._host.refuse(error)
        elif start is not None and start.hit.id is not None and not (self._toggled or self._grip):
            self._host.session.selection.set([start.hit.id])

    def double_click(self, pointer: Pointer) -> None:
        """Edit a title; on the empty part of a cell, add a card there."""
        hit = pointer.hit
        if hit.id is not None:
            self._host.edit(hit.id)
        elif hit.kind == "cell":
            self._host.add_here("", hit.lane, hit.step)
        elif self._host.plan.title.title.rect.contains(pointer.x, pointer.y):
            self._host.edit(queries.journey(self._host.session.store).id)

    def cancel(self) -> bool:
        """End a drag without a trace; says whether there was one."""
        busy = self._drag is not None or self.linker.source is not None
        self.linker.source = None
        self._drag = self._pressed = None
        if busy:
            self._host.set_preview(Preview())
        return busy

    def _begin(self, start: Pointer) -> Drag:
        if self._grip is not None:
            return self._grip
        hit = start.hit
        if hit.id is None or hit.kind == "link" or (self._toggled and hit.id not in self._host.session.selection):
            kept = self._host.session.selection.ids if start.adds else ()
            return BandDrag(start, kept)
        if hit.kind == "emotion":
            return EmotionDrag(self._host, hit.id)
        if hit.kind == "card" and self._host.session.store.find(Card, hit.id) is not None:
            return CardsDrag(self._host)
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
