"""Making and reading workbooks in tests."""
import subprocess
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from openpyxl.workbook import Workbook

from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.kinds import card_model

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HEADER_ROW = 4
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def written(doc: Reader, folder: Path, language: str = "en", picture: bytes | None = None) -> Path:
    out = folder / f"backlog-{language}.xlsx"
    write_backlog(doc, out, texts(language), picture=picture, now=MOMENT)
    return out


def red_points(fields: Iterable[Mapping[str, Any]]) -> Store:
    """A map of nothing but parked red points with these fields."""
    rows = [card_model("red-point").model_validate({
        "id": f"rp{n}", "rank": "a0", "kind": "red-point", "title": f"Red point {n}", "number": n, **values,
    }) for n, values in enumerate(fields, start=1)]
    return Store([Journey(id="j", title="Map"), *rows])


def notes(titles: Iterable[str]) -> Store:
    """A map of parked notes; their titles aren't validated, so they may be what no file holds."""
    rows = [Card.model_construct(id=f"n{n:03}", rank="a0", kind="note", title=title) for n, title in enumerate(titles)]
    return Store([Journey(id="j", title="Map"), *rows])


def values(path: Path) -> Workbook:
    """The workbook as it shows without computing."""
    with warnings.catch_warnings():
        # LibreOffice writes an area of whole columns as $A:$P, which openpyxl doesn't know.
        warnings.filterwarnings("ignore", "Print area cannot be set", UserWarning)
        return openpyxl.load_workbook(path, data_only=True)


def backlog_rows(path: Path, sheet: str = "Backlog") -> list[dict[str, Any]]:
    """The table's rows by header, with their stored values."""
    rows = list(values(path)[sheet].iter_rows(min_row=HEADER_ROW, values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def recalculated(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice computes and saves it."""
    return recalculated_all([path], folder)[0]


def recalculated_all(paths: Sequence[Path], folder: Path, kind: str = "xlsx") -> list[Path]:
    """Several workbooks as LibreOffice computes and saves them (kind: or prints them, "pdf")."""
    profile, out = folder / "profile", folder / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", str(out), *map(str, paths)], check=True, capture_output=True, timeout=240)
    return [out / path.with_suffix(f".{kind}").name for path in paths]


def parts(path: Path) -> dict[str, bytes]:
    """All parts of the file."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def well_formed(path: Path) -> dict[str, ET.Element]:
    """The XML parts, parsed. Raises ET.ParseError."""
    return {name: ET.fromstring(data) for name, data in parts(path).items() if name.endswith((".xml", ".rels"))}
