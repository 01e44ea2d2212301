"""What a cell says, line by line: the same lines are painted, measured and read aloud."""
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from journeymapper.core.analysis.channel_grid import Cell
from journeymapper.core.analysis.services import Service, service_key
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.model.cards import Touchpoint
from journeymapper.ui.qt.wrapped import wrapped_lines
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.icon_names import FEELING_NAMES
from journeymapper.ui.theme.icons import feeling_icon, pixmap
from journeymapper.ui.theme.tokens import feeling_index

PAD_X, PAD_Y, GAP, ICON_PX, LEFT = 10, 9, 5, 15, 21
LEAST_ROW, LARGE = 44, 1.15
_SIZES = {"plain": (13, 400), "strong": (13, SEMIBOLD), "quiet": (12, 400)}


class Line(NamedTuple):
    """icon: a name of the theme, "" for none; tint: a feeling or the name of a role; look: plain, strong, quiet.

    said: how it is read aloud, where not as it stands.
    """

    icon: str
    tint: int | str
    text: str
    look: str = "plain"
    said: str = ""


Lines = tuple[Line, ...]


def cell_lines(cell: Cell, names: Mapping[str, str], channels: Mapping[str, str], services: Mapping[str, Service],
               t: Texts) -> Lines:
    """A cell of channels × steps. names: of personas, by id; channels likewise."""
    found: list[Line] = []
    for card in cell.touchpoints:
        found.append(_touchpoint(card, t))
        found += _service(card, services, channels, t)
    if cell.preferred_by:
        who = ", ".join(names.get(id, "") for id in cell.preferred_by)
        if cell.touchpoints:
            found.append(Line("heart", "accent_ink", t("Preferred by {names}", names=who), "quiet"))
        else:
            found.append(Line("heart-off", "warning_text", t("Preferred by {names}, not offered", names=who), "quiet"))
    return tuple(found)


def _touchpoint(card: Touchpoint, t: Texts) -> Line:
    title = card.title or t("Untitled")
    if card.feeling is None:
        return Line("touchpoint", "ink_secondary", title)
    felt = signed(card.feeling, t)
    return Line(feeling_icon(card.feeling), card.feeling, f"{felt}  {title}",
                said=f"{title}, {felt}, {t(FEELING_NAMES[feeling_index(card.feeling)])}")


def _service(card: Touchpoint, services: Mapping[str, Service], channels: Mapping[str, str], t: Texts) -> list[Line]:
    service = services.get(service_key(card)) if card.service else None
    if service is None:
        return []
    others = [channels[id] for id in service.channels if id != card.channel and id in channels]
    text = t("{service}, also by {channels}", service=service.name, channels=", ".join(others)) if others \
        else service.name
    return [Line("link-2", "ink_secondary", text, "quiet")]


def said(lines: Sequence[Line]) -> str:
    """As a screen reader says it, and as it is told at the pointer."""
    return "\n".join(line.said or line.text for line in lines)


def sized(px: int, theme: Theme) -> int:
    """Letters, signs and what stands between them, in workshop size larger as the texts around the table are."""
    return round(px * LARGE) if theme.workshop else px


def letters(px: int, weight: int, theme: Theme) -> QFont:
    """The font of a text in the table."""
    return font(sized(px, theme), weight)


@lru_cache(maxsize=32768)
def _wrapped(text: str, px: int, weight: int, width: float) -> tuple[str, ...]:
    return tuple(wrapped_lines(text, font(px, weight), max(20.0, width)))


@lru_cache(maxsize=8)
def _metrics(px: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(font(px, weight))


def height_of(lines: Sequence[Line], width: float, theme: Theme) -> float:
    """Pixels that a cell of this width needs; text never clips."""
    high = 2.0 * PAD_Y - GAP
    for line in lines:
        px, weight = _look(line, theme)
        high += len(_wrapped(line.text, px, weight, _room(line, width, theme))) * _metrics(px, weight).lineSpacing()
        high += GAP
    return max(float(LEAST_ROW), high)


def paint_lines(painter: QPainter, area: QRectF, lines: Sequence[Line], theme: Theme) -> None:
    """From the top of the cell downwards."""
    tokens, y, ratio = theme.tokens, area.top() + PAD_Y, painter.device().devicePixelRatioF()
    for line in lines:
        px, weight = _look(line, theme)
        metrics, left = _metrics(px, weight), area.left() + PAD_X
        if line.icon:
            tint = tokens.feeling(line.tint) if isinstance(line.tint, int) else getattr(tokens, line.tint)
            sign = sized(ICON_PX, theme)
            at = QPointF(left, round(y + (metrics.lineSpacing() - sign) / 2))
            painter.drawPixmap(at, pixmap(line.icon, tint, sign, ratio))
            left += sized(LEFT, theme)
        painter.setFont(font(px, weight))
        quiet = line.look == "quiet" and isinstance(line.tint, str)
        painter.setPen(tokens.q(str(line.tint)) if quiet else tokens.q("ink"))
        for text in _wrapped(line.text, px, weight, _room(line, area.width(), theme)):
            painter.drawText(QPointF(left, y + metrics.ascent()), text)
            y += metrics.lineSpacing()
        y += GAP


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, *, current: bool, chosen: bool) -> None:
    """A cell with its hairlines, and the ring of the keyboard."""
    tokens = theme.tokens
    painter.fillRect(area, tokens.q("selection_ground" if chosen else "surface"))
    painter.setPen(QPen(tokens.q("hairline"), 1))
    painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
    painter.drawLine(QPointF(area.right() - 0.5, area.top()), QPointF(area.right() - 0.5, area.bottom()))
    if current:
        painter.setPen(QPen(tokens.q("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -2.5, -2.5), 6, 6)


def _look(line: Line, theme: Theme) -> tuple[int, int]:
    """Pixels and weight."""
    px, weight = _SIZES[line.look]
    return sized(px, theme), weight


def _room(line: Line, width: float, theme: Theme) -> float:
    return width - 2 * PAD_X - (sized(LEFT, theme) if line.icon else 0)

