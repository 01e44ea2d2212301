"""What is painted over the axes of the matrix: quadrants with their names, numbered dots."""
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeymapper.ui.theme.fonts import BOLD, SEMIBOLD, font
from journeymapper.ui.theme.tokens import Tokens

from .dragging import Drag
from .marks import Mark
from .places import Point

DOT_PX, NEAREST_PX = 22.0, 15.0
_PAD, _NEAR = 10, 4
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
CORNERS = (_LEFT | _TOP, _RIGHT | _TOP, _LEFT | _BOTTOM, _RIGHT | _BOTTOM)


@dataclass
class Look:
    """All that the picture needs, in pixels of the plot's scene. `names`: do first, plan, quick fixes, think twice.

    While a dot is dragged, `caption` says in words what it would become.
    """

    tokens: Tokens
    names: tuple[str, str, str, str]
    frame: QRectF = field(default_factory=QRectF)
    cross: QPointF = field(default_factory=QPointF)
    marks: list[Mark] = field(default_factory=list)
    places: list[Point] = field(default_factory=list)
    selected: frozenset[str] = frozenset()
    current: str | None = None
    drag: Drag | None = None
    caption: str = ""

    def room_of(self, corner: Qt.AlignmentFlag) -> QRectF:
        """Where the name of the quadrant in a corner of the frame may stand: words that are too wide go below."""
        left, top = bool(corner & Qt.AlignmentFlag.AlignLeft), bool(corner & Qt.AlignmentFlag.AlignTop)
        far = QPointF(self.frame.left() if left else self.frame.right(),
                      self.frame.top() if top else self.frame.bottom())
        outer, inner = (_PAD, _NEAR) if left else (_NEAR, _PAD)
        return QRectF(self.cross, far).normalized().adjusted(outer, _PAD - 2, -inner, -_PAD + 2)


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
        hanging = self.look.drag.index if self.look.drag is not None else None
        for n, (mark, place) in enumerate(zip(self.look.marks, self.look.places, strict=True)):
            painter.setOpacity(0.35 if n == hanging else 1.0)
            self._paint_mark(painter, mark, QPointF(*place))
        painter.setOpacity(1.0)
        if self.look.drag is not None:
            self._paint_drag(painter, self.look.drag)
        painter.restore()

    def _paint_drag(self, painter: QPainter, drag: Drag) -> None:
        """Where the dot would land as a line with its words, and the dot that hangs at the pointer."""
        look, tokens = self.look, self.look.tokens
        frame, y = look.frame, look.places[drag.index][1]
        painter.setPen(QPen(tokens.q("drop_line"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(drag.target, frame.top()), QPointF(drag.target, frame.bottom()))
        made = font(12, SEMIBOLD)
        width = QFontMetricsF(made).horizontalAdvance(look.caption) + 16
        left = max(frame.left(), min(drag.target - width / 2, frame.right() - width))
        box = QRectF(left, y - 2 * DOT_PX if y - 2 * DOT_PX > frame.top() else y + DOT_PX, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.q("tooltip_ground"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(made)
        painter.setPen(tokens.q("tooltip_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.caption)
        self._paint_mark(painter, look.marks[drag.index], QPointF(drag.x, y))

    def _paint_quadrants(self, painter: QPainter) -> None:
        look, tokens = self.look, self.look.tokens
        frame, cross = look.frame, look.cross
        painter.fillRect(QRectF(frame.topLeft(), cross), tokens.q("good_ground"))
        painter.setPen(QPen(tokens.q("hairline"), 1))
        painter.drawRect(frame)
        painter.drawLine(QPointF(cross.x(), frame.top()), QPointF(cross.x(), frame.bottom()))
        painter.drawLine(QPointF(frame.left(), cross.y()), QPointF(frame.right(), cross.y()))
        painter.setFont(font(11, SEMIBOLD))
        for index, (name, corner) in enumerate(zip(look.names, CORNERS, strict=True)):
            painter.setPen(tokens.q("ink_secondary" if index else "good_text"))
            painter.drawText(look.room_of(corner), int(corner | Qt.TextFlag.TextWordWrap), name)

    def _paint_mark(self, painter: QPainter, mark: Mark, at: QPointF) -> None:
        tokens, radius = self.look.tokens, DOT_PX / 2
        made = font(12 if len(mark.label) < 3 else 9 if mark.single else 11, BOLD)
        wide = 0.0 if mark.single else max(0.0, QFontMetricsF(made).horizontalAdvance(mark.label) + 10 - DOT_PX)
        box = QRectF(at.x() - radius - wide / 2, at.y() - radius, DOT_PX + wide, DOT_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        self._round(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), "surface", mark)
        self._round(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), "red_point", mark)
        painter.setPen(tokens.q("on_red"))
        painter.setFont(made)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)
        if not self.look.selected.isdisjoint(mark.ids):
            painter.setPen(QPen(tokens.q("selection"), 2.5))
            self._round(painter, box.adjusted(-3, -3, 3, 3), None, mark)
        if self.look.current in mark.ids:
            painter.setPen(QPen(tokens.q("focus"), 2, Qt.PenStyle.DotLine))
            self._round(painter, box.adjusted(-5.5, -5.5, 5.5, 5.5), None, mark)

    def _round(self, painter: QPainter, box: QRectF, role: str | None, mark: Mark) -> None:
        """One red point is a circle, many are a box with round corners. role: None for the ring alone."""
        painter.setBrush(Qt.BrushStyle.NoBrush if role is None else self.look.tokens.q(role))
        radius = box.height() / 2 if mark.single else 7
        painter.drawRoundedRect(box, radius, radius)
