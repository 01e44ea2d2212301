"""Any text arrives whole or visibly changed; none becomes a formula, an error, a link or broken XML."""
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from journeymapper.core.backlog.workbook.cells import address_in, link_target
from journeymapper.core.backlog.workbook.sheets import headers, sheet_names, table_field
from journeymapper.core.backlog.workbook.text import CELL_UNITS, SHORTENED, boundary, cell_text, scrubbed, units
from tests.unit.backlog.workbooks import backlog_rows, notes, recalculated, red_points, values, well_formed, written

NASTY = [
    "=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
    "\r\n=1", " =1", "'=1", "''", "'", "\"", "=", "+", "-", "@", "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "TRUE", "false",
    "1", "007", "1e5", "1.5", "50%", "2026-11-22", "12:30", "_x0041_", "_x000D_", "_x005F_x0041_", "_x0041_x0042_",
    "__x0041_", "_X0041_", "_xZZZZ_", "a\r\nb", "a\rb", "a\nb", "  both ends  ", "tab\tinside", "\x00", "a\x01b\x1f",
    "\x0b\x0c", "\x7f\x85", "\ud800 half", "\udc00", "\ufffe", "a\uffffb", "\ufeffbom",
    "<c r=\"A1\"><f>1</f><v /></c>", "&amp;<>\"'", "]]>",
    "<!-- -->",
    "&#0;", "é" + "\u0301" * 20, "👩‍👩‍👧‍👦 family", "🇪🇸🇩🇪", "العربية", "עברית", "日本語", "\u202eright to left",
    "\u200b", "x" * 32_767, "x" * 32_768, "😀" * 16_383, "😀" * 16_384 + "tail", "_x0041_" * 5_000,
]


def expected(text: str) -> str:
    return unescape(cell_text(text))


def test_nasty_texts_come_back_through_openpyxl(tmp_path: Path) -> None:
    out = written(notes(NASTY), tmp_path)
    well_formed(out)
    rows = list(values(out)["Parking lot"].iter_rows(min_row=2))
    for text, row in zip(NASTY, rows, strict=True):
        cell = row[3]
        assert cell.data_type == "s", text[:40]
        assert unescape(str(cell.value)) == expected(text), text[:40]


def test_texts_like_formulas_are_marked_as_texts(tmp_path: Path) -> None:
    out = written(notes(NASTY), tmp_path)
    for row in values(out)["Parking lot"].iter_rows(min_row=2):
        assert bool(row[3].quotePrefix) == str(row[3].value).startswith(("=", "+", "-", "@", "\t", "\n"))


@pytest.mark.libreoffice
def test_nasty_texts_come_back_through_libreoffice(tmp_path: Path) -> None:
    out = written(notes(NASTY), tmp_path)
    again = list(values(recalculated(out, tmp_path))["Parking lot"].iter_rows(min_row=2, values_only=True))
    # LibreOffice saves `_x0041_` without an escape; openpyxl drops "x005F_" from such tables of strings.
    assert [str(row[3]) for row in again] == [expected(text).replace("x005F_", "") for text in NASTY]


def test_a_red_point_of_nasty_texts_keeps_its_score(tmp_path: Path) -> None:
    usual = {"severity": 3, "frequency": 2, "confidence": 50, "effort": 2}
    texts = [text for text in NASTY if len(text) <= 20_000 and "\ud800" not in text and "\udc00" not in text]
    doc = red_points([{"title": text, "owner": text, "proposal": text, "ticket": text, "baseline": text, **usual}
                      for text in texts])
    rows = backlog_rows(written(doc, tmp_path))
    assert [row["Score"] for row in rows] == [1.5] * len(texts)
    assert [unescape(row["Proposed improvement"]) for row in rows] == [expected(text) for text in texts]


def test_what_excel_would_cut_is_cut_visibly() -> None:
    for text in ("x" * 40_000, "😀" * 20_000, "_x0041_" * 9_000, "é́" * 30_000):
        cut = cell_text(text)
        assert units(cut) <= CELL_UNITS
        assert units(cut) > CELL_UNITS - 40
        assert cut.endswith(SHORTENED)
        assert text.startswith(unescape(cut).removesuffix(SHORTENED))
    assert cell_text("x" * CELL_UNITS) == "x" * CELL_UNITS


