"""Whether a cell still tells what the map or the export says, whatever a spreadsheet made of its form."""
from typing import Any

from journeymapper.core.backlog.columns import BacklogColumn
from journeymapper.core.backlog.readback.rows import CellValue, Export, ReadCell
from journeymapper.core.backlog.readback.values import value_of
from journeymapper.core.backlog.readback.words import folded, plain
from journeymapper.core.backlog.workbook.text import SHORTENED, boundary, cell_text, scrubbed
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import LANGUAGES, texts


def told_alike(col: BacklogColumn, value: CellValue, stored: Any, export: Export | None) -> bool:
    """Whether the cell says the same as a stored value."""
    if stored is None or stored == "":
        return value is None or plain(str(value)) == ""
    if value is None:
        return False
    if isinstance(stored, bool):
        return bool(plain(str(value))) == stored
    try:
        understood = value_of(col, ReadCell("", value)) if col.editor != "app" else None
    except Refused:
        understood = None
    if understood is not None and understood == stored:
        return True
    if isinstance(stored, str):
        return _same_text(str(value), stored, col, export)
    if isinstance(stored, int | float) and isinstance(value, str):
        return plain(value) == str(stored)
    return bool(value == stored)


def shortened(value: CellValue, stored: Any, export: Export) -> bool:
    """Whether the exported text was cut and the cell still ends with the sign of it."""
    if not isinstance(stored, str) or not isinstance(value, str):
        return False
    mark = texts(export.language)(SHORTENED)
    return plain(value).endswith(mark) and cell_text(stored, mark) != cell_text(stored, mark, limit=10 ** 9)


def _same_text(value: str, stored: str, col: BacklogColumn, export: Export | None) -> bool:
    mine = plain(value)
    if mine == plain(scrubbed(stored)):
        return True
    if col.words and stored in col.words:
        return folded(value) in {folded(texts(code)(col.words[stored])) for code in LANGUAGES}
    mark = texts(export.language if export else "en")(SHORTENED)
    if not mine.endswith(mark):
        return False
    kept = mine[:-len(mark)]
    return boundary(stored, len(kept)) >= 0 and plain(scrubbed(stored)).startswith(kept) and len(kept) > 1000
