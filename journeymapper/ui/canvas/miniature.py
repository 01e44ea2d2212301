"""The whole map in a few pixels, for the minimap: bars, blocks by kind, curves, red dots.

The work is bounded by the pixels of the picture, not by the cards: where there are more than can be told apart, each
pixel shows the first card that stands there.
"""
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from journeymapper.core.layout.boxes import Column, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.theme.tokens import Tokens

WIDE_PX, HIGH_PX, LEAST_PX = 240, 160, 64
# Up to so many cards each is drawn by itself; so many dots and stages at most.
EACH, DOTS, STAGES = 1500, 1500, 500
DOT_PX = 2.0
_ROLES = {"touchpoint": "ink_secondary", "red-point": "red_point", "opportunity": "opportunity_text",
          "process": "control_edge"}
_OTHER = "ink_placeholder"


@dataclass(frozen=True)
class Scale:
    """From the map to the picture; the two ways may differ for maps that are very long or very high."""

    x: float
    y: float

    def shrunk(self, rect: Rect) -> QRectF:
        """Where a rectangle of the map is; at least a pixel of it is seen."""
        return QRectF(rect.x * self.x, rect.y * self.y, max(1.0, rect.w * self.x), max(1.0, rect.h * self.y))

    def grown(self, x: float, y: float) -> tuple[float, float]:
        """The point of the map under a point of the picture."""
        return x / self.x, y / self.y


def fitted(plan: Plan) -> tuple[QSize, Scale]:
    """The size of the picture, within its bounds, and its scale."""
    width, height = plan.size
    scale = min(WIDE_PX / width, HIGH_PX / height)
    w, h = (round(max(LEAST_PX, length * scale)) for length in (width, height))
    return QSize(w, h), Scale(w / width, h / height)


def picture(plan: Plan, tokens: Tokens, ratio: float) -> QPixmap:
    """The map as it is now, on paper, for a screen of a device ratio."""
    size, scale = fitted(plan)
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(tokens.q("paper"))
    painter = QPainter(made)
    _fill(painter, [scale.shrunk(rect) for rect in _bars(plan)], tokens, "stage_bar")
    by_role: dict[str, list[QRectF]] = {}
    for kind, rect in blocks(plan, scale):
        by_role.setdefault(_ROLES.get(kind, _OTHER), []).append(scale.shrunk(rect))
    for role, rects in by_role.items():
        _fill(painter, rects, tokens, role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.q("ink_strong"), 1))
    for line in _curves(plan, scale):
        painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.q("red_point"))
    for x, y in _dots(plan):
        painter.drawEllipse(QPointF(x * scale.x, y * scale.y), DOT_PX, DOT_PX)
    painter.end()
    return made


def blocks(plan: Plan, scale: Scale) -> Iterator[tuple[str, Rect]]:
    """(kind, rectangle in the map) of the cards, or of one card for each pixel where there are many."""
    if len(plan.boxes) <= EACH:
        for box in plan.boxes.values():
            row = plan.row(box.lane)
            if row is not None and not row.collapsed:
                yield box.kind, box.rect.moved(0, row.y)
        return
    columns = _columns(plan, scale)
    for row in _rows(plan, scale):
        for column in columns:
            boxes = row.cells.get(column.step)
            if boxes:
                yield boxes[0].kind, boxes[0].rect.united(boxes[-1].rect).moved(0, row.y)


def _columns(plan: Plan, scale: Scale) -> Sequence[Column]:
    """One column for each pixel."""
    last = len(plan.columns) - 1
    step = 1 / scale.x
    count = int((plan.right - plan.left) / step) + 1
    places = (bisect_right(plan.columns, plan.left + n * step, key=lambda column: column.x) - 1 for n in range(count))
    return [plan.columns[place] for place in sorted({min(max(0, place), last) for place in places})]


def _rows(plan: Plan, scale: Scale) -> Sequence[Row]:
    """One row for each pixel."""
    step = max(1, int(len(plan.rows) / max(1.0, plan.size[1] * scale.y)))
    return [row for row in plan.rows[::step] if not row.collapsed]


def _bars(plan: Plan) -> Iterator[Rect]:
    head = plan.header
    gap = max(2.0, plan.right / WIDE_PX)
    for box in islice(plan.stages, STAGES):
        yield Rect(box.x + gap / 2, head.stage_y, max(1.0, box.w - gap), head.stage_h)


def _curves(plan: Plan, scale: Scale) -> Iterator[list[QPointF]]:
    """A line for each persona, with as many points as there are pixels at most."""
    for row in _rows(plan, scale):
        for curve in row.curves:
            step = len(curve.points) // WIDE_PX + 1
            yield [QPointF(point.x * scale.x, (row.y + point.y) * scale.y) for point in curve.points[::step]]


def _dots(plan: Plan) -> Iterator[tuple[float, float]]:
    for id in islice(plan.marks, DOTS):
        if id in plan.boxes or id in plan.points:
            for _, dot in islice(plan.marks_on(id), 1):
                yield dot.centre


def _fill(painter: QPainter, rects: list[QRectF], tokens: Tokens, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.q(role))
    painter.drawRects(rects)
