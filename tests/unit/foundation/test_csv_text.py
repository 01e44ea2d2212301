"""CSV: no cell that a spreadsheet computes, and every text comes back."""
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.foundation import csv_text
from journeymapper.core.foundation.csv_text import BOM, SIGNS, csv_bytes, csv_rows, guarded, read_csv, unguarded
from journeymapper.core.foundation.errors import BadFile

# What begins a formula, what the guard is made of, what CSV is made of, and all else that UTF-8 holds.
TEXTS = st.text(st.one_of(st.sampled_from("=+-@\t\r\n'\",; a"),
                          st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=30)


@given(TEXTS)
def test_the_guard_comes_off_again_and_stands_before_every_formula(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not safe.startswith(tuple(SIGNS))
    assert safe == text or safe == "'" + text


@pytest.mark.parametrize("text, safe", [
    ("=1+1", "'=1+1"), ("-10 %", "'-10 %"), ("@me", "'@me"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("'=1", "''=1"),
    ("''+1", "'''+1"), ("'tis", "'tis"), ("", ""), ("a=b", "a=b"), (" =1", " =1"),
])
def test_what_is_guarded(text: str, safe: str) -> None:
    assert (guarded(text), unguarded(safe)) == (safe, text)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5), st.booleans())
def test_rows_come_back(rows: list[list[str]], bom: bool) -> None:
    data = csv_bytes([["one", "two"], *rows], bom=bom)
    assert data.startswith(BOM) == bom
    assert csv_rows(data) == [["one", "two"], *rows]
    # Another reader sees the same cells, guarded.
    seen = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert seen[1:] == [[guarded(cell) for cell in row] for row in rows]


def test_the_form_is_that_of_rfc_4180() -> None:
    assert csv_bytes([["a", 'say "x"'], ["ü\nb", ""]]) == '"a","say ""x"""\r\n"ü\nb",""\r\n'.encode()


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_a_file_that_a_spreadsheet_saved_again(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(BOM + delimiter.join(["Id", "Text", "Tag"]).encode() + b"\r\n"
                     + delimiter.join(["1", '"a,b;c\td"', "'=1"]).encode() + b"\r\n")
    assert read_csv(path) == [["Id", "Text", "Tag"], ["1", "a,b;c\td", "=1"]]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a\0b", b'"a" b,c\n', b'"a\n', b"PK\x03\x04\xff"])
def test_what_is_no_csv_gets_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(BadFile, match="is no CSV file in UTF-8"):
        read_csv(path)


def test_a_cell_and_a_file_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = csv.field_size_limit()
    path = tmp_path / "a.csv"
    path.write_bytes(b"a" * (csv_text.MAX_CELL + 1))
    with pytest.raises(BadFile, match="is no CSV"):
        read_csv(path)
    assert csv.field_size_limit() == before
    monkeypatch.setattr(csv_text, "MAX_BYTES", 3)
    with pytest.raises(BadFile, match="is larger than"):
        read_csv(path)
