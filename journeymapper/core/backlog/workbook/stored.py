"""Saving with the values of the formulas beside them, so that every reader shows scores without computing.

openpyxl writes a formula's cell without its value; the sheet's XML is completed while the file is packed.
"""
import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl.writer.excel import ExcelWriter

from journeymapper.core.foundation.progress import Progress, nobody

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Stored = Mapping[str, Mapping[str, float | str]]
# Of saving, the library's part; then the sheets are completed and packed.
WRITTEN = 0.8
# Texts of the map can't look like this: in them "<" stands as "&lt;".
_FORMULA = re.compile(r"<c ((?:[a-z]+=\"[^\"]*\" ?)+)><f>([^<]*)</f><v ?(?:/>|></v>)</c>")
_FIXED = re.compile(r"(<row [^>]*?) customHeight=\"1\"")
_PLACE = re.compile(r"\br=\"([A-Z]+[0-9]+)\"")
# The library can't say that labels have a format of their own; without it they take that of the cells.
_LABEL_FORMAT = re.compile(rb'<(?:c:)?numFmt formatCode="[^"]*"(?! sourceLinked)')
# The schema of Office names what a font holds in this order; the library writes it in another.
_FONT = re.compile(r"<(font|rPr)>(.*?)</\1>")
_OF_FONT = re.compile(r"<(\w+)[^>]*?(?:/>|></\1>)")
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
               "name", "rFont", "family", "charset", "scheme")
# Without the sign Excel drops a text that is all spaces.
_BLANK = re.compile(r"<t>(\s+)</t>")


class UnexpectedWorkbook(RuntimeError):
    """The library wrote formulas in a shape that isn't known here: a fault of the program, never of the user."""


class _Told(ExcelWriter):
    """The library's writer, telling how many cells it has written."""

    def __init__(self, book: "Workbook", archive: ZipFile, progress: Progress) -> None:
        super().__init__(book, archive)
        self._progress, self._cells = progress, 0
        self._whole = sum(sheet.max_row * sheet.max_column for sheet in book.worksheets)

    def write_worksheet(self, ws: "Worksheet") -> None:
        """A sheet; each is said after it."""
        super().write_worksheet(ws)
        self._cells += ws.max_row * ws.max_column
        self._progress(WRITTEN * self._cells / self._whole)


def save(book: "Workbook", out: Path, stored: Stored, now: datetime, *, growing: str,
         progress: Progress = nobody) -> None:
    """Write the workbook to `out`. Raises OSError, UnexpectedWorkbook.

    Rows of the sheet `growing` grow with what is typed: their heights are a proposal, not fixed.
    """
    parts = {f"xl/worksheets/sheet{number}.xml": sheet.title for number, sheet in enumerate(book.worksheets, start=1)}
    raw = BytesIO()
    _Told(book, ZipFile(raw, "w", ZIP_STORED, allowZip64=True), progress).save()
    moment = (max(now.year, 1980), now.month, now.day, now.hour, now.minute, now.second)
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as target:
        names = source.namelist()
        for number, name in enumerate(names):
            progress(WRITTEN + (1 - WRITTEN) * number / len(names))
            data = source.read(name)
            if name in parts:
                xml = completed(data.decode("utf-8"), stored.get(parts[name], {}))
                data = (_FIXED.sub(r"\1", xml) if parts[name] == growing else xml).encode("utf-8")
            elif name == "xl/styles.xml":
                data = ordered_fonts(data.decode("utf-8")).encode("utf-8")
            elif name.startswith("xl/charts/"):
                data = _LABEL_FORMAT.sub(rb'\g<0> sourceLinked="0"', data)
            info = ZipInfo(name, moment)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, data)


def completed(xml: str, values: Mapping[str, float | str]) -> str:
    """The XML of a sheet, made whole. Raises UnexpectedWorkbook."""
    if values:
        xml = with_values(xml, values)
    if "<rPr>" in xml:
        xml = ordered_fonts(xml)
    return _BLANK.sub(r'<t xml:space="preserve">\1</t>', xml)


def ordered_fonts(xml: str) -> str:
    """The same with what each font holds in the schema's order."""
    def ordered(match: re.Match[str]) -> str:
        inside = sorted(_OF_FONT.finditer(match[2]), key=lambda element: _FONT_ORDER.index(element[1]))
        return f"<{match[1]}>{''.join(element[0] for element in inside)}</{match[1]}>"

    return _FONT.sub(ordered, xml)


def with_values(xml: str, values: Mapping[str, float | str]) -> str:
    """The same with a value beside each formula. Raises UnexpectedWorkbook where one is left without."""
    seen = set()

    def valued(match: re.Match[str]) -> str:
        attributes, formula = match.groups()
        place = _PLACE.search(attributes)
        if place is None or place[1] not in values:
            raise UnexpectedWorkbook(f"a formula without a value: {match.group()[:200]}")
        seen.add(place[1])
        value = values[place[1]]
        if isinstance(value, str):
            return f'<c {attributes} t="str"><f>{formula}</f><v>{escape(value)}</v></c>'
        return f"<c {attributes}><f>{formula}</f><v>{value!r}</v></c>"

    done = _FORMULA.sub(valued, xml)
    if len(seen) != len(values) or done.count("<f>") != len(seen):
        raise UnexpectedWorkbook(f"{len(values)} formulas, {len(seen)} of them found")
    return done
