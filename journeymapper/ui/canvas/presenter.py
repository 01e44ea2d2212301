"""Keeps the layout plan true to the document and says what must be painted again."""
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymapper.core.analysis.hand_overs import HandOvers
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.boxes import Curve
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.measure import QtMeasure

if TYPE_CHECKING:
    from journeymapper.core.layout.dirty import Dirty


class Presenter:
    """One per sheet. `repaint`, once it is set, hears of each change after the plan has followed it."""

    def __init__(self, session: Session, t: Texts) -> None:
        self._session = session
        self._t = t
        self.measure = QtMeasure()
        self.repaint: Callable[[Dirty], object] = lambda _dirty: None
        self.plan: Plan = build_plan(session.store, self.measure, t)
        self.hand_overs = HandOvers(session.store, self.plan.columns)
        self.close = session.changed.connect(self._follow)

    def _follow(self, change: ChangeSet, origin: Origin) -> None:
        from journeymapper.core.layout.dirty import Dirty

        if origin is Origin.LOAD:
            self.plan = build_plan(self._session.store, self.measure, self._t)
            self.hand_overs.read(self.plan.columns)
            dirty = Dirty(everything=True)
        else:
            dirty = self.plan.update(self._session.store, change, self.measure)
            bands = self.hand_overs.follow(change, self.plan.columns, self.plan.column_index)
            dirty.everything = dirty.everything or bands is None
            dirty.bands |= bands or set()
        self.repaint(dirty)


def with_curve(plan: Plan, lane: str, curve: Curve) -> Plan:
    """The same plan with another curve for one persona in one lane, for previews; shares all else."""
    rows = [
        replace(row, curves=tuple(curve if old.persona == curve.persona else old for old in row.curves))
        if row.lane == lane else row
        for row in plan.rows
    ]
    points = plan.points | {point.id: (lane, point) for point in curve.points}
    return replace(plan, rows=rows, points=points)
