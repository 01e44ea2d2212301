"""The part of the sheet that speaks with input methods: dead keys, pre-edit, candidate windows.

A base of `Sheet`, so that each stays one room. A pre-edit opens the editor and goes on in it, while the keyboard stays
with the sheet until something is committed: an input method that sees the focus change amid a composition would break
it off, and the first letter were lost.
"""
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.ui.canvas.dropping import DroppingSheet
from journeymapper.ui.canvas.feeling_turn import Turn
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.inline import InlineEditing
from journeymapper.ui.canvas.layers.outlines import cell_on_screen, place_of
from journeymapper.ui.canvas.signing import Sign

if TYPE_CHECKING:
    from journeymapper.ui.canvas.tools.select import SelectTool

PLACES = (
    Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
)
CARET = 16


def hand_over(inline: InlineEditing, event: QKeyEvent) -> bool:
    """A key that the input method let through amid its composition is the editor's; says whether there is one."""
    edit = inline.edit
    if edit is None:
        return False
    if edit.hasFocus() or inline.handing:
        event.ignore()  # it comes from the editor, which had no use for it
        return True
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    inline.handing = True
    try:
        QApplication.sendEvent(edit, event)
    finally:
        inline.handing = False
    return True


def compose(sheet: "ComposingSheet", event: QInputMethodEvent, begin: Callable[[], object]) -> bool:
    """Give what an input method says to the editor, which `begin` opens; says whether there is one."""
    inline = sheet.inline
    if inline.edit is None and (event.preeditString() or event.commitString()):
        sheet.composing = True
        try:
            begin()
        finally:
            sheet.composing = False
    edit = inline.edit
    if edit is None:
        return False
    QApplication.sendEvent(edit, event)
    event.accept()
    if not event.preeditString():
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def answer(
    widget: QWidget, inline: InlineEditing, query: Qt.InputMethodQuery, caret: Callable[[], QRect],
) -> tuple[bool, Any]:
    """(whether this is known here, the answer): the editor's while there is one, else an empty text at the caret."""
    edit = inline.edit
    if edit is not None and widget.isAncestorOf(edit):
        said = edit.inputMethodQuery(query)
        if query in PLACES and isinstance(said, QRect | QRectF):
            return True, said.translated(edit.mapTo(widget, edit.rect().topLeft()))
        return True, said
    if query == Qt.InputMethodQuery.ImEnabled:
        return True, True
    if query in (Qt.InputMethodQuery.ImCursorPosition, Qt.InputMethodQuery.ImAnchorPosition):
        return True, 0
    if query in (Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImCurrentSelection):
        return True, ""
    return (True, caret()) if query in PLACES else (False, None)


class ComposingSheet(DroppingSheet):
    """Opens the editor by `begin_writing` when an input method begins to speak."""

    composing = False
    focus: Focus
    turn: Turn | None = None
    sign: Sign | None = None
    tool: "SelectTool"

    def event(self, event: QEvent) -> bool:
        """Amid a drag the keys of menus are the sheet's, where they mean nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and self.tool.busy:
            event.accept()
            return True
        return super().event(event)

    def begin_writing(self) -> None:
        """Called to open the editor that a letter would open."""

    def hand_over(self, event: QKeyEvent) -> bool:
        """A key that the input method let through amid its composition is the editor's."""
        return hand_over(self.inline, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.tool.busy:
            event.ignore()
        elif not compose(self, event, self.begin_writing):
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """While a composition runs the editor answers; else there is an empty text where a letter would stand."""
        known, said = answer(self, self.inline, query, self._caret)
        return said if known else super().inputMethodQuery(query)

    def _caret(self) -> QRect:
        """Where a letter would begin a text: below the focused card, or at the top of the cell or header."""
        item = self.focus.item
        place = place_of(self.plan, self.view, item) if item is not None else None
        cell = cell_on_screen(self.plan, self.view, self.focus)
        if place is not None and cell is not None:
            x, y = place[0].x, place[0].bottom
        elif (rect := cell or (place[0] if place is not None else None)) is not None:
            x, y = rect.x, rect.y
        else:
            x, y = self.view.gutter_right, self.view.head_bottom
        corner = self.viewport().pos()
        return QRect(round(x) + corner.x(), round(y) + corner.y(), 1, CARET)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves amid a composition keeps what was committed."""
        super().focusOutEvent(event)
        edit = self.inline.edit
        if edit is not None and event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.inline.finish()
