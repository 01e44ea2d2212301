"""Where the table stands: its header row is known by the columns' names, wherever sheet, row and columns went."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.readback.words import folded, header_keys

from .cells import plain_value

# A title, a legend, rows that somebody put above: the table begins within these.
LOOK = 60
LEAST = 4


@dataclass(frozen=True)
class Header:
    """`columns` are places (from 1) by key."""

    row: int
    columns: Mapping[str, int]


def find_header(rows: Iterable[tuple[int, Sequence[Any]]], named: Mapping[str, str]) -> Header | None:
    """The row that names most columns; `named` are the export's own headers by key. None where there is none."""
    keys = {**header_keys(), **{folded(name): key for key, name in named.items()}}
    best: Header | None = None
    for number, cells in rows:
        places: dict[str, int] = {}
        for place, cell in enumerate(cells, start=1):
            key = keys.get(folded(str(plain_value(cell.value)))) if cell.value is not None else None
            if key is not None:
                places.setdefault(key, place)
        if len(places) >= LEAST and (best is None or len(places) > len(best.columns)):
            best = Header(number, places)
    return best if best is not None and _tells_which(best) and _answers(best) else None


def _tells_which(header: Header) -> bool:
    """The sheet Data has unique ids and owners too; only the backlog calls its rows red points."""
    return "id" in header.columns or {"uid", "title"} <= header.columns.keys()


def _answers(header: Header) -> bool:
    return any(column.key in header.columns for column in COLUMNS if column.editor != "app")
