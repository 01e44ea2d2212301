"""Which things changed their place among their siblings: the fewest whose move explains the new order."""
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel, Department, Persona
from journeymapper.core.model.record import Record

RANKED: tuple[type[Record], ...] = (Persona, Channel, Department, Stage, Step, Lane, Card)
Scope = tuple[str | None, ...]


def scope_of(row: Record) -> Scope:
    """Among whom a rank counts: the cards of a cell, the steps of a stage, else all of a table."""
    if isinstance(row, Card):
        return ("cards", row.lane, row.step)
    return (row.table, row.stage) if isinstance(row, Step) else (row.table,)


def moved(before: Reader, now: Reader) -> set[str]:
    """Ids of what stands in the same scope as before, but at another place among those that do."""
    found: set[str] = set()
    for kind in RANKED:
        scopes: dict[Scope, list[Record]] = {}
        for row in now.every(kind):
            old = before.find(kind, row.id)
            if old is not None and scope_of(old) == scope_of(row):
                scopes.setdefault(scope_of(row), []).append(row)
        for rows in scopes.values():
            found |= _moved(rows, before)
    return found


def _moved(rows: Sequence[Record], before: Reader) -> set[str]:
    if len(rows) < 2:
        return set()
    old = {id: place for place, id in enumerate(_in_order(before.get(row.id) for row in rows))}
    ids = _in_order(rows)
    stay = _longest_rise([old[id] for id in ids])
    return {id for place, id in enumerate(ids) if place not in stay}


def _in_order(rows: Iterable[Record | None]) -> list[str]:
    return [id for _, id in sorted((getattr(row, "rank", ""), row.id) for row in rows if row is not None)]


def _longest_rise(values: Sequence[int]) -> set[int]:
    """Places of a longest rising run (not necessarily of neighbours)."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(last[length - 1] if length else -1)
        ends[length:length + 1] = [value]
        last[length:length + 1] = [place]
    chosen, place = set(), last[-1] if last else -1
    while place >= 0:
        chosen.add(place)
        place = previous[place]
    return chosen
