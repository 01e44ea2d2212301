"""The workbook opens without a repair question: it holds to the schemas of Office, and its parts fit together."""
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from tests.support.maps import empty, sample
from tests.support.paths import ROOT
from tests.support.tools import package
from tests.unit.backlog.managers import repacked
from tests.unit.backlog.schema import schema_faults
from tests.unit.backlog.structure import faults
from tests.unit.backlog.test_portfolio import FIRST, SECOND, a_map, workbook
from tests.unit.backlog.test_workbook_text import NASTY
from tests.unit.backlog.workbooks import MOMENT, notes, parts, values, written

package("openxml_audit")
Change = Callable[[str], str]


def linked() -> Session:
    """The sample with addresses of all kinds where addresses may stand."""
    session = sample()
    session.run(set_fields, ["red-point-31"], ticket="https://tickets.example/1?a=b&c=d", evidence="mailto:a@x.example")
    session.run(set_fields, ["red-point-29"], ticket="file:///etc/passwd", evidence="Calls (https://x.example/ä), May")
    session.run(set_fields, ["red-point-27"], ticket="=1+1", evidence="javascript:alert(1)", owner="<b>&amp;</b> ]]>")
    return session


def everything(folder: Path) -> Path:
    """Each sheet full: a picture, a second map to compare with, links."""
    png = BytesIO()
    Image.new("RGB", (400, 100), "white").save(png, "PNG")
    out = folder / "everything.xlsx"
    write_backlog(linked().store, out, texts("es"), picture=png.getvalue(), now=MOMENT, against=empty().store)
    return out


BOOKS: dict[str, Callable[[Path], Path]] = {
    "everything": everything,
    "empty": lambda folder: written(empty().store, folder),
    "nasty": lambda folder: written(notes(NASTY), folder),
    "portfolio": lambda folder: workbook(folder, a_map("a", "First", FIRST), a_map("b", "=Sec*nd", SECOND)),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("book"))


@pytest.mark.parametrize("name", BOOKS)
def test_it_holds_to_the_schemas_and_fits_together(name: str, tmp_path: Path) -> None:
    path = BOOKS[name](tmp_path)
    assert schema_faults(path) == []
    assert faults(path) == []


@pytest.mark.soak
def test_on_a_machine_that_has_lxml_too(good: Path, tmp_path: Path) -> None:
    """The library writes by lxml where it finds it: in other shapes, and these are completed as well."""
    out = tmp_path / "lxml.xlsx"
    code = ("import sys; from pathlib import Path; import openpyxl.xml; from tests.unit.backlog.test_schema import *; "
            "assert openpyxl.xml.LXML; everything(Path(sys.argv[1])).rename(sys.argv[2])")
    subprocess.run([sys.executable, "-c", code, str(tmp_path), str(out)], check=True, cwd=ROOT,
                   env={**os.environ, "OPENPYXL_LXML": "True"})
    assert schema_faults(out) == []
    assert faults(out) == []
    for sheet, other in zip(values(good), values(out), strict=True):
        if sheet.title != "_journeymapper":  # there each export has an id of its own
            assert [*sheet.values] == [*other.values]


def backlog_sheet(change: Change) -> tuple[str, Change]:
    return "xl/worksheets/sheet3.xml", change


# What is done to which part, and who must find it.
OF_SCHEMA: dict[str, tuple[str, Change]] = {
    "order of elements": backlog_sheet(lambda xml: xml.replace("<sheetData>", "<pageSetup/><sheetData>", 1)),
    "unknown element": backlog_sheet(lambda xml: xml.replace("<sheetData>", "<sheetDate/><sheetData>", 1)),
    "bad value": backlog_sheet(lambda xml: xml.replace('orientation="landscape"', 'orientation="across"', 1)),
    "order in a font": ("xl/styles.xml", lambda xml: xml.replace("<font>", '<font><name val="Arial"/><b val="1"/>', 1)),
}
OF_STRUCTURE: dict[str, tuple[str, Change]] = {
    "a check that blocks": backlog_sheet(lambda xml: xml.replace('errorStyle="warning"', "", 1)),
    "a column twice": ("xl/tables/table1.xml", lambda xml: xml.replace('name="Estado"', 'name="Id"')),
    "another header": ("xl/tables/table1.xml", lambda xml: xml.replace('name="Estado"', 'name="State"')),
    "a link to nowhere": backlog_sheet(lambda xml: xml.replace("location=\"'Mapa'", "location=\"'Mop'", 1)),
    "a part without type": ("[Content_Types].xml", lambda xml: xml.replace(
        'PartName="/xl/tables/table1.xml"', 'PartName="/xl/tables/table99.xml"')),
    "a relationship to nothing": ("xl/_rels/workbook.xml.rels", lambda xml: xml.replace("theme1.xml", "theme9.xml")),
    "a link to a file": ("xl/worksheets/_rels/sheet3.xml.rels", lambda xml: xml.replace("https://tick", "file://tick")),
}


@pytest.mark.parametrize("fault", [*OF_SCHEMA, *OF_STRUCTURE])
def test_a_planted_fault_is_found(fault: str, good: Path, tmp_path: Path) -> None:
    name, change = {**OF_SCHEMA, **OF_STRUCTURE}[fault]
    bad = repacked(good, tmp_path / "bad.xlsx", {name: change})
    assert parts(bad)[name] != parts(good)[name]
    assert schema_faults(bad) if fault in OF_SCHEMA else faults(bad)
