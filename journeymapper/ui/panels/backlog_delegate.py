"""Paints and edits the cells of the backlog."""
from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms import scales
from journeymapper.ui.forms.date import parse_day
from journeymapper.ui.theme.current import Theme

from .backlog_cells import PAD, Cell, paint_cell, paint_ground, paint_head
from .backlog_columns import COLUMNS
from .backlog_groups import Head, Line
from .backlog_model import LINE
from .backlog_rows import Row

Index = QModelIndex | QPersistentModelIndex
Write = Callable[[str, str, object], object]
CHOICES = {"severity": scales.SEVERITY, "frequency": scales.FREQUENCY, "effort": scales.EFFORT,
           "status": scales.STATUS}


class ChoiceEdit(QComboBox):
    """A list in a cell. `walking` while an arrow key goes through it: that chooses nothing yet, Enter does."""

    WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
    walking = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.walking = event.key() in self.WALKS
        super().keyPressEvent(event)
        self.walking = False


class BacklogDelegate(QStyledItemDelegate):
    """`write(id, field, value)` is called with what was entered, if it is another value than before."""

    def __init__(self, theme: Theme, t: Texts, write: Write) -> None:
        super().__init__()
        self._theme, self._t, self._write = theme, t, write

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
            paint_cell(painter, COLUMNS[index.column()].look, Cell(line, text, inner, self._theme, ratio))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMNS[index.column()].least, super().sizeHint(option, index).height())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = COLUMNS[index.column()].field
        if field not in CHOICES:
            edit = QLineEdit(parent)
            edit.setPlaceholderText(self._t("YYYY-MM-DD") if field == "due" else self._t("Who takes it?"))
            return edit
        box = ChoiceEdit(parent)
        box.addItem("—", None)
        for value, words in CHOICES[field]:
            box.addItem(self._t(words), value)
        box.activated.connect(lambda _index: None if box.walking else self._finish(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Filled once: a change from elsewhere doesn't overwrite what is being typed."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText(value or "")

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        row: Row = index.data(LINE)
        field = COLUMNS[index.column()].field
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        else:
            assert isinstance(editor, QLineEdit)
            value = editor.text().strip() or None
        if field == "due":
            try:
                value = parse_day(value or "")
            except ValueError:
                return  # no day: the old one stays
        if value != (index.data(Qt.ItemDataRole.EditRole) or None) or value == 0:
            self._write(row.id, field, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        height = editor.sizeHint().height()
        width = max(rect.width(), 132 if isinstance(editor, QComboBox) else 0)
        editor.setGeometry(QRect(rect.left(), rect.center().y() - height // 2, width, height))

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
