"""A workbook as it was read: plain data, whatever program wrote the file."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

CellValue = str | int | float | bool | date | None


@dataclass(frozen=True)
class ReadCell:
    """One cell. `place` is sheet and cell, “Backlog!N7”; `unknown` where a formula has no stored value, or an error."""

    place: str
    value: CellValue = None
    unknown: bool = False


@dataclass(frozen=True)
class ReadRow:
    """One row of the table by the keys of its columns; `number` as the sheet counts."""

    number: int
    cells: Mapping[str, ReadCell]

    def text(self, key: str) -> str:
        """The cell's text without spaces around it, "" where blank."""
        cell = self.cells.get(key)
        return "" if cell is None or cell.value is None else str(cell.value).strip()


@dataclass(frozen=True)
class Export:
    """What the hidden sheet tells: which export this is and what it said of each red point, by unique id.

    `map` is the journey's id; of a portfolio it is "", and `maps` are the titles in its column Map by journey id.
    """

    id: str
    map: str
    language: str
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    maps: Mapping[str, str] = field(default_factory=dict)

    def holds(self, journey: str) -> bool:
        """Whether it is an export of this map, alone or among others."""
        return self.map == journey or journey in self.maps


@dataclass(frozen=True)
class ReadWorkbook:
    """All that is read of a workbook. `export` is None where the hidden sheet is gone; `missing` are absent columns."""

    sheet: str
    rows: Sequence[ReadRow]
    columns: frozenset[str]
    export: Export | None
