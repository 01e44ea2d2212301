"""The part of the sheet that speaks with input methods: dead keys, pre-edit, candidate windows.

A base of `Sheet`, so that each stays one room. A pre-edit opens the editor and goes on in it, while the keyboard stays
with the sheet until something is committed: an input method that sees the focus change amid a composition would break
it off, and the first letter were lost.
"""
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas.dropping import DroppingSheet
from journeymapper.ui.canvas.feeling_turn import Turn
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.layers.outlines import cell_on_screen, place_of

PLACES = (
    Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
)
CARET = 16


class ComposingSheet(DroppingSheet):
    """Opens the editor by `begin_writing` when an input method begins to speak."""

    composing = False
    focus: Focus
    turn: Turn | None = None
    _handing = False

    def begin_writing(self) -> None:
        """Called to open the editor that a letter would open."""

    def hand_over(self, event: QKeyEvent) -> bool:
        """A key that the input method let through amid its composition is the editor's."""
        edit = self.inline.edit
        if edit is None:
            return False
        if edit.hasFocus() or self._handing:
            event.ignore()  # it comes from the editor, which had no use for it
            return True
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._handing = True
        try:
            QApplication.sendEvent(edit, event)
        finally:
            self._handing = False
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.inline.edit is None and (event.preeditString() or event.commitString()):
            self.composing = True
            try:
                self.begin_writing()
            finally:
                self.composing = False
        edit = self.inline.edit
        if edit is None:
            super().inputMethodEvent(event)
            return
        QApplication.sendEvent(edit, event)
        event.accept()
        if not event.preeditString():
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """While a composition runs the editor answers; else there is an empty text where a letter would stand."""
        edit = self.inline.edit
        if edit is not None:
            answer = edit.inputMethodQuery(query)
            if query in PLACES and isinstance(answer, QRect | QRectF):
                return answer.translated(edit.mapTo(self, edit.rect().topLeft()))
            return answer
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query in (Qt.InputMethodQuery.ImCursorPosition, Qt.InputMethodQuery.ImAnchorPosition):
            return 0
        if query in (Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImCurrentSelection):
            return ""
        return self._caret() if query in PLACES else super().inputMethodQuery(query)

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
