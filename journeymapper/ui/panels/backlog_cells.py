"""How the cells of the backlog are painted, by the word in `Column.look`."""
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.wrapped import wrapped_lines
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, SEMIBOLD, font
from journeymapper.ui.theme.tokens import Tokens

from .backlog_groups import Head
from .backlog_rows import Row
from .dots import SEVERITY_STEP, paint_number, paint_severity

PAD, ROOM, LEAST_ROW = 8, 11, 44
ICON_PX, BAR_PX, CHEVRON_PX, SIGN_PX = 15, 40, 14, 12
_CENTRE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Cell:
    """What a painter of cells is given: the red point, the cell's text and its area without padding.

    full: the score at which the bar is full.
    """

    row: Row
    text: str
    area: QRectF
    theme: Theme
    ratio: float
    full: float

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return self.theme.tokens


def font_of(look: str) -> QFont:
    """The letters of a look."""
    return font(13, {"strong": SEMIBOLD, "score": BOLD}.get(look, 400))


def text_width(look: str, width: float) -> float:
    """What a cell of this width leaves for its text."""
    return width - 2 * PAD - (ICON_PX + 6 if look == "about" else 0)


@lru_cache(maxsize=32768)
def height_for(look: str, text: str, width: float) -> float:
    """The height that a wrapped text needs in a cell of this width."""
    made = font_of(look)
    return len(wrapped_lines(text, made, text_width(look, width))) * QFontMetricsF(made).lineSpacing() + 2 * ROOM


@lru_cache(maxsize=32768)
def word_width(look: str, text: str) -> float:
    """The width of a cell in which the longest word of its text stands whole."""
    return max((_advance(look, word) for word in text.split()), default=0.0) + 1 - text_width(look, 0)


@lru_cache(maxsize=32768)
def _advance(look: str, word: str) -> float:
    """Many texts have the same words."""
    return QFontMetricsF(font_of(look)).horizontalAdvance(word)


def paint_cell(painter: QPainter, look: str, cell: Cell) -> None:
    """Paint one cell; its ground is painted already."""
    PAINTERS.get(look, _text)(painter, cell)


def _wrapped(painter: QPainter, cell: Cell, look: str, role: str, left: float = 0) -> None:
    made = font_of(look)
    metrics = QFontMetricsF(made)
    lines = wrapped_lines(cell.text, made, cell.area.width() - left)
    y = cell.area.center().y() - len(lines) * metrics.lineSpacing() / 2 + metrics.ascent()
    painter.setFont(made)
    painter.setPen(cell.tokens.q(role))
    for line in lines:
        painter.drawText(QPointF(cell.area.left() + left, y), line)
        y += metrics.lineSpacing()


def _number(painter: QPainter, cell: Cell) -> None:
    paint_number(painter, QPointF(cell.area.left() + 10, cell.area.center().y()), cell.row.number, cell.tokens)


def _strong(painter: QPainter, cell: Cell) -> None:
    _wrapped(painter, cell, "strong", "ink")


def _quiet(painter: QPainter, cell: Cell) -> None:
    _wrapped(painter, cell, "quiet", "ink_secondary")


def _text(painter: QPainter, cell: Cell) -> None:
    _wrapped(painter, cell, "text", "ink_placeholder" if cell.text == "—" else "ink")


def _about(painter: QPainter, cell: Cell) -> None:
    if cell.row.about_icon:
        picture = cell.theme.pixmap(cell.row.about_icon, ICON_PX, cell.ratio, "ink_secondary")
        painter.drawPixmap(QPointF(cell.area.left(), round(cell.area.center().y() - ICON_PX / 2)), picture)
        _wrapped(painter, cell, "about", "ink", ICON_PX + 6)
    else:
        _text(painter, cell)


def _severity(painter: QPainter, cell: Cell) -> None:
    severity = cell.row.severity
    if severity is None:
        _text(painter, cell)
        return
    tokens, left = cell.tokens, QPointF(cell.area.left(), cell.area.center().y())
    paint_severity(painter, left, severity, tokens.q("red_point"), tokens.q("red_point_pale"))
    painter.setFont(font(12))
    painter.setPen(tokens.q("ink_secondary"))
    painter.drawText(cell.area.adjusted(4 * SEVERITY_STEP + 4, 0, 0, 0), int(_CENTRE), str(severity))


def _score(painter: QPainter, cell: Cell) -> None:
    tokens, score = cell.tokens, cell.row.score
    if score is None:
        _wrapped(painter, cell, "quiet", "ink_placeholder")
        return
    made = font_of("score")
    if QFontMetricsF(made).horizontalAdvance(cell.text) > cell.area.width() + PAD - BAR_PX - 7:
        _wrapped(painter, cell, "score", "ink")
        return
    bar = QRectF(cell.area.left(), cell.area.center().y() - 3, BAR_PX, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.q("bar_ground"))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(tokens.q("bar"))
    bar.setWidth(max(6.0, BAR_PX * min(1.0, score / cell.full)))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setFont(made)
    painter.setPen(tokens.q("ink"))
    painter.drawText(cell.area.adjusted(BAR_PX + 7, 0, PAD, 0), int(_CENTRE), cell.text)