@pytest.mark.parametrize("one", ["👩‍👩‍👧‍👦", "🇪🇸", "👍🏽", "e\u0301\u0302", "\u1112\u1161\u11ab"])
def test_no_character_is_cut_in_two(one: str) -> None:
    text = one * 40
    ends = {boundary(text, at) for at in range(80)}
    assert all(end % len(one) == 0 for end in ends)


def test_a_heap_of_marks_is_cut_all_the_same() -> None:
    assert units(cell_text("e" + "\u0301" * 40_000)) <= CELL_UNITS


@given(st.text(st.characters(), max_size=60))
def test_scrubbed_text_is_legal_and_otherwise_unchanged(text: str) -> None:
    clean = scrubbed(text)
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in clean)
    assert not any(0xD800 <= ord(sign) <= 0xDFFF or sign in "\ufffe\uffff" for sign in clean)
    assert len(clean) == len(text.replace("\r\n", "\n"))
    assert scrubbed(clean) == clean


@given(st.text("_x0041F\r\n=é😀", max_size=40), st.integers(20, 60))
def test_escapes_are_undone_by_the_reader(text: str, limit: int) -> None:
    safe = cell_text(text, "…", limit)
    assert units(safe) <= limit
    read = unescape(safe)
    assert read == scrubbed(text) or scrubbed(text).startswith(read.removesuffix("…"))


@pytest.mark.parametrize("text", ["http://a.example/b?c=d", "HTTPS://A.example", "mailto:a@b.example", " https://a.b "])
def test_links_of_web_and_mail_are_links(text: str) -> None:
    assert link_target(text) == text.strip()


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "ftp://a.example", "http://", "TICKET-12",
    "https://a b", "http://a\nb", "vbscript:x", "http://ex\u202eample.example", "mailto:nobody", "http://" + "a" * 3000,
    "#Sheet!A1", "https:/a.example", "http://[bad",
])
def test_nothing_else_is_a_link(text: str) -> None:
    assert link_target(text) is None


def test_only_good_links_are_written(tmp_path: Path) -> None:
    doc = red_points([{"ticket": "https://tickets.example/1?a=b&c=\"d\""}, {"ticket": "file:///etc/passwd"}])
    sheet = values(written(doc, tmp_path))["Backlog"]
    assert [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink] == [
        "https://tickets.example/1?a=b&c=%22d%22"]


@pytest.mark.parametrize("text,target", [
    ("https://a.example/x", "https://a.example/x"),
    ("31 calls in May (https://a.example/calls?q=1), 9 interviews", "https://a.example/calls?q=1"),
    ("see <http://a.example/ä>.\nAnd https://b.example", "http://a.example/%C3%A4"),
    ("ask mailto:ana@a.example", "mailto:ana@a.example"),
    ("9 of 14 interviews; 31 calls in May", None), ("javascript:alert(1)", None), ("file:///etc/passwd", None),
    ("on \\\\host\\share\\x.docx and C:\\x.docx", None), ("FILE://host/x https:// data:text/html,x", None), ("", None),
])
def test_evidence_leads_to_the_first_address_in_it(text: str, target: str | None) -> None:
    assert address_in(text) == target


def test_evidence_is_linked_in_its_row(tmp_path: Path) -> None:
    doc = red_points([{"title": "a", "evidence": "Calls: https://a.example/1"}, {"title": "b", "evidence": "14 calls"},
                      {"title": "c", "evidence": "file:///etc/passwd"}])
    sheet = values(written(doc, tmp_path))["Backlog"]
    place = [cell.value for cell in sheet[4]].index("Evidence") + 1
    cells = [sheet.cell(row, place) for row in (5, 6, 7)]
    assert [cell.value for cell in cells] == ["Calls: https://a.example/1", "14 calls", "file:///etc/passwd"]
    assert [cell.hyperlink and cell.hyperlink.target for cell in cells] == ["https://a.example/1", None, None]
    assert [cell.style for cell in cells] == ["journey link", "journey quiet", "journey quiet"]


def test_names_of_sheets_and_columns_are_legal() -> None:
    names = sheet_names({"a": "a/b[c]:*?\\d", "b": "A B C  D", "c": "x" * 40, "d": "x" * 40, "e": "''", "f": "'q'"})
    assert list(names.values()) == ["a b c d", "A B C D 2", "x" * 31, "x" * 29 + " 2", "e", "q"]
    assert headers(["Due", "due", "a\nb", ""]) == ["Due", "due 2", "a b", "?"]
    assert table_field("T", "a[b]#c'd") == "T[[#This Row],[a'[b']'#c''d]]"
