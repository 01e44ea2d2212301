"""The three-way merge of two people's work on one map: by record, then by field. Pure: it applies nothing.

What one side changed is taken; what both changed otherwise is a clash and stays as MINE has it. Of deletes against
edits nothing of MINE is lost, and what of THEIRS can't stand is said.
"""
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymapper.core.document.changes import ChangeSet, from_states
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.repair import repair
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record

from .clashes import COMMAND, Clash, Sides, Wording
from .order import moved
from .records import merge_record
from .values import ABSENT, Three, merge_value


@dataclass(frozen=True)
class Merged:
    """The outcome. `change` leads from MINE to it; `notes` say what was mended without a conflict."""

    records: tuple[Record, ...]
    change: ChangeSet
    clashes: tuple[Clash, ...]
    notes: tuple[Sentence, ...]


def merge(sides: Sides, wording: Wording = COMMAND) -> Merged:
    """MINE and THEIRS, both made from BASE, as one consistent map. Each side is consistent and of the same journey.

    `wording`: how notes call the two sides.
    """
    work = _Work(sides)
    work.merge_all()
    work.keep_what_is_needed()
    work.mend_references()
    _follow_marks(work.rows)
    store = Store(work.rows.values())
    mended = repair(store)
    if mended.change:
        store.apply(mended.change, Origin.LOAD)
    out = dict(store.records)
    clashes = [*work.clashes, *_in_consequence(work, mended.change, out)]
    notes = [sentence(wording.renumbered, old=f"{row.number:03d}", new=f"{after.number:03d}", title=row.title[:60])
             for row in mended.renumbered if isinstance(after := out.get(row.id), RedPoint)]
    change = from_states({id: (work.mine.get(id), out.get(id)) for id in {**work.mine, **out}})
    return Merged(tuple(out.values()), change, tuple(_told_once(clashes, out)), tuple(notes))


def merge_entries(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any],
                  ) -> tuple[dict[str, Any], list[Clash]]:
    """Entries of the file beside the tables."""
    merged, clashes = {}, []
    for key in {**mine, **theirs}:
        three = Three(base.get(key, ABSENT), mine.get(key, ABSENT), theirs.get(key, ABSENT))
        value, clash = merge_value(key, three, empty_is_value=True)
        if clash:
            plain = (None if side is ABSENT else side for side in three)
            clashes.append(Clash("entry", key, "file", "", "", *plain))
        if value is not ABSENT:
            merged[key] = value
    return merged, clashes


def _in_consequence(work: "_Work", repair_change: ChangeSet, out: Mapping[str, Record]) -> Iterator[Clash]:
    """What of THEIRS goes or loses its place since what that belongs to goes."""
    known = {(clash.id, clash.field) for clash in work.clashes} | {(clash.id, "") for clash in work.clashes}
    for id, row in repair_change.removed.items():
        base = work.base.get(id)
        if id in work.theirs and (id, "") not in known and (base is None or _edited(base, row)):
            yield Clash("lost", id, row.table)
    for id, (before, after) in repair_change.updated.items():
        left = set(after.targets())
        for field, target in before.targets():
            if (field, target) not in left and target not in out and (id, field) not in known:
                yield Clash("left out", id, before.table, field, target)


def _told_once(clashes: Sequence[Clash], out: Mapping[str, Record]) -> Iterator[Clash]:
    """A red point goes where that goes which it is about: one conflict, not two."""
    steps = {clash.id for clash in clashes if clash.field == "step"}
    for clash in clashes:
        row = out.get(clash.id)
        if not (clash.field == "step" and isinstance(row, RedPoint) and row.about in steps):
            yield clash


