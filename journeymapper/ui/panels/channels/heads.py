"""The heads of the tables: steps under their stages, channels and personas at the left."""
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from journeymapper.ui.qt.wrapped import paint_wrapped, wrapped_lines
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import REGULAR, SEMIBOLD
from journeymapper.ui.theme.icons import pixmap
from journeymapper.ui.theme.tokens import colour

from .lines import ICON_PX, LEFT, PAD_X, PAD_Y, letters, sized

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
        made = letters(12, SEMIBOLD, self._theme)
        lines = max((len(wrapped_lines(row.title, made, width - 2 * PAD_X, MOST_LINES)) for row in titles), default=1)
        self.setFixedHeight(round(self._bar_px() + lines * QFontMetricsF(made).lineSpacing() + 14))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.q("surface"))
        if 0 <= index < len(self.titles):
            area = QRectF(rect).adjusted(PAD_X, self._bar_px() + 7, -PAD_X, 0)
            paint_wrapped(painter, area, self.titles[index].title, letters(12, SEMIBOLD, self._theme),
                          tokens.q("ink_secondary"), MOST_LINES)
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
        tokens, bar = self._theme.tokens, QRectF(left + 1, 2, right - left - 2, self._bar_px() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.q("stage_bar"))
        painter.drawRoundedRect(bar, 5, 5)
        # The title stays in sight as long as something of the bar does.
        room = QRectF(max(bar.left(), 0.0) + 8, bar.top(), 0, bar.height())
        room.setRight(bar.right() - 8)
        if room.width() > 8:
            made = letters(12, SEMIBOLD, self._theme)
            text = QFontMetricsF(made).elidedText(self.titles[first].stage, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(made)
            painter.setPen(tokens.q("stage_bar_text"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _bar_px(self) -> int:
        return sized(STAGE_PX, self._theme)


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
        room = self._width() - 2 * PAD_X - sized(LEFT, self._theme)
        return 2 * PAD_Y + sum(len(wrapped_lines(text, made, room)) * QFontMetricsF(made).lineSpacing()
                               for text, made, _ in self._texts(self.titles[index]))

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
        # The name stays in sight as long as something of the row does.
        area.translate(0, max(0.0, min(-rect.top(), rect.height() - self.height_of(index))))
        sign = sized(ICON_PX, self._theme)
        if row.icon:
            at = area.topLeft().toPoint() + QPoint(0, 1)
            painter.drawPixmap(at, pixmap(row.icon, tokens.ink_secondary, sign, ratio))
        elif row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(row.colour))
            painter.drawEllipse(QPointF(area.left() + sign / 2, area.top() + 8), 5, 5)
        area.setLeft(area.left() + sized(LEFT, self._theme))
        for text, made, role in self._texts(row):
            paint_wrapped(painter, area, text, made, tokens.q(role))
            lines = len(wrapped_lines(text, made, area.width()))
            area.setTop(area.top() + lines * QFontMetricsF(made).lineSpacing())

    def _texts(self, row: RowTitle) -> list[tuple[str, QFont, str]]:
        """Name and note, each with its font and the role of its colour."""
        found = ((row.name, letters(13, SEMIBOLD, self._theme), "ink"),
                 (row.note, letters(12, REGULAR, self._theme), "ink_secondary"))
        return [one for one in found if one[0]]
