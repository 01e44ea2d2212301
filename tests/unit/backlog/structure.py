"""What no schema says of a workbook and Excel asks for nevertheless: its parts, names and places fit together."""
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import openpyxl
from openpyxl.utils import range_boundaries

from tests.unit.backlog.workbooks import parts, well_formed

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ADDRESS = re.compile(r"https?://|mailto:")
# What runs, what is fetched from elsewhere, what only Windows knows.
UNWANTED = re.compile(r"vba|macro|externalLink|embeddings|activeX|ctrlProps|queryTable|connections|customXml")
NAME = re.compile(r"[A-Za-z_\\][A-Za-z0-9_.\\]{0,254}")
CELL_LIKE = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*", re.IGNORECASE)
PLACE = re.compile(r"('(?:[^']|'')+'|[^'!]+)!\$?([A-Z]{1,3})\$?(\d+)")


def faults(path: Path) -> list[str]:
    """A sentence for each thing that Excel would mend, refuse or ask about."""
    trees = well_formed(path)
    return [*_packaging(path, trees), *_tables(trees), *_places(path), *_merged(trees)]


def _packaging(path: Path, trees: dict[str, Element]) -> Iterator[str]:
    names = set(parts(path))
    types = trees["[Content_Types].xml"]
    usual = {entry.get("Extension") for entry in types.iter(f"{TYPES}Default")}
    own = {str(entry.get("PartName")).lstrip("/") for entry in types.iter(f"{TYPES}Override")}
    yield from (f"{name} has no type" for name in names - own
                if name != "[Content_Types].xml" and name.rpartition(".")[2] not in usual)
    yield from (f"{name} has a type and isn't there" for name in own - names)
    yield from (f"{name} is not wanted" for name in names if UNWANTED.search(name))
    reached = {"[Content_Types].xml", *(name for name in names if name.endswith(".rels"))}
    for name in names:
        if not name.endswith(".rels"):
            continue
        ids = [entry.get("Id") for entry in trees[name]]
        if len(set(ids)) != len(ids):
            yield f"{name} names an id twice"
        for entry in trees[name]:
            target = str(entry.get("Target"))
            if entry.get("TargetMode") == "External":
                if not str(entry.get("Type")).endswith("/hyperlink") or not ADDRESS.match(target.lower()):
                    yield f"{name} leads outside: {target}"
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            reached.add(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    yield from (f"{name} is reached by no relationship" for name in names - reached)
    yield from (f"{name} is named and isn't there" for name in reached - names)


def _tables(trees: dict[str, Element]) -> Iterator[str]:
    tables = [tree for name, tree in trees.items() if name.startswith("xl/tables/")]
    for attribute in ("id", "displayName", "name"):
        found = [str(table.get(attribute)).casefold() for table in tables]
        if len(set(found)) != len(found):
            yield f"two tables have one {attribute}"
    for table in tables:
        name = str(table.get("displayName"))
        if not NAME.fullmatch(name) or CELL_LIKE.fullmatch(name):
            yield f"{name} is no name for a table"
        columns = [str(column.get("name")).casefold() for column in table.iter(f"{MAIN}tableColumn")]
        left, top, right, bottom = range_boundaries(str(table.get("ref")))
        if len(set(columns)) != len(columns) or len(columns) != right - left + 1 or bottom <= top:
            yield f"{name} has other columns or rows than its area"


def _places(path: Path) -> Iterator[str]:
    """Names, links inside and rules of drop-downs lead to cells that are there."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for table in sheet.tables.values():
            header = [cell.value for cell in sheet[table.ref][0]]
            if header != table.column_names:
                yield f"{sheet.title}: the header of {table.name} isn't that of its columns"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            if cell.hyperlink.target is None and not _is_place(book, str(cell.hyperlink.location)):
                yield f"{sheet.title}!{cell.coordinate} leads nowhere: {cell.hyperlink.location}"
        for rule in sheet.data_validations.dataValidation:
            if rule.errorStyle != "warning":
                yield f"{sheet.title}: the check of {rule.sqref} blocks"
            if rule.type == "list" and not _is_place(book, str(rule.formula1)):
                yield f"{sheet.title}: the drop-down of {rule.sqref} reads {rule.formula1}"
    for name, defined in book.defined_names.items():
        if not _is_place(book, str(defined.value)):
            yield f"the name {name} leads nowhere: {defined.value}"


def _is_place(book: openpyxl.Workbook, place: str) -> bool:
    found = PLACE.match(place)
    return found is not None and found[1].strip("'").replace("''", "'") in book.sheetnames


def _merged(trees: dict[str, Element]) -> Iterator[str]:
    for name, tree in trees.items():
        areas = [range_boundaries(str(area.get("ref"))) for area in tree.iter(f"{MAIN}mergeCell")]
        for number, (left, top, right, bottom) in enumerate(areas):
            for other in areas[:number]:
                if left <= other[2] and other[0] <= right and top <= other[3] and other[1] <= bottom:
                    yield f"{name}: merged cells lie over one another"
