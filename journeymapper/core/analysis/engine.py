"""All checks over one document, kept true change by change; the work can be done a little at a time.

Each rule's findings are kept by unit. A change makes only those units due again that it may have touched, so that a
title typed into a card of a large map asks a handful of questions.
"""
from collections.abc import Callable, Iterable, Sequence

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader

from .facts import Facts
from .finding import Finding
from .options import Options
from .rule import Rule
from .rules import all_rules

# A change of more records than this is looked at as a new map.
LARGE = 400


class Checks:
    """`due`: whether there is something left to look at. `findings` is right once there isn't."""

    def __init__(self, doc: Reader, options: Options, rules: Sequence[Rule] | None = None) -> None:
        self._doc = doc
        self._rules = {rule.id: rule for rule in (all_rules() if rules is None else rules)}
        self._found: dict[str, dict[str, tuple[Finding, ...]]] = {id: {} for id in self._rules}
        # None: all units of the rule.
        self._facts = Facts(doc, options)
        # Rules whose findings changed since somebody took them from here.
        self.changed: set[str] = set(self._rules)
        self._due: dict[str, set[str] | None] = dict.fromkeys(self._rules)

    @property
    def due(self) -> bool:
        """Whether there is something left to look at."""
        return bool(self._due)

    @property
    def options(self) -> Options:
        """What the checks take from outside the map."""
        return self._facts.options

    @property
    def findings(self) -> list[Finding]:
        """All of them, by rule; within it in no particular order."""
        return [finding for id in self._rules for finding in self.of(id)]

    def of(self, rule: str) -> list[Finding]:
        """The findings of one rule, in no particular order."""
        return [finding for several in self._found[rule].values() for finding in several]

    def renew(self, options: Options | None = None) -> None:
        """Everything is due again, where options are given with these."""
        self._facts = Facts(self._doc, options or self._facts.options)
        self._due = dict.fromkeys(self._rules)

    def follow(self, change: ChangeSet) -> None:
        """A change was made: what it touches is due."""
        if len(change.added) + len(change.removed) + len(change.updated) > LARGE:
            self.renew()
            return
        self._facts = Facts(self._doc, self._facts.options)
        for id, rule in self._rules.items():
            known = self._due.get(id, set())
            if known is None:
                continue
            touched = rule.scope.touched(self._facts, change)
            if touched is None:
                self._due[id] = None
            elif touched:
                self._due[id] = known | touched

    def work(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Look at what is due until `enough` says so, at one unit at least."""
        while self._due:
            id, units = next(iter(self._due.items()))
            if units is None:
                units = self._due[id] = self._all_units(id)
            if self._look(id, units, enough):
                return

    def _look(self, id: str, units: set[str], enough: Callable[[], bool]) -> bool:
        """Whether it was enough before all of the units were looked at."""
        look, found, facts = self._rules[id].look, self._found[id], self._facts
        while units:
            unit = units.pop()
            several = tuple(look(facts, unit))
            if several != found.get(unit, ()):
                self.changed.add(id)
            if several:
                found[unit] = several
            else:
                found.pop(unit, None)
            if enough():
                break
        if not units:
            del self._due[id]
        return enough()

    def _all_units(self, id: str) -> set[str]:
        units = set(self._rules[id].scope.units(self._facts))
        kept = {unit: several for unit, several in self._found[id].items() if unit in units}
        if len(kept) < len(self._found[id]):
            self.changed.add(id)
        self._found[id] = kept
        return units


def find_all(doc: Reader, options: Options | None = None, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """All findings of a document, at once."""
    checks = Checks(doc, options or Options(), None if rules is None else list(rules))
    checks.work()
    return checks.findings
