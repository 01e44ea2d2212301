"""Keeps the layout plan true to the document and says what must be painted again."""
from collections.abc import Callable
from dataclasses import replace

from journeymapper.core.analysis.grey_areas import grey_areas
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.boxes import Curve
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.layout.update import Dirty
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.measure import QtMeasure


class Presenter:
    """One per sheet. `repaint` hears of each change after the plan has followed it."""

    def __init__(self, session: Session, t: Texts, repaint: Callable[[Dirty], None]) -> None:
        self._session = session
        self._t = t
        self.measure = QtMeasure()
        self._repaint = repaint
        self.plan: Plan = build_plan(session.store, self.measure, t)
        self._greys = grey_areas(session.store)
        self.close = session.changed.connect(self._follow)

    def _follow(self, change: ChangeSet, origin: Origin) -> None:
        if origin is Origin.LOAD:
            self.plan = build_plan(self._session.store, self.measure, self._t)
            dirty = Dirty(everything=True)
        else:
            dirty = self.plan.update(self._session.store, change, self.measure)
        if _may_shift_greys(change):
            before, self._greys = self._greys, grey_areas(self._session.store)
            dirty.everything = dirty.everything or before != self._greys
        self._repaint(dirty)


def _may_shift_greys(change: ChangeSet) -> bool:
    """Whether hand-overs may be others now: a band runs over all rows, so then all is painted again."""
    rows = [*change.added.values(), *change.removed.values()]
    rows += [row for before, row in change.updated.values() if _hand_over(before) != _hand_over(row)]
    return any(isinstance(row, Touchpoint | Channel | Step | Stage | Lane) for row in rows)


def _hand_over(row: Record) -> tuple[object, ...]:
    if isinstance(row, Touchpoint):
        return row.step, row.lane, row.rank, row.channel, row.department
    return (row,)


def with_curve(plan: Plan, lane: str, curve: Curve) -> Plan:
    """The same plan with another curve for one persona in one lane, for previews; shares all else."""
    rows = [
        replace(row, curves=tuple(curve if old.persona == curve.persona else old for old in row.curves))
        if row.lane == lane else row
        for row in plan.rows
    ]
    points = plan.points | {point.id: (lane, point) for point in curve.points}
    return replace(plan, rows=rows, points=points)
