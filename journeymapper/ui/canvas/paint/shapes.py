"""Shapes that both surfaces draw with a painter: the background of a card, a curve, stripes."""
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.theme.tokens import colour

from .surface import Dash, Look, Point, Segment

STRIPE = 3.0
HATCH_STEP = 8.0
HATCH_WIDTH = 2.0
# The shadow falls this far below a card.
SHADOW = 1.0


def qrect(rect: Rect) -> QRectF:
    """The same rectangle for Qt."""
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def pen(value: str, width: float, dash: Dash = (), start: float = 0.0) -> QPen:
    """A pen with flat ends; dots are round. `start` is where a level line begins: its dashes count from 0, so that
    a part of it looks as it does in the whole."""
    made = QPen(colour(value), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if dash and dash[0] < 1 else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern(list(dash))
        made.setDashOffset(start / width % sum(dash))
    return made


def draw_card(painter: QPainter, rect: QRectF, look: Look, unit: float = 1.0) -> None:
    """The background of a card; `unit` is the length of one map pixel in the painter's units."""
    radius = min(look.radius * unit, rect.width() / 2, rect.height() / 2)
    if look.shadow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.shadow))
        painter.drawRoundedRect(rect.translated(0, SHADOW * unit), radius, radius)
    half = 0.5 * unit
    painter.setPen(pen(look.edge, unit, (3, 3) if look.dashed else ()) if look.edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.fill))
    inner = rect.adjusted(half, half, -half, -half) if look.edge else rect
    painter.drawRoundedRect(inner, radius - half, radius - half)
    if look.stripe:
        _stripe(painter, rect, radius, look.stripe, unit)


def _stripe(painter: QPainter, rect: QRectF, radius: float, value: str, unit: float) -> None:
    """A bar along the left edge that follows the rounded corners.

    Drawn round by hand: subtracting one rounded rectangle from another fails at many sizes, where their edges touch.
    """
    top, bottom = rect.top(), rect.bottom()
    left, within, inner = rect.left(), rect.left() + STRIPE * unit, max(0.0, radius - unit)
    path = QPainterPath(QPointF(left + radius, top))
    path.arcTo(QRectF(left, top, 2 * radius, 2 * radius), 90, 90)
    path.arcTo(QRectF(left, bottom - 2 * radius, 2 * radius, 2 * radius), 180, 90)
    path.arcTo(QRectF(within, bottom - 2 * inner, 2 * inner, 2 * inner), 270, -90)
    path.arcTo(QRectF(within, top, 2 * inner, 2 * inner), 180, -90)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(value))
    painter.drawPath(path)


def bezier(start: Point, segments: Sequence[Segment], zoom: float = 1.0, broken: bool = False) -> QPainterPath:
    """The path of a curve. `broken`: dashes begin anew at each point, so that a part looks as it does in the whole."""
    path = QPainterPath(QPointF(start[0] * zoom, start[1] * zoom))
    for (ax, ay), (bx, by), (cx, cy) in segments:
        path.cubicTo(ax * zoom, ay * zoom, bx * zoom, by * zoom, cx * zoom, cy * zoom)
        if broken:
            path.moveTo(cx * zoom, cy * zoom)
    return path


def dashes(start: Point, segment: Segment, zoom: float, width: float, dash: Dash) -> QPainterPath:
    """The dashes of one segment as shapes to be filled."""
    stroker = QPainterPathStroker(pen("#000000", width, dash))
    return stroker.createStroke(bezier(start, (segment,), zoom))


def stripes(rect: Rect) -> list[QLineF]:
    """Diagonal lines that fill a rectangle, cut at its edges; they hang together over all rectangles of a map."""
    found = []
    first = (rect.x + rect.y) // HATCH_STEP * HATCH_STEP
    total = first + HATCH_STEP
    while total < rect.right + rect.bottom:
        # on the line x + y = total
        left, right = max(rect.x, total - rect.bottom), min(rect.right, total - rect.y)
        if left < right:
            found.append(QLineF(left, total - left, right, total - right))
        total += HATCH_STEP
    return found
