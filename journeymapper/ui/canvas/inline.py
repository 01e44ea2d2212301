"""Inline editing: a real text widget over the card, at the sheet's zoom.

What is typed reaches the document within 300 ms, inside one open gesture: Enter closes it,
Escape goes back to its start, so a new card that stays empty leaves nothing behind.
"""
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.fields import TEXT_LIMIT
from journeymapper.core.session.session import Gesture

WRITE_MS = 300


class Helper(Protocol):
    """What stands by an edit: sees keys first, follows the text, and may write it in its own way (`commit` says so).

    `spot` is where the text stands on the screen, None for its usual place.
    """

    def update(self) -> None: ...
    def place(self) -> None: ...
    def take_key(self, event: QKeyEvent) -> bool: ...
    def spot(self) -> tuple[Rect, TextStyle] | None: ...
    def commit(self, text: str, last: bool) -> bool: ...
    def close(self) -> None: ...


class Host(Protocol):
    """Where an editor stands: over a card of the sheet, over a row of the outline.

    `around` is what it lies on, `board` what its list lies on. `place` puts it over its text and, where it is told so,
    brings the caret into view; `line_pixels` is the height of its lines on the screen; `done` hears how it ended, after
    the gesture is closed or cancelled.
    """

    def around(self) -> QWidget: ...
    def board(self) -> QWidget: ...
    def shows(self, id: str) -> bool: ...
    def place(self, follow: bool) -> None: ...
    def line_pixels(self, id: str) -> float: ...
    def done(self, id: str, how: str) -> None: ...


class InlineEdit(QTextEdit):
    """The text widget. `finished` says how it ended.

    enter, tab, backtab, lane, lane-back (Ctrl+Enter, with Shift back), escape, undo or leave.
    """

    finished = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.setObjectName("inline-edit")
        # On its border too it is the editor that is meant: the map below would close it, and wait for a release that
        # goes to nobody.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.helper: Helper | None = None

    def set_lines(self, text: str, pixels: float) -> None:
        """Show a text with lines as high as the card's, with nothing to undo yet."""
        self.setPlainText(text)
        self.document().setUndoRedoEnabled(False)
        height = QTextBlockFormat()
        height.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(height)
        self.document().setUndoRedoEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.helper is not None and self.helper.take_key(event):
            return
        how = self._ending(event)
        if how:
            self.finished.emit(how)
        else:
            super().keyPressEvent(event)

    def _ending(self, event: QKeyEvent) -> str | None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return "lane-back" if shift else "lane"
            return None if shift else "enter"
        if key == Qt.Key.Key_Escape:
            return "escape"
        if key == Qt.Key.Key_Tab:
            return "tab"
        if key == Qt.Key.Key_Backtab:
            return "backtab"
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            return "undo"
        return None

    def event(self, event: QEvent) -> bool:
        """The editor's own undo comes before the document's, as long as it has any."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._mine(event):
            event.accept()
            return True
        return super().event(event)

    def _mine(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Typing goes on after a menu, and when the person comes back from another program."""
        super().focusOutEvent(event)
        active = QApplication.activeWindow()
        elsewhere = active is None or active is self.window()
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason or not elsewhere:
            self.finished.emit("leave")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, whatever the clipboard offers."""
        room = TEXT_LIMIT - len(self.toPlainText())
        self.insertPlainText(source.text()[:max(0, room)])


class InlineEditing(QObject):
    """The one editor of a window's map: opens, writes into its gesture, closes.

    `write` stores a text in the document, told whether it is the last time. `own` is the sheet; what begins inside
    `at(host)` stands there instead.
    """

    def __init__(self, parent: QObject, own: Host, write: Callable[[str, str, bool], None]) -> None:
        super().__init__(parent)
        self.own = self.host = self.wanted = own
        self._write = write
        self._timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._timer.timeout.connect(self.write_now)
        self.edit: InlineEdit | None = None
        self.id = ""
        self.back: str | None = None
        self.handing = False
        self._gesture: Gesture | None = None
        self._new = False
        self._start = ""

    @property
    def active(self) -> bool:
        """Whether a text is being edited."""
        return self.edit is not None

    @property
    def on_sheet(self) -> "InlineEdit | None":
        """The editor that lies on the sheet, if there is one."""
        return self.edit if self.host is self.own else None

    @contextmanager
    def at(self, host: Host) -> Iterator[None]:
        """Editors that begin meanwhile stand at this host."""
        before, self.wanted = self.wanted, host
        try:
            yield
        finally:
            self.wanted = before

    def take_back(self) -> str | None:
        """The id of what was being typed before an interlude; asked once."""
        back, self.back = self.back, None
        return back

    def begin(
        self, id: str, text: str, gesture: Gesture, *, new: bool = False, typed: str = "", replace: bool = False,
        hold: bool = False, helper: Callable[[InlineEdit], Helper | None] | None = None,
    ) -> None:
        """Edit a text inside an open gesture; `typed` is as if it were typed already.

        `new`: the gesture made the thing, so leaving it empty takes it away again. `replace`: what is typed takes
        the place of the text, else it goes to its end. `hold`: the keyboard stays where it is for now.
        `helper` makes what stands by.
        """
        self.finish()
        self.host = self.wanted
        self.id, self._gesture, self._new, self._start = id, gesture, new, text
        edit = self.edit = InlineEdit(self.host.around())
        edit.helper = helper(edit) if helper is not None else None
        edit.set_lines(text, self.host.line_pixels(id))
        if replace:
            edit.selectAll()
        else:
            edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.finished.connect(self.end)
        self.host.place(False)
        edit.show()
        self.host.place(True)
        if not hold:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            edit.insertPlainText(typed)
            self._timer.start()
        edit.textChanged.connect(self._changed)
        self._help()

    def finish(self) -> None:
        """Keep what was typed and close, if anything is open."""
        self.end("leave")

    def end(self, how: str) -> None:
        """Close the editor: "escape" goes back, an empty new thing goes too, all else keeps."""
        edit, gesture = self.edit, self._gesture
        if edit is None or gesture is None:
            return
        text = edit.toPlainText().strip()
        dropped = how == "escape" or (self._new and not text)
        if not dropped:
            self.write_now(last=True)
        self._timer.stop()
        if edit.helper is not None:
            edit.helper.close()
            edit.helper = None
        self.edit = self._gesture = None
        # Of its window, too: where a box has the keyboard, it comes back to the map and not to the next button.
        had_focus = edit.window().focusWidget() is edit
        edit.hide()
        edit.deleteLater()
        if had_focus:
            self.host.around().setFocus(Qt.FocusReason.OtherFocusReason)
        if dropped:
            gesture.cancel()
        else:
            gesture.close()
        self.host.done(self.id, "dropped" if dropped and how != "escape" else how)

    def write_now(self, *, last: bool = False) -> None:
        """Write what is typed so far into the document; `last`: signs are taken out of it."""
        self._timer.stop()
        if self.edit is not None and self._gesture is not None and self._gesture.open:
            self._write(self.id, self.edit.toPlainText().strip()[:TEXT_LIMIT], last)
            self.host.place(not last)

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
        self.host.place(True)
        self._help()

    def _help(self) -> None:
        if self.edit is not None and self.edit.helper is not None:
            self.edit.helper.update()