class _Work:
    """The rows of the merged map in the making, and the clashes so far."""

    def __init__(self, sides: Sides) -> None:
        self.base, self.mine, self.theirs = (dict(doc.records) for doc in (sides.base, sides.mine, sides.theirs))
        self.reordered = moved(sides.base, sides.mine) & moved(sides.base, sides.theirs)
        self.rows: dict[str, Record] = {}
        self.clashes: list[Clash] = []

    def merge_all(self) -> None:
        """Each record by itself; those of MINE first, in their order."""
        for id in {**self.mine, **self.theirs}:
            base, mine, theirs = self.base.get(id), self.mine.get(id), self.theirs.get(id)
            if mine is not None and theirs is not None:
                self._both(base, mine, theirs)
            elif mine is not None:
                self._only_mine(base, mine)
            elif theirs is not None and base is None:
                self.rows[id] = theirs
            elif theirs is not None and base is not None and _edited(base, theirs):
                self.clashes.append(Clash("deleted", id, theirs.table))

    def _both(self, base: Record | None, mine: Record, theirs: Record) -> None:
        if mine.table != theirs.table:
            self.rows[mine.id] = mine
            self.clashes.append(Clash("field", mine.id, mine.table))
            return
        merged, clashes = merge_record(base, mine, theirs, self.reordered)
        self.rows[mine.id] = merged
        self.clashes += clashes

    def _only_mine(self, base: Record | None, mine: Record) -> None:
        if base is None or _edited(base, mine):
            self.rows[mine.id] = mine
            if base is not None:
                self.clashes.append(Clash("kept", mine.id, mine.table))

    def keep_what_is_needed(self) -> None:
        """What THEIRS deleted comes back where something that MINE wrote refers to it, and what that needs in turn."""
        waiting = [row for row in self.rows.values() if row.id in self.mine]
        while waiting:
            row = waiting.pop()
            for target in self._written_by_mine(row):
                lost = self.mine.get(target)
                if lost is not None and target not in self.rows:
                    self.rows[target] = lost
                    self.clashes.append(Clash("needed", target, lost.table, other=row.id))
                    waiting.append(lost)

    def _written_by_mine(self, row: Record) -> Iterator[str]:
        """Targets of references that MINE set; all of a record that THEIRS deleted."""
        base, mine, gone = self.base.get(row.id), self.mine[row.id], row.id not in self.theirs
        known = set(base.targets()) if base is not None and not gone else set()
        yield from (target for field, target in mine.targets()
                    if (field, target) not in known and (field, target) in set(row.targets()))

    def mend_references(self) -> None:
        """What THEIRS made refer to something that MINE deleted goes back to what MINE says, and this is said.

        Where MINE has nothing to say the rules of integrity follow.
        """
        for row in list(self.rows.values()):
            for field, target in dict.fromkeys(row.targets()):
                if target in self.rows:
                    continue
                if target in self.base:
                    self.clashes.append(Clash("left out", row.id, row.table, field, target))
                self._back_to_mine(row.id, field)

    def _back_to_mine(self, id: str, field: str) -> None:
        row, mine = self.rows[id], self.mine.get(id)
        if mine is None or not hasattr(mine, field) or not isinstance(getattr(row, field), str):
            return
        old = getattr(mine, field)
        if old is not None and old not in self.rows:
            return
        place = {"rank": getattr(mine, "rank", None)} if isinstance(row, Card) and field in ("step", "lane") else {}
        self.rows[id] = row.model_copy(update={field: old, **place})


def _edited(base: Record, now: Record) -> bool:
    """Whether more than its place in the order was changed."""
    if base == now:
        return False
    old, new = base.values(), now.values()
    return type(base) is not type(now) or {**old, "rank": ""} != {**new, "rank": ""}


def _follow_marks(rows: dict[str, Record]) -> None:
    """A red point's step follows what it is about: one side may have moved that, the other have marked it."""
    turns: Counter[str] = Counter()
    waiting = [row.id for row in rows.values() if isinstance(row, RedPoint) and row.about is not None]
    marks: dict[str, list[str]] = {}
    for id in waiting:
        marks.setdefault(str(getattr(rows[id], "about", "")), []).append(id)
    while waiting:
        id = waiting.pop()
        mark = rows[id]
        about = rows.get(str(getattr(mark, "about", None)))
        if not (isinstance(mark, RedPoint) and isinstance(about, Card | Emotion)):
            continue
        if mark.step is not None and mark.step != about.step and turns[id] < 2:
            turns[id] += 1
            rows[id] = mark.model_copy(update={"step": about.step})
            waiting += marks.get(id, ())
