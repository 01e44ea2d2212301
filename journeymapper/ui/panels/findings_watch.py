"""The findings of a window's map, looked at a little at a time between what the person does.

Each turn is a few milliseconds long, so the window is never held up; a change waits until the hands rest, and only what
it touches is looked at again. The checks are loaded when they are first wanted: the map is shown long before.
"""
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.clock import today
from journeymapper.core.model.journey import Journey
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.listen import listen

if TYPE_CHECKING:
    from journeymapper.core.analysis.accepted import Judged
    from journeymapper.core.analysis.engine import Checks
    from journeymapper.core.analysis.finding import Finding
    from journeymapper.core.analysis.options import Options

# After the window stands; after a change; between two turns; how long one is.
FIRST_MS, REST_MS, NEXT_MS, TURN_S = 900, 250, 1, 0.0025


class Group(NamedTuple):
    """The findings of one rule: those that are open and those that are accepted, in no particular order."""

    rule: str
    open: "tuple[Judged, ...]" = ()
    accepted: "tuple[Judged, ...]" = ()


class FindingsWatch(QObject):
    """`changed` carries the rules whose findings are others now; all of them are looked at by then (`settled`)."""

    changed = Signal(set)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.groups: dict[str, Group] = {}
        self._checks: Checks | None = None
        self._options: Options | None = None
        self._waiting: list[ChangeSet] = []
        self._regroup: set[str] = set()
        self._fresh: set[str] = set()
        self._along: Callable[[Finding], tuple[int, tuple[str, ...]]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        self._timer.start(FIRST_MS)
        listen(self, session.changed, self._follow)

    @property
    def settled(self) -> bool:
        """Whether all is looked at."""
        return self._checks is not None and not (self._waiting or self._checks.due or self._regroup)

    def use(self, options: "Options") -> None:
        """Look at everything with these words and thresholds."""
        if self._checks is not None and options != self._checks.options:
            self._checks.renew(options)
            self._timer.start(NEXT_MS)
        self._options = options

    def hurry(self) -> None:
        """Don't wait for the hands to rest: the person has just done something about a finding."""
        if not self.settled:
            self._timer.start(NEXT_MS)

    def finish(self) -> None:
        """Look at all that is left, now: for what can't wait (a check that somebody asks for, tests)."""
        while not self.settled:
            self._turn()

    def counts(self) -> dict[str, int]:
        """How many open findings there are, by severity."""
        found = {"high": 0, "medium": 0, "low": 0}
        for group in self.groups.values():
            for row in group.open:
                found[row.finding.severity] += 1
        return found

    def along(self) -> "Callable[[Finding], tuple[int, tuple[str, ...]]]":
        """The key by which the findings of one rule stand along the map."""
        from journeymapper.core.analysis.order import along_map

        if self._along is None:
            self._along = along_map(self.session.store)
        return self._along

    def _follow(self, change: ChangeSet, _origin: Origin) -> None:
        self._waiting.append(change)
        self._along = None
        self._timer.start(REST_MS if self._checks is not None else FIRST_MS)

    def _turn(self) -> None:
        """One turn; the next one is ordered where something is left."""
        end = perf_counter() + TURN_S
        checks = self._begun()
        if self._waiting:
            self._take(checks)
        if checks.due:
            checks.work(lambda: perf_counter() > end)
            self._regroup |= checks.changed
            checks.changed.clear()
        if not checks.due:
            self._group(checks, end)
        if not self.settled:
            self._timer.start(NEXT_MS)
        elif self._fresh:
            fresh, self._fresh = self._fresh, set()
            self.changed.emit(fresh)

    def _begun(self) -> "Checks":
        if self._checks is None:
            from journeymapper.core.analysis.engine import Checks
            from journeymapper.core.analysis.options import Options

            self._waiting.clear()
            self._checks = Checks(self.session.store, self._options or Options())
        return self._checks

    def _take(self, checks: "Checks") -> None:
        """Tell the checks of the changes that came meanwhile."""
        for change in self._waiting:
            checks.follow(change)
            if _accepts(change):
                self._regroup |= set(self.groups)
        self._waiting.clear()
        if checks.options.today != today():
            checks.renew(replace(checks.options, today=today()))

    def _group(self, checks: "Checks", end: float) -> None:
        """Tell the accepted findings from the others, rule by rule."""
        from journeymapper.core.analysis.accepted import judge, known_findings

        known = known_findings(queries.journey(self.session.store)) if self._regroup else {}
        while self._regroup:
            rule = self._regroup.pop()
            rows = [judge(finding, known.get(finding.key)) for finding in checks.of(rule)]
            group = Group(rule, tuple(row for row in rows if not row.accepted),
                          tuple(row for row in rows if row.accepted))
            if group != self.groups.get(rule, Group(rule)) or rule not in self.groups:
                self._fresh.add(rule)
            self.groups[rule] = group
            if perf_counter() > end:
                return


def _accepts(change: ChangeSet) -> bool:
    """Whether other findings may be accepted now."""
    return any(isinstance(row, Journey) for row in (*change.added.values(), *change.removed.values())) or any(
        isinstance(before, Journey) and before.accepted_findings != getattr(after, "accepted_findings", None)
        for before, after in change.updated.values())
