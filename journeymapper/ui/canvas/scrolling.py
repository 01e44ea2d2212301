"""The scrolling part of the sheet: zoom, scroll bars, what is seen.

A base of `Sheet`, so that each stays one room.
"""
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journeymapper.core.layout import metrics
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.layers.dim import Dim
from journeymapper.ui.canvas.presenter import Presenter
from journeymapper.ui.canvas.shifting import Move, Place, move_between, place_of_view, shift
from journeymapper.ui.canvas.viewport import FIT_LEAST, ZOOM_MAX, ZOOM_MIN, Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.staying import Stay


class ScrollingSheet(QAbstractScrollArea):
    """A viewport over a plan. `moved_view` is called whenever the map stands elsewhere on the screen."""

    zoom_changed = Signal(float)
    # The map, its zoom or the size of the view is another now; a scroll alone isn't told.
    measured = Signal()
    view: Viewport
    presenter: Presenter
    # What is dimmed, by the name of its rule; the thing under the pointer, kept while something is.
    dims: Mapping[str, Dim] = MappingProxyType({})
    looked_at: str | None = None
    # Ids of what a search found.
    hits: frozenset[str] = frozenset()
    focus = Focus()
    _touched = False
    # A move beside a title that stays.
    _last: "tuple[Stay, Move] | None" = None

    def __init__(self, parent: QWidget | None = None) -> None:
        """With a viewport of ours: Qt's is of a private class, for which PySide loads every widget that there is."""
        super().__init__(parent)
        self.setViewport(QWidget())

    @property
    def plan(self) -> Plan:
        """Where everything stands."""
        return self.presenter.plan

    def afloat(self) -> list[QRect] | None:
        """What isn't cut off at the frozen strips, on the screen; None where something doesn't scroll along."""
        return []

    def held_between(self, _before: float) -> "tuple[Stay | None, QRect | None]":
        """What of a held title stays where it is after a move up or down, and what must be painted again. before: the
        map's y where the rows began to show.
        """
        return None, None

    def moved_view(self) -> None:
        """Called when zoom, scroll or size changed."""

    def open_view(self) -> None:
        """Fitted where that is at least 80 %, else 100 % at the top left."""
        self.measure_view()
        fit = self.view.fit_zoom(*self.plan.size)
        self._set_zoom(fit if fit >= FIT_LEAST else 1.0)
        self.scroll_view(0, 0)

    def hold_view(self) -> None:
        """From now on the view is the person's: a larger window no longer fits the map anew."""
        self._touched = True

    def zoom_fit(self) -> None:
        """The whole map."""
        self.hold_view()
        self._set_zoom(self.view.fit_zoom(*self.plan.size))
        self.scroll_view(0, 0)

    def zoom_to(self, factor: float, at: QPointF | None = None) -> None:
        """Another zoom around a point of the screen (absent: the middle)."""
        self.hold_view()
        at = at if at is not None else QPointF(self.view.w / 2, self.view.h / 2)
        x, y = self.view.body_to_map(at.x(), at.y())
        self._set_zoom(factor)
        self.scroll_view(x * self.view.zoom - at.x(), y * self.view.zoom - at.y())

    def reveal(self, focus: Focus) -> None:
        """Scroll as little as possible so that the focus is seen."""
        self.hold_view()
        rect = self.plan.rect(focus.item) if focus.item else None
        if focus.lane and focus.step:
            rect = rect or self.plan.cell_rect(focus.lane, focus.step)
        elif focus.lane:
            rect = self.plan.lane_title_rect(focus.lane)
            rect = Rect(self.view.body_to_map(self.view.gutter_right + 9, 0)[0], rect.y, 1, rect.h) if rect else None
        elif rect is not None:
            rect = Rect(rect.x, self.view.body_to_map(0, self.view.head_bottom + 9)[1], rect.w, 1)
        if rect is not None:
            self.scroll_view(*self.view.scroll_to(rect))

    def scroll_view(self, x: float, y: float) -> None:
        """Move the map's origin to (−x, −y) of the screen, as far as there is something to see."""
        left, top = self.view.least
        self.horizontalScrollBar().setValue(round(x) - left)
        self.verticalScrollBar().setValue(round(y) - top)

    def _set_zoom(self, factor: float) -> None:
        self.view.zoom = max(ZOOM_MIN, min(ZOOM_MAX, factor))
        self.measure_view()
        self.viewport().update()
        self.zoom_changed.emit(self.view.zoom)

    def measure_view(self) -> None:
        """Bring scroll bars and frozen strips in line with plan, zoom and size."""
        self._last = None
        view, plan = self.view, self.plan
        size = self.viewport().size()
        view.w, view.h = size.width(), size.height()
        view.head = (plan.header.stage_y, plan.header.bottom)
        view.gutter = (metrics.MARGIN, plan.left)
        left, top = view.least
        # The title has the edges' zoom: it isn't as much wider as the rows are.
        width = plan.size[0] * view.zoom if view.stretch == 1.0 else max(
            plan.width * view.zoom, left + plan.size[0] * view.edge)
        for bar, whole, page, least in (
            (self.horizontalScrollBar(), width, view.w, left),
            (self.verticalScrollBar(), plan.size[1] * view.zoom, view.h, top),
        ):
            bar.setRange(0, max(0, round(whole - page) - least))
            bar.setPageStep(round(page))
        self._read_bars()
        self.measured.emit()
        self.moved_view()

    def _read_bars(self) -> None:
        left, top = self.view.least
        self.view.x, self.view.y = self.horizontalScrollBar().value() + left, self.verticalScrollBar().value() + top

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        afloat, again = self.afloat(), None
        move = self._as_before(dx, dy)
        if move is not None:
            self._read_bars()
        else:
            move, again = self._between(place_of_view(self.view), dy)
        if move is None or afloat is None:
            self.viewport().update()
        else:
            shift(self.viewport(), move, dx, dy, afloat)
            if again is not None:
                self.viewport().update(again)
        self.moved_view()

    def _as_before(self, dx: int, dy: int) -> Move | None:
        """The last move, where it is this one too: most moves up and down are, and each is reckoned in sight."""
        if self._last is None or dx:
            return None
        (lane, _, low, high), move = self._last  # which ended between these two
        same = low < self.view.y - dy < high and lane != self.focus.row and lane not in self.hits
        return move if same else None

    def _between(self, before: Place, dy: int) -> tuple[Move | None, QRect | None]:
        """The move from a place to the bars', and what must be painted again beside it."""
        self._read_bars()
        stay, again = self.held_between(before.rows_top) if dy else (None, None)
        move = move_between(before, self.view, self.devicePixelRatioF(), stay.block if stay is not None else None)
        self._last = (stay, move) if stay is not None and move is not None else None
        return move, again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._touched and self.isVisible():
            self.open_view()
        else:
            self.measure_view()
