"""The sheet: a scroll area that paints what is visible and hands events to tools, keys and editor.

The document's only way here is the presenter's plan; its only way back is `session.run`.
"""
from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.dirty import Dirty
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import (
    carrying,
    edits,
    frames,
    hosting,
    hover,
    keys,
    linking,
    menu,
    pictures,
    repainting,
    texting,
    writing,
)
from journeymapper.ui.canvas.composing import ComposingSheet
from journeymapper.ui.canvas.focus import Focus, focus_on, settled
from journeymapper.ui.canvas.gestures import Gestures
from journeymapper.ui.canvas.glimpse import Glimpse
from journeymapper.ui.canvas.hints import hint_for
from journeymapper.ui.canvas.inline import InlineEditing
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.strips import Strips
from journeymapper.ui.canvas.paint.tiles import Tiles
from journeymapper.ui.canvas.presenter import Presenter
from journeymapper.ui.canvas.preview import NO_PREVIEW, Preview, Target, said
from journeymapper.ui.canvas.routing import LinkWork
from journeymapper.ui.canvas.sheet_bar import set_bars
from journeymapper.ui.canvas.stage_focus import StageFocus
from journeymapper.ui.canvas.staying import Stay, lane_between, stay_sticky
from journeymapper.ui.canvas.stretching import Stretch
from journeymapper.ui.canvas.tools.carry import CardsDrag
from journeymapper.ui.canvas.tools.drop import DropTool
from journeymapper.ui.canvas.tools.select import SelectTool
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.current import Theme


