"""Bad ranks are mended in file order: a row without a good key stands behind the row before it."""
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ranks import is_rank, ranks_between
from journeymapper.core.foundation.sentences import Sentence, sentence

Raw = dict[str, Any]
RANKED = ("personas", "channels", "departments", "stages", "steps", "lanes", "cards")
# A rank counts among the steps of a stage, among the cards of a cell, else in its list.
SCOPES: dict[str, Callable[[Raw], str]] = {
    "steps": lambda row: repr(row.get("stage")),
    "cards": lambda row: repr((row.get("lane"), row.get("step"))),
}


def mend_ranks(tables: dict[str, Any]) -> list[Sentence]:
    """Give rows with a bad rank a good one, in place; a sentence per table that had some."""
    repairs = []
    for table in RANKED:
        rows = tables.get(table)
        if isinstance(rows, list) and (count := _mend_table(rows, SCOPES.get(table, _whole_table))):
            repairs.append(sentence(
                N_("The order of {n} entries in “{table}” was unreadable; the order of the file is kept."),
                n=count, table=table))
    return repairs


def _whole_table(row: Raw) -> str:
    return ""


def _good(row: Raw) -> bool:
    rank = row.get("rank")
    return isinstance(rank, str) and is_rank(rank)


def _mend_table(rows: list[Any], scope_of: Callable[[Raw], str]) -> int:
    bad = [row for row in rows if isinstance(row, dict) and not _good(row)]
    if not bad:
        return 0
    wanted = {scope_of(row) for row in bad}
    scopes: dict[str, list[Raw]] = {}
    for row in rows:
        if isinstance(row, dict) and (scope := scope_of(row)) in wanted:
            scopes.setdefault(scope, []).append(row)
    for members in scopes.values():
        _mend_scope(members)
    return len(bad)


def _mend_scope(rows: list[Raw]) -> None:
    taken = sorted(row["rank"] for row in rows if _good(row))
    behind: dict[str | None, str] = {}
    anchor: str | None = None
    for run, good in _runs(rows):
        if good:
            anchor = run[-1]["rank"]
            continue
        # Of rows with one rank each may have bad ones behind it: those stay in their order too.
        before = behind.get(anchor, anchor)
        place = bisect_right(taken, before) if before is not None else 0
        after = taken[place] if place < len(taken) else None
        # One call per run: keys made one by one between the same neighbours would grow without end.
        keys = ranks_between(before, after, len(run))
        for row, key in zip(run, keys, strict=True):
            row["rank"] = key
        taken[place:place] = keys
        behind[anchor] = keys[-1]


def _runs(rows: list[Raw]) -> Iterable[tuple[list[Raw], bool]]:
    run: list[Raw] = []
    kind = False
    for row in rows:
        good = _good(row)
        if run and good != kind:
            yield run, kind
            run = []
        kind = good
        run.append(row)
    if run:
        yield run, kind
