"""The three-way comparison: exported, workbook now, map now."""
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from journeymapper.core.backlog.columns import COLUMNS, BacklogColumn, column
from journeymapper.core.backlog.item import BacklogItem, backlog
from journeymapper.core.backlog.marks import Known, known_export
from journeymapper.core.backlog.readback.lines import Line, Preview
from journeymapper.core.backlog.readback.rows import Export, ReadCell, ReadRow, ReadWorkbook
from journeymapper.core.backlog.readback.same import shortened, told_alike
from journeymapper.core.backlog.readback.sorting import Sorted, sort_rows
from journeymapper.core.backlog.readback.values import value_of
from journeymapper.core.backlog.readback.words import plain
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import BadFile, Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import RedPoint

EDITABLE = tuple(col for col in COLUMNS if col.editor != "app")
# Texts of the map that stand in the workbook to be read; a change there is said and not taken.
FROM_MAP = tuple(col for col in COLUMNS if col.editor == "app" and col.kind in ("text", "long")
                 and col.key not in ("id", "uid", "band", "map"))


def compare(doc: Reader, book: ReadWorkbook) -> Preview:
    """What the workbook says about the map of `doc`. Raises BadFile where it is the workbook of another map."""
    journey = queries.journey(doc)
    items = {item.id: item for item in backlog(doc)}
    found = sort_rows(items, journey, book)
    if not found.ours and not found.new and (found.others or book.export is not None) and not _holds(book, journey.id):
        raise BadFile(N_("This is the backlog of another map: none of its rows belongs to “{map}”. Nothing was "
                         "changed."), map=journey.title)
    lines: list[tuple[int, Line]] = [(row.number, line) for row, line in found.refused]
    known: Known = "none" if book.export is None else known_export(journey, book.export.id, book.export.values)
    # Values that somebody changed tell nothing about what was exported.
    export = None if known == "changed" else book.export
    for id, row in found.ours.items():
        lines += [(row.number, line) for line in _row_lines(items[id], row, export)]
    lines += [(row.number, _new_line(row, book)) for row in found.new]
    for id, row in found.known.items():
        filled = ReadRow(row.number, {key: cell for key, cell in row.cells.items() if row.text(key)})
        lines += [(row.number, line) for line in _row_lines(items[id], filled, None)]
    in_order = tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))
    return Preview(in_order, found.others, _without_row(items, found), known)


def _holds(book: ReadWorkbook, journey: str) -> bool:
    return book.export is not None and book.export.holds(journey)


def _without_row(items: Mapping[str, BacklogItem], found: Sorted) -> tuple[str, ...]:
    return tuple(item.name for id, item in items.items() if id not in found.ours and id not in found.known)


def _row_lines(item: BacklogItem, row: ReadRow, export: Export | None) -> Iterable[Line]:
    exported = export.values.get(item.uid) if export is not None else None
    for col in EDITABLE:
        cell = row.cells.get(col.key)
        if cell is not None:
            line = _cell_line(item, col, cell, exported, export)
            if line is not None:
                yield line
    if exported is not None and export is not None:
        for col in FROM_MAP:
            cell = row.cells.get(col.key)
            if cell is not None and not cell.unknown and not told_alike(col, cell.value, exported.get(col.key), export):
                yield Line("ignored", cell.place, item.id, item.name, col.key, theirs=str(cell.value or ""),
                           title=item.red_point.title)


def _cell_line(item: BacklogItem, col: BacklogColumn, cell: ReadCell, exported: Mapping[str, Any] | None,
               export: Export | None) -> Line | None:
    mine = col.value(item)
    base = exported.get(col.key) if exported is not None else None
    facts: dict[str, Any] = {
        "place": cell.place, "red_point": item.id, "name": item.name, "column": col.key, "base": base, "mine": mine,
        "title": item.red_point.title}
    if not cell.unknown:
        if exported is not None and told_alike(col, cell.value, base, export):
            return None
        if told_alike(col, cell.value, mine, export):
            return None
    try:
        theirs = _checked(item.red_point, col, cell)
        if export is not None and shortened(cell.value, base, export):
            raise Refused(N_("its text was shortened in the export, so its end would be lost; change it in the map"))
    except Refused as reason:
        return Line("refused", theirs=cell.value, reason=reason, **facts)
    if theirs == mine or (exported is not None and theirs == base) or _follows_evidence(item, col, theirs):
        return None
    if exported is None:
        return Line("conflict", theirs=theirs, asks=True, **facts)
    kind = "accepted" if _same(col, mine, base) else "conflict"
    return Line("accepted" if kind == "accepted" else "conflict", theirs=theirs, **facts)


def _follows_evidence(item: BacklogItem, col: BacklogColumn, theirs: Any) -> bool:
    """A blank confidence that the map doesn't store either: it follows the evidence, whatever was exported."""
    return col.key == "confidence" and theirs is None and item.red_point.confidence is None


def _same(col: BacklogColumn, one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str) and not col.words:
        return plain(one) == plain(other)
    return bool(one == other)


def _checked(point: RedPoint, col: BacklogColumn, cell: ReadCell) -> Any:
    """The value, valid for the map. Raises Refused."""
    value = value_of(col, cell)
    try:
        point.changed(**{col.key: value})
    except ValidationError as error:
        raise _reason(col, error) from None
    return value


def _reason(col: BacklogColumn, error: ValidationError) -> Refused:
    kinds = {detail["type"] for detail in error.errors(include_url=False, include_context=False, include_input=False)}
    if "string_too_long" in kinds:
        return Refused(N_("it is longer than a map holds"))
    if col.kind == "number":
        return Refused(N_("it must be a number from 0 to 100"))
    return Refused(N_("it isn't a value for this column"))


def _new_line(row: ReadRow, book: ReadWorkbook) -> Line:
    """A row that somebody added: a red point for the parking lot, with all that can be taken."""
    title = row.cells.get("title")
    place = title.place if title is not None else f"{book.sheet}!{row.number}"
    text = plain(str(title.value)) if title is not None and not title.unknown and title.value is not None else ""
    blank = RedPoint(id="new", rank="a0", title=text[:1], number=1)
    values: dict[str, Any] = {}
    try:
        if not text:
            raise Refused(N_("a new red point needs its text in this row, in the column of the red points"))
        _checked(blank, column("title"), ReadCell(place, text))
        for col in EDITABLE:
            cell = row.cells.get(col.key)
            if cell is not None and (value := _new_value(blank, col, cell)) is not None:
                values[col.key] = value
    except Refused as reason:
        return Line("refused", place, reason=reason)
    return Line("new", place, theirs=text, values={"title": text, **values})


def _new_value(blank: RedPoint, col: BacklogColumn, cell: ReadCell) -> Any:
    try:
        return _checked(blank, col, cell)
    except Refused as reason:
        inner = sentence(reason.message, **reason.params)
        raise Refused(N_("{cell}: {reason}"), cell=cell.place, reason=inner) from None
