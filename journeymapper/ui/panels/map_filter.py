"""The filter at work: what the bar chooses is dimmed on the sheet, and follows each change of the document."""
from PySide6.QtCore import QObject

from journeymapper.core.analysis.filter import Filter, felt, fitting, refit, without_lost
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.layers.dim import Dim, set_dim
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.qt.listen import listen

from .filter_bar import FilterBar

RULE = "filter"


class MapFilter(QObject):
    """Ties a bar to a sheet. The choice is a way of looking: nothing of it reaches the document or its history."""

    def __init__(self, session: Session, sheet: Sheet, bar: FilterBar) -> None:
        super().__init__(bar)
        self._session, self._sheet, self._bar = session, sheet, bar
        self._fit: set[str] = set()
        bar.changed.connect(self.apply)
        listen(self, session.changed, self._follow)
        bar.offer(session.store)
        self._tell()

    def apply(self, wanted: Filter) -> None:
        """Look at the map through this filter; an empty one lets all through."""
        wanted = without_lost(self._session.store, wanted)
        self._bar.show_filter(wanted)
        self._fit = fitting(self._session.store, wanted) if wanted else set()
        self._bar.offer(self._session.store)
        self._dim()
        self._tell()

    def _follow(self, change: ChangeSet, origin: Origin) -> None:
        rows = (*change.added.values(), *change.removed.values(), *(after for _, after in change.updated.values()))
        if origin is Origin.LOAD or any(isinstance(row, Persona | Channel | Department) for row in rows):
            self.apply(self._bar.filter)
        elif self._bar.filter:
            touched = refit(self._session.store, self._bar.filter, self._fit, change)
            if touched or any(isinstance(row, Emotion) for row in rows):
                self._dim()
            self._tell()

    def _dim(self) -> None:
        wanted = self._bar.filter
        dim = Dim(cards=self._fit, personas=wanted.personas or None) if wanted else None
        if dim is not None and wanted.words.strip():
            dim.points = felt(self._session.store, wanted)
            dim.personas = {row.persona for row in self._session.store.every(Emotion) if row.id in dim.points}
        if dim is not None or RULE in self._sheet.dims:
            set_dim(self._sheet, RULE, dim)

    def _tell(self) -> None:
        of = len(self._session.store.every(Card)) if self._bar.filter else 0
        self._bar.show_count(len(self._fit), of)
