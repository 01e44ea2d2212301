"""The hidden sheet by which a workbook is known again: which export it is, and what it said of each red point.

Rows: key and value (of a portfolio `map` is blank, and a row `map <id>` holds the title of each); then, below the
row `red points`, the unique id of each and its exported values as ASCII JSON (stored words, not shown ones), cut over
as many cells as it needs. Reading back compares these with the workbook and the map of that day.
"""
import json
from typing import TYPE_CHECKING, Any

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.marks import values_hash

from .cells import at, put_text
from .content import Content

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMAT, VERSION = "journeymapper-backlog", 1
MAP = "map "
ROWS = "red points"
# Escapes may make a text of ASCII five times as long: far below what a cell holds.
PIECE = 6_000


def write_metadata(sheet: "Worksheet", content: Content) -> None:
    """Fill and hide the sheet."""
    facts = {
        "format": FORMAT, "version": str(VERSION), "export": content.export_id,
        "map": "" if content.maps else content.journey.id,
        "exported at": content.now.isoformat(), "language": content.t.language,
        "columns": json.dumps({column.key: content.t(column.title) for column in COLUMNS}),
        **{f"{MAP}{one.id}": one.title for one in content.maps}, ROWS: "",
    }
    for row, (key, text) in enumerate(facts.items(), start=1):
        put_text(content.ink, at(sheet, row, 1), key, "data")
        put_text(content.ink, at(sheet, row, 2), text, "data")
    for row, item in enumerate(content.items, start=len(facts) + 1):
        put_text(content.ink, at(sheet, row, 1), item.uid, "data")
        text = json.dumps(exported(item), separators=(",", ":"))
        for number, start in enumerate(range(0, len(text), PIECE), start=2):
            put_text(content.ink, at(sheet, row, number), text[start:start + PIECE], "data")
    sheet.sheet_state = "hidden"


def exported(item: BacklogItem) -> dict[str, Any]:
    """The values of all columns that aren't blank, as the map stores them."""
    values = {column.key: column.value(item) for column in COLUMNS}
    return {key: value for key, value in values.items() if value is not None and value is not False}


def marks(content: Content) -> dict[str, str]:
    """What a map keeps of an export to know it again: id, moment, hash of the values that it told; and which map."""
    values = {item.uid: exported(item) for item in content.items}
    return {"map": "" if content.maps else content.journey.id, "id": content.export_id,
            "time": content.now.isoformat(), "hash": values_hash(values)}
