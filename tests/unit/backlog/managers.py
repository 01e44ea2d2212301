"""What managers and their programs do to a workbook, written by hand into its XML: no library of ours takes part."""
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.utils import get_column_letter

from journeymapper.core.backlog.columns import column
from journeymapper.core.foundation.i18n import texts
from tests.unit.backlog.workbooks import HEADER_ROW, values

Answer = str | int | float | None


def answered(path: Path, out: Path, answers: Mapping[tuple[int, str], Answer], sheet: str = "Backlog",
             language: str = "en") -> Path:
    """A copy with other values in the cells (row of the sheet, key of the column)."""
    header = [str(cell.value) for cell in values(path)[sheet][HEADER_ROW]]
    t = texts(language)
    cells = {f"{get_column_letter(header.index(t(column(key).title)) + 1)}{row}": value
             for (row, key), value in answers.items()}
    return repacked(path, out, {sheet_part(path, sheet): lambda xml: _with_cells(xml, cells)})


def sheet_part(path: Path, sheet: str) -> str:
    """The name of a sheet's part: openpyxl numbers them in order."""
    return f"xl/worksheets/sheet{values(path).sheetnames.index(sheet) + 1}.xml"


def repacked(path: Path, out: Path, changes: Mapping[str, Callable[[str], str]],
             dropped: Callable[[str], bool] = lambda _name: False) -> Path:
    """A copy with some parts changed and some left out."""
    with ZipFile(path) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if not dropped(name):
                data = source.read(name)
                target.writestr(name, changes[name](data.decode()).encode() if name in changes else data)
    return out


def reshaped(path: Path, out: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    """A copy as somebody leaves it who moves rows, columns and sheets."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(out)
    return out


def _with_cells(xml: str, cells: Mapping[str, Answer]) -> str:
    for place, value in cells.items():
        pattern = re.compile(rf'<c r="{place}"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
        style = re.search(r's="\d+"', (pattern.search(xml) or _new_row(place)).group(0))
        made = _cell(place, style[0] if style else "", value)
        if pattern.search(xml):
            xml = pattern.sub(lambda _match, made=made: made, xml, count=1)
        else:
            xml = _in_row(xml, place, made)
    return xml


def _new_row(place: str) -> re.Match[str]:
    found = re.match(".*", place)
    assert found is not None
    return found


def _in_row(xml: str, place: str, made: str) -> str:
    """Into its row, in the order of the columns; below all rows if there is none."""
    number = int(re.sub("[A-Z]+", "", place))
    row = re.search(rf'(<row r="{number}"[^>]*>)(.*?)(</row>)', xml, re.DOTALL)
    if row is None:
        return xml.replace("</sheetData>", f'<row r="{number}">{made}</row></sheetData>', 1)
    cells = re.findall(r'<c r="[A-Z]+\d+"[^>]*?(?:/>|>.*?</c>)', row[2], re.DOTALL)
    cells.append(made)
    cells.sort(key=_order)
    return xml[:row.start(2)] + "".join(cells) + xml[row.end(2):]


def _order(cell: str) -> tuple[int, str]:
    letters = re.sub(r"\d", "", cell.split('"')[1])
    return len(letters), letters


def _cell(place: str, style: str, value: Answer) -> str:
    if value is None:
        return f'<c r="{place}" {style}/>'
    if isinstance(value, str):
        space = '<is><t xml:space="preserve">'
        safe = escape(re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value))  # as every spreadsheet writes it
        return f'<c r="{place}" {style} t="inlineStr">{space}{safe}</t></is></c>'
    return f'<c r="{place}" {style}><v>{value!r}</v></c>'