def _fixes(painter: QPainter, cell: Cell) -> None:
    """A lamp with the number of opportunities; an empty dashed ring where there is none yet."""
    tokens, count, y = cell.tokens, len(cell.row.fixes), cell.area.center().y()
    left = cell.area.left() - 2
    if not count:
        sign = cell.theme.pixmap("circle-dashed", ICON_PX, cell.ratio, "ink_secondary")
        painter.drawPixmap(QPointF(left + 4, round(y - ICON_PX / 2)), sign)
        return
    number = str(count) if count > 1 else ""
    made = font(11, BOLD)
    width = ICON_PX + 8 + (QFontMetricsF(made).horizontalAdvance(number) + 2 if number else 0)
    painter.setPen(QPen(tokens.q("opportunity_edge"), 1))
    painter.setBrush(tokens.q("opportunity_ground"))
    painter.drawRoundedRect(QRectF(left, y - 11, width, 22), 6, 6)
    painter.drawPixmap(QPointF(left + 4, round(y - ICON_PX / 2)),
                       cell.theme.pixmap("opportunity", ICON_PX, cell.ratio, "opportunity_text"))
    painter.setFont(made)
    painter.setPen(tokens.q("opportunity_text"))
    painter.drawText(QRectF(left + ICON_PX + 5, y - 11, width, 22), int(_CENTRE), number)


def _owner(painter: QPainter, cell: Cell) -> None:
    _wrapped(painter, cell, "text", "ink" if cell.row.owner else "ink_placeholder")


def _due(painter: QPainter, cell: Cell) -> None:
    if cell.row.overdue:
        _chip(painter, cell, cell.tokens.warning_ground, cell.tokens.warning_text, "warning")
    else:
        _text(painter, cell)


def _status(painter: QPainter, cell: Cell) -> None:
    tint = cell.tokens.status(cell.row.status)
    _chip(painter, cell, tint.ground, tint.text)


def _chip(painter: QPainter, cell: Cell, ground: str, ink: str, icon: str = "") -> None:
    """Words on a soft ground, with a sign before them where the colour alone would have to tell."""
    made, sign = font(12, SEMIBOLD), SIGN_PX + 3 if icon else 0
    pad = 5 if icon else 8
    width = min(QFontMetricsF(made).horizontalAdvance(cell.text) + sign + 2 * pad, cell.area.width() + PAD + 2)
    box = QRectF(cell.area.left() - 4, cell.area.center().y() - 10, width, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 10, 10)
    if icon:
        picture = cell.theme.pixmap(icon, SIGN_PX, cell.ratio, "warning_text")
        painter.drawPixmap(QPointF(box.left() + pad, round(box.center().y() - SIGN_PX / 2)), picture)
    painter.setFont(made)
    painter.setPen(QColor(ink))
    painter.drawText(box.adjusted(sign, 0, 0, 0), int(Qt.AlignmentFlag.AlignCenter), cell.text)


def paint_head(painter: QPainter, head: Head, area: QRectF, theme: Theme, t: Texts, ratio: float) -> None:
    """The head of a group: a chevron, its name, how many there are and how many of them are late."""
    tokens, y = theme.tokens, area.center().y()
    sign = theme.pixmap("chevron-down" if head.open else "chevron-right", CHEVRON_PX, ratio, "ink_secondary")
    painter.drawPixmap(QPointF(area.left(), round(y - CHEVRON_PX / 2)), sign)
    left = area.left() + CHEVRON_PX + 6
    counted = t.plural("{n} red point", "{n} red points", head.count)
    late = t("{n} overdue", n=head.overdue) if head.overdue else ""
    for words, made, role in ((head.title, font(13, SEMIBOLD), "ink"), (counted, font(12), "ink_secondary"),
                              (late, font(12, SEMIBOLD), "warning_text")):
        metrics = QFontMetricsF(made)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, area.right() - left))
        painter.setFont(made)
        painter.setPen(tokens.q(role))
        painter.drawText(QPointF(left, y + (metrics.ascent() - metrics.descent()) / 2), shown)
        left += metrics.horizontalAdvance(shown) + 12


def paint_ground(painter: QPainter, area: QRectF, tokens: Tokens, *, selected: bool, head: bool,
                 focused: bool) -> None:
    """The ground of a cell or of a group's head, its hairline, and the ring of the keyboard."""
    painter.fillRect(area, tokens.q("selection_ground" if selected else "sunken" if head else "surface"))
    painter.setPen(QPen(tokens.q("hairline"), 1))
    painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
    if focused:
        painter.setPen(QPen(tokens.q("focus"), 2))
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -2.5), 6, 6)


PAINTERS: dict[str, Callable[[QPainter, Cell], None]] = {
    "number": _number, "strong": _strong, "quiet": _quiet, "text": _text, "about": _about, "severity": _severity,
    "score": _score, "owner": _owner, "due": _due, "status": _status, "fixes": _fixes,
}
