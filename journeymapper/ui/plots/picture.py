"""What is painted over the axes of the matrix: quadrants with their names, numbered dots."""
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeymapper.ui.theme.fonts import BOLD, SEMIBOLD, font
from journeymapper.ui.theme.tokens import Tokens

from .places import Point, Spot

DOT_PX, NEAREST_PX = 22.0, 15.0
_PAD = 10


@dataclass
class Look:
    """All that the picture needs, in pixels of the plot's scene. `names`: do first, plan, quick fixes, think twice."""

    tokens: Tokens
    names: tuple[str, str, str, str]
    frame: QRectF = field(default_factory=QRectF)
    cross: QPointF = field(default_factory=QPointF)
    spots: list[Spot] = field(default_factory=list)
    places: list[Point] = field(default_factory=list)
    selected: frozenset[str] = frozenset()
    current: str | None = None


class Picture(QGraphicsItem):
    """Paints a `Look`; it takes no mouse, hits are arithmetic."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self.look.frame.adjusted(-DOT_PX, -DOT_PX, DOT_PX, DOT_PX)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_quadrants(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for spot, place in zip(self.look.spots, self.look.places, strict=True):
            self._paint_dot(painter, spot, QPointF(*place))
        painter.restore()

    def _paint_quadrants(self, painter: QPainter) -> None:
        look, tokens = self.look, self.look.tokens
        frame, cross = look.frame, look.cross
        painter.fillRect(QRectF(frame.topLeft(), cross), tokens.q("good_ground"))
        painter.setPen(QPen(tokens.q("hairline"), 1))
        painter.drawRect(frame)
        painter.drawLine(QPointF(cross.x(), frame.top()), QPointF(cross.x(), frame.bottom()))
        painter.drawLine(QPointF(frame.left(), cross.y()), QPointF(frame.right(), cross.y()))
        painter.setFont(font(11, SEMIBOLD))
        area = frame.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        corners = (left | top, right | top, left | bottom, right | bottom)
        for index, (name, corner) in enumerate(zip(look.names, corners, strict=True)):
            painter.setPen(tokens.q("ink_secondary" if index else "good_text"))
            painter.drawText(area, int(corner), name)

    def _paint_dot(self, painter: QPainter, spot: Spot, at: QPointF) -> None:
        tokens, radius = self.look.tokens, DOT_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.q("surface"))
        painter.drawEllipse(at, radius + 1.5, radius + 1.5)
        painter.setBrush(tokens.q("red_point"))
        painter.drawEllipse(at, radius - 0.5, radius - 0.5)
        painter.setPen(tokens.q("on_red"))
        number = str(spot.number)
        painter.setFont(font(12 if len(number) < 3 else 9, BOLD))
        painter.drawText(QRectF(at.x() - radius, at.y() - radius, DOT_PX, DOT_PX), Qt.AlignmentFlag.AlignCenter, number)
        ring = radius + 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if spot.id in self.look.selected:
            painter.setPen(QPen(tokens.q("selection"), 2.5))
            painter.drawEllipse(at, ring, ring)
        if spot.id == self.look.current:
            painter.setPen(QPen(tokens.q("focus"), 2, Qt.PenStyle.DotLine))
            painter.drawEllipse(at, ring + 2.5, ring + 2.5)
