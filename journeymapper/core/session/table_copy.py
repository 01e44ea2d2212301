"""What is selected as a range for other programs: steps are its columns, lanes its rows."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record

from .tab_text import Grid
from .table_paste import are_words, takes_feelings


def grid_of(doc: Reader, ids: Iterable[str]) -> Grid:
    """The cells from the first to the last lane and step that hold any of these cards and emotions; [] for none.

    Several things in a cell are parted by a blank line, as `paste_table` reads them. A lane of emotions of which
    nothing is chosen has no row where words follow: pasted, these pass over it, so a range comes back as it was.
    What is parked stands in no cell.
    """
    rows = [row for id in ids if (row := doc.get(id)) is not None]
    columns = {step.id: n for n, step in enumerate(queries.columns(doc))}
    lanes = queries.lanes(doc)
    places = {lane.id: n for n, lane in enumerate(lanes)}
    curves = [(n, lane.personas) for n, lane in enumerate(lanes) if takes_feelings(lane) and not lane.hidden]
    cells: dict[tuple[int, int], list[Record]] = {}
    for row in rows:
        place = places.get(row.lane or "") if isinstance(row, Card) else None
        if isinstance(row, Emotion):
            place = next((n for n, personas in curves if personas is None or row.persona in personas), None)
        step = getattr(row, "step", None)
        if place is not None and step in columns:
            cells.setdefault((place, columns[step]), []).append(row)
    if not cells:
        return []
    shown = [n for n in range(min(n for n, _ in cells), max(n for n, _ in cells) + 1)
             if not lanes[n].hidden or any(n == place for place, _ in cells)]
    across = range(min(n for _, n in cells), max(n for _, n in cells) + 1)
    people = {row.id: n for n, row in enumerate(queries.personas(doc))}
    grid: Grid = []
    for n in reversed(shown):
        line = [_cell(cells.get((n, column), []), people) for column in across]
        if any(line) or not (takes_feelings(lanes[n]) and grid and are_words(grid[0])):
            grid.insert(0, line)
    return grid


def _cell(rows: list[Record], people: dict[str, int]) -> str:
    def order(row: Record) -> tuple[Any, ...]:
        """Emotions first: a lane for them may hold cards that somebody put there."""
        if isinstance(row, Emotion):
            return 0, people.get(row.persona, 0), 0.5 if row.offset is None else row.offset, row.id
        return (1, row.rank, row.id) if isinstance(row, Card) else (2, row.id)

    return "\n\n".join(text for row in sorted(rows, key=order) if (text := _text(row)))


def _text(row: Record) -> str:
    if isinstance(row, Emotion):
        return f"{row.value:g}"
    lines = getattr(row, "title", "").split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip()).strip()
