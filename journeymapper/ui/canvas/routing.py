"""Many links are routed in slices while nothing else is to be done: neither an edit nor a gesture waits for them.

Meanwhile those that are known are shown; a map with few links has them routed before it is painted.
"""
from collections.abc import Generator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from journeymapper.core.layout.link_book import Route
from journeymapper.core.layout.links import routing
from journeymapper.core.layout.plan import Plan

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# Links that are routed at once cost about as much as a frame.
FEW = 24
SLICE_S = 0.004


class LinkWork(QObject):
    """Watches a sheet's paints: when links are to be routed there and they are many, it does so from then on."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._plan: Plan | None = None
        self._slices: Generator[None, None, dict[str, Route]] | None = None
        self._edits = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        sheet.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Before a paint."""
        if event.type() is QEvent.Type.Paint:
            book = self._sheet.plan.links
            book.patient = len(book.ends) > FEW
            if book.patient and book.drawn is None and not self._timer.isActive():
                self._timer.start(0)
        return False

    def _go_on(self) -> None:
        plan, end = self._sheet.plan, perf_counter() + SLICE_S
        if self._slices is None or plan is not self._plan or plan.links.edits != self._edits:
            self._plan, self._edits, self._slices = plan, plan.links.edits, routing(plan)
        while plan.links.drawn is None and perf_counter() < end:
            next(self._slices, None)
        if plan.links.drawn is not None:
            self._timer.stop()
            self._slices = None
            self._sheet.tiles.clear()
            self._sheet.viewport().update()
