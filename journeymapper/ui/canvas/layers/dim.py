"""What doesn't fit (a filter, a stage in focus) is dimmed: a veil of paper over it, after the map was painted.

Nothing is painted otherwise than without a veil, so what is kept of the painting stays true. The work is that of
the cards in the exposed part. What is selected or under the pointer is left plain.
"""
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.marks import card_dot
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.paint.cards import visible_boxes
from journeymapper.ui.canvas.paint.scene import FAINT, Scene
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.painting import Frame, body_area, clipped, head_area

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# Wide enough for a link's arrow.
LINK_WIDTH = 12.0
# What a point's ring stands out of it.
_RIM = 1.5
_x = attrgetter("x")


class Dim:
    """What stays plain; None: all of that sort do.

    cards: ids of cards; personas: ids of those whose curves do; points: ids of emotions on these; steps: ids of the
    columns that do, with their headers.
    """

    def __init__(self, cards: Container[str] | None = None, personas: Container[str] | None = None,
                 steps: Container[str] | None = None, points: Container[str] | None = None) -> None:
        self.cards, self.personas, self.steps, self.points = cards, personas, steps, points


def set_dim(sheet: "Sheet", name: str, dim: Dim | None) -> None:
    """Dim by one rule more, under a name of its own; None ends that rule. A thing is plain that fits every rule."""
    others = {other: known for other, known in sheet.dims.items() if other != name}
    sheet.dims = others if dim is None else {**others, name: dim}
    sheet.viewport().update()


def look_at(sheet: "Sheet", id: str | None) -> None:
    """The pointer is over a thing: a dimmed one can be read while it is."""
    if sheet.dims and id != sheet.looked_at:
        sheet.looked_at = id
        sheet.viewport().update()


def faint_personas(sheet: "Sheet") -> frozenset[str]:
    """The personas whose curves are painted faint now."""
    rules = [dim.personas for dim in sheet.dims.values() if dim.personas is not None]
    if not rules:
        return frozenset()
    seen = {emotion.persona for id in _plain(sheet)
            if (emotion := sheet.session.store.find(Emotion, id)) is not None}
    personas = {curve.persona for row in sheet.plan.rows for curve in row.curves}
    return frozenset(id for id in personas if id not in seen and not all(id in rule for rule in rules))


def paint_dim(frame: Frame, dims: Mapping[str, Dim], plain: Iterable[str]) -> None:
    """Lay the veil; `plain` is left out of it."""
    if not dims:
        return
    veil = _Veil(frame, dims, frozenset(plain))
    painter, view = frame.painter, frame.view
    colour = QColor(frame.scene.tokens.paper)
    colour.setAlphaF(FAINT)
    for area, path in ((body_area(view), veil.body()), (body_area(view), veil.links()), (head_area(view), veil.head())):
        clip = QRectF(area.x, area.y, area.w, area.h).intersected(frame.exposed)
        if not path.isEmpty() and not clip.isEmpty():
            with clipped(painter, clip):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, detail_for(view.zoom) is Detail.FULL)
                painter.fillPath(path, colour)


def paint_sheet_dim(sheet: "Sheet", frame: Frame) -> None:
    """The veil of a sheet's own rules."""
    paint_dim(frame, sheet.dims, _plain(sheet))


def _plain(sheet: "Sheet") -> list[str]:
    return [*sheet.session.selection.ids, *([sheet.looked_at] if sheet.looked_at else [])]


