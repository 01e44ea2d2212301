"""The heads of the tables: steps under their stages, channels and personas at the left."""
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from journeymapper.ui.qt.wrapped import paint_wrapped, wrapped_lines
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.icons import pixmap
from journeymapper.ui.theme.tokens import colour

from .lines import ICON_PX, LEFT, PAD_X, PAD_Y

STAGE_PX, MOST_LINES = 28, 4


class StepTitle(NamedTuple):
    """A column: its title, and the stage that it stands under."""

    title: str
    stage: str
    stage_id: str


class RowTitle(NamedTuple):
    """A row: sign ("" for a dot of the colour), name, what stands below it in small letters."""

    icon: str
    name: str
    note: str = ""
    colour: str = ""


class StepHead(QHeaderView):
    """Steps with the bars of their stages above; both stay in sight while the table scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.titles: Sequence[StepTitle] = ()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_titles(self, titles: Sequence[StepTitle], width: float) -> None:
        """Name the columns, all so wide; as high as the longest title needs."""
        self.titles = titles
        made = font(12, SEMIBOLD)
        lines = max((len(wrapped_lines(row.title, made, width - 2 * PAD_X, MOST_LINES)) for row in titles), default=1)
        self.setFixedHeight(round(STAGE_PX + lines * QFontMetricsF(made).lineSpacing() + 14))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.q("surface"))
        if 0 <= index < len(self.titles):
            area = QRectF(rect).adjusted(PAD_X, STAGE_PX + 7, -PAD_X, 0)
            paint_wrapped(painter, area, self.titles[index].title, font(12, SEMIBOLD), tokens.q("ink_secondary"),
                          MOST_LINES)
        painter.setPen(QPen(tokens.q("hairline"), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start = 0
        for at in range(1, len(self.titles) + 1):
            if at == len(self.titles) or self.titles[at].stage_id != self.titles[start].stage_id:
                self._bar(painter, start, at - 1)
                start = at
        painter.end()

    def _bar(self, painter: QPainter, first: int, last: int) -> None:
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        if right < 0 or left > self.viewport().width():
            return
        tokens, bar = self._theme.tokens, QRectF(left + 1, 2, right - left - 2, STAGE_PX - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.q("stage_bar"))
        painter.drawRoundedRect(bar, 5, 5)
        # The title stays in sight as long as something of the bar does.
        room = QRectF(max(bar.left(), 0.0) + 8, bar.top(), 0, bar.height())
        room.setRight(bar.right() - 8)
        if room.width() > 8:
            made = font(12, SEMIBOLD)
            text = QFontMetricsF(made).elidedText(self.titles[first].stage, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(made)
            painter.setPen(tokens.q("stage_bar_text"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


class RowHead(QHeaderView):
    """Names of rows, with a sign and a note; the row is as high as both need."""

    def __init__(self, theme: Theme, width: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._width = theme, width
        self.titles: Sequence[RowTitle] = ()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)

    def show_titles(self, titles: Sequence[RowTitle]) -> None:
        """Name the rows."""
        self.titles = titles
        self.setFixedWidth(self._width())
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def height_of(self, index: int) -> float:
        """Pixels that a row's name and note need."""
        row, room = self.titles[index], self._width() - 2 * PAD_X - LEFT
        return 2 * PAD_Y + sum(len(wrapped_lines(text, made, room)) * QFontMetricsF(made).lineSpacing()
                               for text, made in ((row.name, font(13, SEMIBOLD)), (row.note, font(12))) if text)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        tokens, ratio = self._theme.tokens, painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, tokens.q("surface"))
        painter.setPen(QPen(tokens.q("hairline"), 1))
        for start, end in ((rect.bottomLeft(), rect.bottomRight()), (rect.topRight(), rect.bottomRight())):
            painter.drawLine(start, end)
        if not 0 <= index < len(self.titles):
            return
        row, area = self.titles[index], QRectF(rect).adjusted(PAD_X, PAD_Y, -PAD_X, 0)
        if row.icon:
            painter.drawPixmap(area.topLeft().toPoint() + QPoint(0, 1), pixmap(row.icon, tokens.ink_secondary, ICON_PX,
                                                                              ratio))
        elif row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(row.colour))
            painter.drawEllipse(QPointF(area.left() + ICON_PX / 2, area.top() + 8), 5, 5)
        area.setLeft(area.left() + LEFT)
        for text, made, role in ((row.name, font(13, SEMIBOLD), "ink"), (row.note, font(12), "ink_secondary")):
            if text:
                paint_wrapped(painter, area, text, made, tokens.q(role))
                lines = len(wrapped_lines(text, made, area.width()))
                area.setTop(area.top() + lines * QFontMetricsF(made).lineSpacing())
