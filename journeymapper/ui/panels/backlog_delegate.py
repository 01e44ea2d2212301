"""Paints and edits the cells of the backlog."""
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms.day_edit import DayEdit
from journeymapper.ui.qt.late_enter import PromptDelegate
from journeymapper.ui.theme.current import Theme

from .backlog_cells import PAD, Cell, paint_cell, paint_ground, paint_head
from .backlog_columns import COLUMNS
from .backlog_editors import CHOICE_PX, LEAST_PX, ChoiceEdit, Wrong, editor_for, put_in, value_in
from .backlog_groups import Head, Line
from .backlog_model import LINE
from .backlog_rows import Row

Index = QModelIndex | QPersistentModelIndex


_GONE = "gone"


class BacklogDelegate(PromptDelegate):
    """`written(id, field, value)`: what was entered; `refused(text)`: a sentence why it can't be taken;
    `fixes_asked(id)`: the opportunities of a red point are to be chosen. `full_score` fills the bar of a score.
    """

    written = Signal(str, str, object)
    refused = Signal(str)
    fixes_asked = Signal(str)

    def __init__(self, theme: Theme, t: Texts, owners: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._t, self._owners = theme, t, owners
        self.full_score = 1.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        area, flag = QRectF(rect), QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, area, self._theme.tokens, selected=bool(state & flag.State_Selected),
                     head=isinstance(line, Head), focused=bool(state & flag.State_HasFocus))
        inner, ratio = area.adjusted(PAD, 0, -PAD, 0), painter.device().devicePixelRatioF()
        painter.setClipRect(area)
        if isinstance(line, Head):
            paint_head(painter, line, inner, self._theme, self._t, ratio)
        else:
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            cell = Cell(line, text, inner, self._theme, ratio, self.full_score)
            paint_cell(painter, COLUMNS[index.column()].look, cell)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMNS[index.column()].least, super().sizeHint(option, index).height())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]  # None: Qt opens no editor
        field = COLUMNS[index.column()].field
        if field == "fixes":
            row: Row = index.data(LINE)
            self.fixes_asked.emit(row.id)
            return None
        editor = editor_for(field, self._owners() if field == "owner" else (), self._theme, self._t, parent)
        if isinstance(editor, ChoiceEdit):
            editor.activated.connect(lambda _index: None if editor.walking else self._finish(editor))
        elif isinstance(editor, DayEdit):
            editor.picked.connect(partial(self._finish, editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Filled once: a change from elsewhere doesn't overwrite what is being typed."""
        if not editor.property("filled"):
            editor.setProperty("filled", True)
            put_in(editor, index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        row: Row = index.data(LINE)
        field = COLUMNS[index.column()].field
        try:
            value = value_in(editor, field, self._t)
        except Wrong as wrong:
            self.refused.emit(str(wrong))
            return
        self.written.emit(row.id, field, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        height = editor.sizeHint().height()
        least = CHOICE_PX if isinstance(editor, ChoiceEdit) else LEAST_PX.get(COLUMNS[index.column()].field, 0)
        width = max(rect.width(), least)
        holder = editor.parentWidget()
        left = rect.left() if holder is None else max(0, min(rect.left(), holder.width() - width))
        editor.setGeometry(QRect(left, rect.center().y() - height // 2, width, height))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Its list may still be open, and choose from it: that comes too late."""
        editor.setProperty(_GONE, True)
        super().destroyEditor(editor, index)

    def _finish(self, editor: QWidget) -> None:
        if editor.property(_GONE):
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