class Sheet(ComposingSheet):
    """The canvas of one window."""

    hint_changed = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None,
                 seen: Glimpse | None = None) -> None:
        """seen: the same map as it is shown already, in whose place the sheet comes."""
        super().__init__(parent)
        self.session, self.theme, self.t = session, theme, t
        set_bars(self, lambda: self.theme.tokens)
        self.view = Viewport()
        self.preview = NO_PREVIEW
        self.focus = Focus()
        self._outlined: tuple[str, ...] = ()
        self.caches, self.tiles = (seen.caches, seen.tiles) if seen else (Caches(replays=True), Tiles())
        self.strips = Strips()
        self.presenter = seen.presenter if seen else Presenter(session, t)
        self.presenter.repaint = self._repaint
        self.tool, self.dropper = SelectTool(self), DropTool(self)
        self.gestures, self.spotlight, self.stretch = Gestures(self), StageFocus(self), Stretch(self)
        self.inline = InlineEditing(self.viewport(), hosting.OnSheet(self),
                                    lambda id, text, last: texting.write(self, id, text, last))
        self._closers = [self.presenter.close, session.selection.changed.connect(self._selected),
                         session.settle.connect(self.inline.finish), self.stretch.ahead.stop]
        self._dress()
        theme.changed.connect(self.set_theme)
        stay_sticky(self)
        LinkWork(self)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("sheet")
        self.setAccessibleName(self.t("Journey map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusProxy(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.measure_view()

    def release(self) -> None:
        """Stop listening to the session (the window closes or speaks another language)."""
        self.inline.finish()
        for close in self._closers:
            close()
        self.theme.changed.disconnect(self.set_theme)

    def show_record(self, id: str) -> None:
        """Scroll to a thing, select and focus it."""
        focus = focus_on(self.plan, id)
        if focus is not None:
            self.session.selection.set([id])
            self.set_focus(focus)
            self.reveal(focus)

    def afloat(self) -> list[QRect] | None:
        loose = self.preview is not NO_PREVIEW or self.inline.on_sheet or self.stretch.active
        return None if loose else hover.handle_places(self)

    def held_between(self, before: float) -> tuple[Stay | None, QRect | None]:
        return lane_between(self.plan, self.view, before, self.hits | {self.focus.row})

    def moved_view(self) -> None:
        """The open editor goes along with its card."""
        texting.place(self)

    # --- what changed ------------------------------------------------------------------------

    def set_theme(self, _tokens: object = None) -> None:
        """Paint in the theme's present colours."""
        self.caches.clear()
        self.viewport().update()
        texting.place(self)

    def set_preview(self, preview: Preview) -> None:
        """Show another overlay."""
        self.preview = preview
        self.viewport().update()

    def set_focus(self, focus: Focus) -> None:
        """Put the keyboard's place somewhere."""
        repainting.update_outlined(self, (), (self.focus, focus))
        self.focus = focus
        self.hint_changed.emit(hint_for(self.session, focus, self.t))

    def _selected(self) -> None:
        current = self.session.selection.current
        focus = focus_on(self.plan, current) if current is not None else None
        if focus is not None and focus.item != self.focus.item:
            self.set_focus(focus)
        elif current in self.plan.links.ends:
            self.hint_changed.emit(hint_for(self.session, self.focus, self.t))
        repainting.update_outlined(self, (self._outlined, self.session.selection.ids), ())
        self._outlined = self.session.selection.ids

    def _repaint(self, dirty: Dirty) -> None:
        self.tool.cancel()  # what is dragged may be gone now
        self.stretch.ahead.changed()
        self.measure_view()
        focus = settled(self.plan, self.focus)
        if focus != self.focus:
            self.set_focus(focus)
        else:  # what stands there, or the first step, may have come or gone
            self.hint_changed.emit(hint_for(self.session, focus, self.t))
        repainting.update_changed(self, dirty)

    # --- editing -----------------------------------------------------------------------------

    def edit(self, id: str) -> None:
        """Edit a title (or an emotion's quote) in place."""
        texting.begin(self, id)

    def add_here(self, kind: str, lane: str | None, step: str | None) -> None:
        """Make a card in a cell (absent kind: what the lane is for) and edit its title."""
        edits.add_in_cell(self, kind, lane, step)

    def make_new(self, target: Target) -> None:
        """Make what was dropped and edit its title."""
        edits.make_at(self, target)

    def drop_pictures(self, data: QMimeData, target: Target) -> None:
        """Make cards of dropped pictures."""
        pictures.paste_pictures(self, data, target)

    def refuse(self, error: UserError) -> None:
        """Say plainly why something can't be done."""
        self.refused.emit(said((error.message, error.params), self.t))

    def drag_out(self, carried: CardsDrag) -> None:
        """Go on with a drag of cards outside of the sheet: the parking lot takes it, or it comes back."""
        drag = carrying.cards_drag(self, self.session.store, self.theme, self.t, carried.ids)
        with self.dropper.awaiting(carried):
            drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        frames.paint(self, event.region())

    # --- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.inline.finish()  # first: an empty new thing goes with it, also from under the pointer
        self.hold_view()
        if event.button() != Qt.MouseButton.RightButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            pointer = self.pointer(event.position(), event.modifiers())
            if not linking.clicked(self, pointer):
                self.tool.press(pointer, event.button())
            hover.after_button(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self.pointer(event.position(), event.modifiers())
        self.tool.move(pointer)
        hover.show_cursor(self, pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click of the right button amid a drag doesn't drop what is dragged."""
        if event.button() != Qt.MouseButton.RightButton:
            self.tool.release(self.pointer(event.position(), event.modifiers()))
            hover.after_button(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.tool.double_click(self.pointer(event.position(), event.modifiers()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu.open_menu(self, event)

    def begin_writing(self) -> None:
        """Open the editor that a letter would open."""
        writing.begin(self, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hand_over(event) and not keys.press(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        keys.release(self, event)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        repainting.update_outlined(self, (), (self.focus,))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.gestures.leave_keys()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return False

    def viewportEvent(self, event: QEvent) -> bool:
        if self.gestures.viewport_event(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hover.show_tip(self, event)
            return True
        return super().viewportEvent(event)
