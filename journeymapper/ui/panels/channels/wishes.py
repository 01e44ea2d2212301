"""What channel each persona would prefer: personas × steps, a list to choose from in each cell."""
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from journeymapper.core.analysis.channel_grid import channel_grid
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.people import Channel
from journeymapper.ui.panels.backlog_editors import ChoiceEdit
from journeymapper.ui.theme.current import Theme

from .board import BoardDelegate, BoardModel, Index
from .grid import step_titles
from .heads import RowTitle
from .lines import LEAST_ROW, Line, Lines

RELATIONS = {"prospect": N_("prospect"), "customer": N_("customer"), "former": N_("former customer")}


class WishModel(BoardModel):
    """Every cell can be edited."""

    def __init__(self, theme: Theme, t: Texts) -> None:
        super().__init__()
        self._theme, self._t = theme, t
        self.channels: Sequence[Channel] = ()
        self.wishes: dict[tuple[str, str], str] = {}

    def read(self, doc: Reader) -> None:
        """Show the document as it is."""
        t, personas = self._t, queries.personas(doc)
        self.channels = queries.channels(doc)
        called = {row.id: row for row in self.channels}
        offered = {place for place, cell in channel_grid(doc).cells.items() if cell.touchpoints}
        self.wishes = {(row.id, step): channel for row in personas for step, channel in (row.preferences or {}).items()}
        lines = {key: self._lines(called[channel], offered=(channel, key[1]) in offered)
                 for key, channel in self.wishes.items() if channel in called}
        rows = [(row.id, RowTitle("", row.name or t("Untitled"), t(RELATIONS[row.relation]) if row.relation else "",
                                  row.colour or self._theme.tokens.person(place)))
                for place, row in enumerate(personas)]
        self.show_board(rows, step_titles(doc, t), lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _lines(self, channel: Channel, *, offered: bool) -> Lines:
        name = Line(channel.icon or "channels", "ink_secondary", channel.name or self._t("Untitled"))
        return (name,) if offered else (name, Line("warning", "warning_text", self._t("not offered here"), "quiet"))


class ChannelEdit(ChoiceEdit):
    """Letters find a channel and choose nothing yet, so that a second one can say which; Enter does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.walking = event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        QComboBox.keyPressEvent(self, event)
        self.walking = False


class WishDelegate(BoardDelegate):
    """A list of the channels. `wished(key, channel's id or "")`."""

    wished = Signal(object, str)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._t = t

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        box, model = ChannelEdit(parent), index.model()
        box.setIconSize(QSize(16, 16))
        box.addItem("—", "")
        for row in model.channels if isinstance(model, WishModel) else ():
            box.addItem(self._theme.icon(row.icon or "channels", 16, "ink_secondary"), row.name or self._t("Untitled"),
                        row.id)
        box.setAccessibleName(self._t("Preferred channel"))
        box.activated.connect(lambda _place: None if box.walking else self._finish(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        if isinstance(editor, QComboBox) and isinstance(model, WishModel):
            key = model.key(index)
            editor.setCurrentIndex(max(0, editor.findData(model.wishes.get(key, "") if key else "")))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox) and isinstance(model, WishModel):
            self.wished.emit(model.key(index), str(editor.currentData()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """As wide as its longest channel, over the next cell if need be."""
        rect: QRect = option.rect
        holder, hint = editor.parentWidget(), editor.sizeHint()
        width = max(rect.width(), hint.width())
        left = rect.left() if holder is None else max(0, min(rect.left(), holder.width() - width))
        editor.setGeometry(QRect(left, rect.top() + (min(rect.height(), LEAST_ROW) - hint.height()) // 2, width,
                                 hint.height()))

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
