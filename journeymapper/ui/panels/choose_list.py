"""The lines of the command palette and how they look: icon, title, where it belongs, keys."""
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

LINE_PX, ICON_PX, AIR_PX = 34, 16, 12
CHOICE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Line:
    """One thing to choose. id: the chooser's own. more: where it belongs; keys: as this system writes them."""

    id: str
    title: str
    more: str = ""
    icon: str = ""
    keys: str = ""
    enabled: bool = True


class ChooseList(QListWidget):
    """Never takes the keyboard: the field above it moves the current line. Greyed lines are passed over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _LineDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setStyleSheet("QListWidget { border: 0; border-radius: 0; padding: 0; }")

    def show_lines(self, lines: list[Line], unavailable: str) -> None:
        """Show these; the first is current if it can be chosen. unavailable: the word for greyed ones."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(CHOICE, line)
            parts = (line.title, line.more, line.keys, "" if line.enabled else unavailable)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in parts if part))
            item.setToolTip(escaped_tooltip(line.title))
            if not line.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        # Where the best can't be done now, Enter doesn't do the second best instead.
        self.setCurrentRow(0 if lines and lines[0].enabled else -1)
        self.scrollToTop()

    def lines(self) -> list[Line]:
        """All of them from top to bottom."""
        return [self.item(n).data(CHOICE) for n in range(self.count())]

    def current(self) -> Line | None:
        """The line that Enter would choose."""
        line = self.lines()[self.currentRow()] if self.currentRow() >= 0 else None
        return line if line is not None and line.enabled else None

    def current_words(self) -> str:
        """The line that Enter would choose, as a screen reader says it."""
        row = self.currentRow()
        return str(self.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) if row >= 0 else ""

    def go(self, by: int) -> None:
        """To the next line that can be chosen, `by` lines on; round at the ends where it goes by one."""
        open_rows = [n for n, line in enumerate(self.lines()) if line.enabled]
        if not open_rows:
            return
        place = open_rows.index(self.currentRow()) if self.currentRow() in open_rows else -1 if by > 0 else 0
        to = (place + by) % len(open_rows) if abs(by) == 1 else max(0, min(len(open_rows) - 1, place + by))
        self.setCurrentRow(open_rows[to])
        self.scrollToItem(self.item(open_rows[to]))


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.target(LINE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(CHOICE)
        tokens, area = self._theme.tokens, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.q("accent_soft"))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
        ink = "ink_placeholder" if not line.enabled else "accent_ink" if chosen else "ink"
        quiet = "ink_placeholder" if not line.enabled else "ink_secondary"
        if line.icon:
            picture = self._theme.pixmap(line.icon, ICON_PX, painter.device().devicePixelRatioF(), quiet)
            painter.drawPixmap(area.left() + AIR_PX, area.center().y() - ICON_PX // 2 + 1, picture)
        room = area.adjusted(AIR_PX + ICON_PX + 8, 0, -AIR_PX, 0)
        room = self._keys(painter, room, line.keys, quiet)
        self._texts(painter, room, line, ink, quiet)
        painter.restore()

    def _keys(self, painter: QPainter, room: QRect, keys: str, ink: str) -> QRect:
        """Keys at the right end; what is left of the room."""
        if not keys:
            return room
        painter.setFont(font(12))
        painter.setPen(self._theme.tokens.q(ink))
        wide = painter.fontMetrics().horizontalAdvance(keys)
        painter.drawText(room.adjusted(room.width() - wide, 0, 0, 0), _MIDDLE, keys)
        return room.adjusted(0, 0, -wide - AIR_PX, 0)

    def _texts(self, painter: QPainter, room: QRect, line: Line, ink: str, quiet: str) -> None:
        """The title, then where it belongs; of a long title at least two thirds of the room stay."""
        painter.setFont(font(13))
        titles = painter.fontMetrics()
        painter.setFont(font(12))
        wanted = painter.fontMetrics().horizontalAdvance(line.more) + AIR_PX if line.more else 0
        most = max(room.width() - wanted, room.width() * 2 // 3)
        title = titles.elidedText(" ".join(line.title.split()), Qt.TextElideMode.ElideRight, most)
        painter.setPen(self._theme.tokens.q(quiet))
        rest = room.adjusted(titles.horizontalAdvance(title) + AIR_PX, 0, 0, 0)
        more = painter.fontMetrics().elidedText(line.more, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _MIDDLE, more)
        painter.setFont(font(13))
        painter.setPen(self._theme.tokens.q(ink))
        painter.drawText(room, _MIDDLE, title)
