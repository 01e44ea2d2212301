"""Fields in which a person types: when typing becomes a value."""
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from .base import FieldWidget, FormContext, mark_several
from .field import MIXED

Editor = QLineEdit | QPlainTextEdit


class TypedField(FieldWidget):
    """Commits at Enter (in several lines: Ctrl+Enter) and when the keyboard leaves; Escape goes back.

    Undo belongs to the editor while it has something to undo; then the field commits and lets the key through to the
    document's undo.
    """

    def __init__(self, context: FormContext, editor: Editor, parent: QWidget | None = None, hint: str = "") -> None:
        super().__init__(context, parent)
        self._typed, self._hint = False, hint
        self._sign: QAction | None = None
        self._told = ""
        self._editor = editor
        editor.installEventFilter(self)
        editor.textChanged.connect(self._on_text)
        self.setFocusProxy(editor)

    def text(self) -> str:
        """What stands in the editor now."""
        return self._editor.toPlainText() if isinstance(self._editor, QPlainTextEdit) else self._editor.text()

    def put_text(self, text: str) -> None:
        """Show `text` without an echo; an equal one keeps cursor and undo."""
        if self.text() == text:
            return
        self._editor.blockSignals(True)
        if isinstance(self._editor, QPlainTextEdit):
            self._editor.setPlainText(text)
        else:
            self._editor.setText(text)
        self._editor.blockSignals(False)

    def parsed(self, text: str) -> object:
        """The value that `text` stands for. Raises ValueError where it stands for none."""
        return text

    def show_value(self, value: object) -> None:
        self.put_text("" if mark_several(self._editor, value, self.t, self._hint) else self._shown(value))

    def set_value(self, value: object) -> None:
        if self._typed and value is not MIXED and self._shown(value) == self.text():
            return  # our own typing, come back from the document: the typing goes on
        self._typed = False
        super().set_value(value)

    def flush(self) -> None:
        if not self._typed:
            return
        try:
            value = self.parsed(self.text())
        except ValueError:
            self.show_wrong(True)
            return
        self._typed = False
        self._value = value
        self.show_wrong(False)
        self.committed.emit(value)

    def show_wrong(self, wrong: bool) -> None:
        """Mark text that stands for no value."""
        if bool(self._editor.property("wrong")) != wrong:
            self._editor.setProperty("wrong", wrong)
            self._editor.style().unpolish(self._editor)
            self._editor.style().polish(self._editor)
            self._show_sign(wrong)

    def _show_sign(self, on: bool) -> None:
        """Not by colour alone: a sign that says what can be done."""
        if not isinstance(self._editor, QLineEdit):
            return
        if self._sign is None:
            self._sign = QAction(self.t("This can't be read. Mend it, or press Escape for what was there."), self)
            self._sign.setIcon(self.theme.icon("warning", 16, "warning_text"))
        if on:
            self._told = self._editor.accessibleDescription()
            self._editor.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        else:
            self._editor.removeAction(self._sign)
        self._editor.setAccessibleDescription(self._sign.text() if on else self._told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
                return self._let_undo_through()
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was ours."""
        if event.key() == Qt.Key.Key_Escape and self._typed:
            self._typed = False
            self.show_wrong(False)
            self.show_value(self._value)
            self.cancelled.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control or isinstance(self._editor, QLineEdit):
                typed = self._typed
                self.flush()
                return typed
        return False

    def _let_undo_through(self) -> bool:
        """True keeps the event from the editor and unaccepted, so the window's shortcut gets it."""
        document = self._editor.document() if isinstance(self._editor, QPlainTextEdit) else self._editor
        if document.isUndoAvailable():
            return False
        self.flush()
        return True

    def _on_text(self) -> None:
        self._typed = True
        self.show_wrong(False)
        self.edited.emit(self.text())

    def _shown(self, value: object) -> str:
        return "" if value is None else str(value)