class _Veil:
    """The shapes to cover, as paths in pixels of the screen; overlapping parts are covered once."""

    def __init__(self, frame: Frame, dims: Mapping[str, Dim], plain: frozenset[str]) -> None:
        self._view, self._scene, self._keep = frame.view, frame.scene, plain
        self._cards = [dim.cards for dim in dims.values() if dim.cards is not None]
        self._steps = [dim.steps for dim in dims.values() if dim.steps is not None]
        self._points = [dim.points for dim in dims.values() if dim.points is not None]
        exposed, view = frame.exposed, frame.view
        x, y = view.body_to_map(exposed.x(), exposed.y())
        self._area = Rect(x, y, exposed.width() / view.zoom, exposed.height() / view.zoom)
        self._detail = detail_for(view.zoom)

    def body(self) -> QPainterPath:
        """Cards with their dots, and columns."""
        path = _path()
        covered, read = self._labels()
        for rect in (*self._columns(self._scene.plan.header.bottom), *covered):
            for piece in _without(rect, read):
                path.addRect(self._screen(piece))
        for row in self._scene.rows(self._area.grown(m.DOT)) if self._points else ():
            self._felt(path, row)
        if not self._cards:
            return path
        for row in self._scene.rows(self._area.grown(m.DOT)):
            if row.collapsed:
                continue
            if self._detail is Detail.BLOCKS and row.arrangement != "span":
                self._blocks(path, row)
            else:
                self._boxes(path, row)
        return path

    def _labels(self) -> tuple[list[Rect], list[Rect]]:
        """Grounds of labels that are covered, and of those that aren't, each as a whole wherever the columns end.

        A label that lies on a plain step is read where its link has an end in one.
        """
        covered: list[Rect] = []
        read: list[Rect] = []
        plan = self._scene.plan
        for route in plan.routes_in(self._area) if self._steps else ():
            link = self._scene.doc.find(Link, route.id)
            if link is None or route.plate is None:
                continue
            ends = [plan.boxes[id].step for id in (link.source, link.target) if id in plan.boxes]
            under = [column.step for column in self._scene.columns(route.plate)]
            plain = route.id in self._keep or (any(map(self._shown, ends)) and any(map(self._shown, under)))
            (read if plain else covered).append(route.plate)
        return covered, read

    def _shown(self, step: str | None) -> bool:
        """Whether a column is plain."""
        return all(step in rule for rule in self._steps)

    def links(self) -> QPainterPath:
        """Links of which an end doesn't fit, with their labels."""
        path = _path()
        brush = QPainterPathStroker()
        brush.setWidth(LINK_WIDTH * self._view.zoom)
        for route in self._scene.plan.routes_in(self._area) if self._cards else ():
            link = self._scene.doc.find(Link, route.id)
            if link is None or route.id in self._keep or (self._fits(link.source) and self._fits(link.target)):
                continue
            line = QPainterPath()
            line.addPolygon([self._screen(Rect(x, y, 0, 0)).topLeft() for x, y in route.points])
            covered = brush.createStroke(line)
            if route.plate is not None:
                plate = _path()
                plate.addRect(self._screen(route.plate))
                covered = covered.united(plate)
            path.addPath(covered)
        return path

    def head(self) -> QPainterPath:
        """The headers of columns."""
        path, header = _path(), self._scene.plan.header
        for rect in self._columns(header.step_y):
            place = self._view.header_to_screen(Rect(rect.x, header.step_y, rect.w, header.step_h))
            path.addRect(QRectF(place.x, place.y, place.w, place.h))
        for rect in self._bars():
            place = self._view.header_to_screen(rect)
            path.addRect(QRectF(place.x, place.y, place.w, place.h))
        return path

    def _bars(self) -> Iterator[Rect]:
        """The bars of stages of which no step is plain."""
        plan = self._scene.plan
        for box in plan.stages if self._steps else ():
            steps = [plan.columns[place].step for place in range(box.first, box.last + 1)]
            rect = Rect(box.x, plan.header.stage_y, box.w, plan.header.stage_h)
            if box.x < self._area.right and box.x + box.w > self._area.x and not any(
                all(step in rule for rule in self._steps) for step in steps
            ):
                yield rect

    def _columns(self, top: float) -> Iterator[Rect]:
        if self._steps:
            for column in self._scene.columns(self._area):
                if not all(column.step in rule for rule in self._steps):
                    yield Rect(column.x, top, column.w, self._scene.plan.bottom - top)

    def _fits(self, id: str) -> bool:
        return id in self._keep or all(id in rule for rule in self._cards)

    def _blocks(self, path: QPainterPath, row: Row) -> None:
        for column in self._scene.columns(self._area):
            boxes = row.cells.get(column.step)
            if boxes and not any(self._fits(box.id) for box in boxes):
                path.addRect(self._screen(boxes[0].rect.united(boxes[-1].rect).moved(0, row.y)))

    def _boxes(self, path: QPainterPath, row: Row) -> None:
        radius = m.CARD_RADIUS * self._view.zoom
        for box, rect in visible_boxes(self._scene, row, self._area):
            if self._fits(box.id) or not all(box.step in rule for rule in self._steps):
                continue
            if self._detail is Detail.FULL:
                path.addRoundedRect(self._screen(rect), radius, radius)
            else:
                path.addRect(self._screen(rect))
            for dot in _dots(self._scene, box, rect):
                path.addEllipse(self._screen(dot))

    def _felt(self, path: QPainterPath, row: Row) -> None:
        """Points with their words and dots, of curves that aren't faint as a whole."""
        area = self._area.grown(m.COLUMN)
        for curve in row.curves if not row.collapsed else ():
            if curve.persona in self._scene.faint:
                continue
            for point in curve.points[bisect_left(curve.points, area.x, key=_x):
                                      bisect_right(curve.points, area.right, key=_x)]:
                if point.id in self._keep or all(point.id in rule for rule in self._points) or not all(
                    point.step in rule for rule in self._steps
                ):
                    continue
                spot = Rect(point.x, row.y + point.y, 0, 0).grown(m.POINT_RADIUS + _RIM)
                path.addEllipse(self._screen(spot))
                if point.quote is not None:
                    path.addRect(self._screen(point.quote.rect.moved(0, row.y)))
                for _, dot in self._scene.plan.marks_on(point.id):
                    path.addEllipse(self._screen(dot))

    def _screen(self, rect: Rect) -> QRectF:
        place = self._view.to_screen(rect)
        return QRectF(place.x, place.y, place.w, place.h)


def _dots(scene: Scene, box: CardBox, rect: Rect) -> Iterator[Rect]:
    """The dots of a dimmed card go with it."""
    if scene.doc.find(RedPoint, box.id) is not None:
        yield card_dot(rect)
    else:
        yield from (dot for _, dot in scene.plan.marks_on(box.id))


def _without(rect: Rect, holes: Iterable[Rect]) -> list[Rect]:
    """What is left of a rectangle around others: a path of several can't have holes."""
    pieces = [rect]
    for hole in holes:
        pieces = [piece for one in pieces for piece in (_around(one, hole) if one.meets(hole) else (one,))]
    return pieces


def _around(rect: Rect, hole: Rect) -> Iterator[Rect]:
    top, bottom = max(rect.y, hole.y), min(rect.bottom, hole.bottom)
    yield from (one for one in (
        Rect(rect.x, rect.y, rect.w, top - rect.y), Rect(rect.x, bottom, rect.w, rect.bottom - bottom),
        Rect(rect.x, top, hole.x - rect.x, bottom - top), Rect(hole.right, top, rect.right - hole.right, bottom - top),
    ) if one.w > 0 and one.h > 0)


def _path() -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    return made
