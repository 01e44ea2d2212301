"""Renaming in the outline: one line of text over its row, inside one gesture.

Enter and a click elsewhere keep what was typed, Escape goes back; a new thing left empty goes again.
"""
from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QTreeView, QWidget

from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Gesture, Session

from .outline_model import OutlineModel
from .outline_words import editable, edited

WRITE_MS = 300
Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemDelegate.EndEditHint


class RowEditing(QObject):
    """The one editor of a tree. What is typed reaches the document within 300 ms, so that the journal has it."""

    def __init__(self, tree: QTreeView, model: OutlineModel, session: Session,
                 refuse: Callable[[UserError], object]) -> None:
        super().__init__(tree)
        self._tree, self._model, self._session, self._refuse = tree, model, session, refuse
        self._gesture: Gesture | None = None
        self._id = ""
        self._new = False
        self._timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._timer.timeout.connect(self._write)
        tree.itemDelegate().closeEditor.connect(self._closed)

    @property
    def active(self) -> bool:
        """Whether a title is being edited."""
        return self._gesture is not None

    @property
    def edit(self) -> QLineEdit | None:
        """The text field, while there is one."""
        return self._tree.viewport().findChild(QLineEdit, "outline-edit") if self._gesture is not None else None

    def begin(self, id: str, gesture: Gesture | None = None, *, new: bool = False) -> None:
        """Edit the title of a row; without `gesture` as a step of its own. `new`: the gesture made it."""
        if gesture is None:
            self.finish()
        row = self._session.store.get(id)
        index = self._model.index_of(id)
        if row is None or not index.isValid():
            if gesture is not None:
                gesture.close()
            return
        name = N_("Edit quote") if isinstance(row, Emotion) else N_("Rename")
        self._gesture = gesture if gesture is not None else self._session.gesture(name)
        self._id, self._new = id, new
        self._tree.scrollTo(index)
        # Not the view's own way: with Ctrl held, as in Ctrl+M, that would take the row out of the selection.
        self._tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self._tree.edit(index)
        edit = self.edit
        if edit is not None:
            edit.textEdited.connect(lambda _text: self._timer.start())
            edit.selectAll()

    def finish(self) -> None:
        """Keep what was typed and close, if anything is open."""
        edit = self.edit
        if edit is not None:
            self._tree.itemDelegate().closeEditor.emit(edit, Hint.NoHint)
        elif self._gesture is not None:
            self._end(kept=True, text=None)

    def _closed(self, editor: QWidget, hint: Hint = Hint.NoHint) -> None:
        if self._gesture is not None and isinstance(editor, QLineEdit):
            self._end(kept=hint != Hint.RevertModelCache, text=editor.text())
            editor.setObjectName("")

    def _end(self, *, kept: bool, text: str | None) -> None:
        self._timer.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        empty = self._new and text is not None and not text.strip()
        if kept and not empty:
            if text is not None and gesture.open:
                self._store(text)
            gesture.close()
        else:
            gesture.cancel()

    def _write(self) -> None:
        edit = self.edit
        if edit is not None and self._gesture is not None and self._gesture.open:
            self._store(edit.text())

    def _store(self, text: str) -> None:
        row = self._session.store.get(self._id)
        if row is None or editable(row).strip() == text.strip():
            return
        words = edited(text)
        try:
            if isinstance(row, Emotion):
                self._session.run(set_fields, [self._id], quote=words or None)
            else:
                self._session.run(rename, self._id, words)
        except UserError as error:
            self._refuse(error)
