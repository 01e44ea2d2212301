"""Ranges of spreadsheets as text and HTML, read and written."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.session.html_table import from_html, to_html
from journeymapper.core.session.ranges import range_of
from journeymapper.core.session.tab_text import from_text, to_text, trimmed
from tests.support.paths import ROOT

CLIPBOARD = ROOT / "tests" / "fixtures" / "clipboard"
LETTERS = st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=["Cc"])
CELLS = st.text(st.one_of(LETTERS, st.sampled_from('\t\n" ab,;&<>\'"')), max_size=12)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)).map(trimmed)


@given(GRIDS)
def test_text_gives_back_the_cells(grid: list[list[str]]) -> None:
    assert from_text(to_text(grid)) == grid
    assert from_text(to_text(grid).replace("\n", "\r\n") + "\r\n") == grid


@given(GRIDS)
def test_html_gives_back_the_cells_but_for_air_at_their_edges(grid: list[list[str]]) -> None:
    def aired(cell: str) -> str:
        plain = cell.replace("\t", " ").replace("\N{NO-BREAK SPACE}", " ")
        return "\n".join(line.strip() for line in plain.split("\n")).strip()

    wanted = trimmed([[aired(cell) for cell in row] for row in grid])
    assert [[" ".join(cell.split()) for cell in row] for row in from_html(to_html(grid)) or []] == [
        [" ".join(cell.split()) for cell in row] for row in wanted]
    lines = [[cell.count("\n") for cell in row] for row in from_html(to_html(grid)) or []]
    assert lines == [[cell.count("\n") for cell in row] for row in wanted]


@given(st.text(st.sampled_from('"\t\r\n aé<&>/tdrb='), max_size=80))
def test_any_text_is_read_as_a_range_of_even_rows(text: str) -> None:
    for grid in (from_text(text), from_html(text) or [], range_of(text, text)):
        assert len({len(row) for row in grid}) <= 1
        assert not grid or any(grid[-1])


@pytest.mark.parametrize("text, cells", [
    ("", []),
    ("one", [["one"]]),
    ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
    ('a\t"two\nlines"\r\n', [["a", "two\nlines"]]),
    ('"with\ttab"\tx', [["with\ttab", "x"]]),
    ('"say ""hi"""\tx', [['say "hi"', "x"]]),
    ('5" wide\tx', [['5" wide', "x"]]),
    ('"never closed\tx\ny', [['"never closed', "x"], ["y", ""]]),
    ('"Too dear", she said\tx', [['"Too dear", she said', "x"]]),
    ("a\t\t\nb\t\t\n\t\t\n", [["a"], ["b"]]),
    ("\t\tc", [["", "", "c"]]),
])  # fmt: skip
def test_text_as_spreadsheets_write_it(text: str, cells: list[list[str]]) -> None:
    assert from_text(text) == cells


def test_what_a_customer_said_keeps_its_quotation_marks() -> None:
    assert range_of('"Too dear"') == [['"Too dear"']]
    assert range_of('"two\nlines"') == [["two\nlines"]]


def test_lines_of_plain_text_are_cards_of_one_cell() -> None:
    assert range_of("one\r\ntwo\n\n three \n") == [["one\n\ntwo\n\n three "]]


def test_libreoffice() -> None:
    html = (CLIPBOARD / "libreoffice.html").read_text(encoding="utf-8")
    assert from_html(html) == [
        ["Sees the leaflet", "Calls us & waits", "Compares <prices>"], ["1", "-1.5", "0.5"],
        ["First line\nsecond line", "", 'Says "too dear"'], ["Merged over two", "", "Año  doble"],
    ]


def test_what_libreoffice_puts_on_the_clipboard() -> None:
    """Its HTML keeps line breaks, its text beside it has spaces instead."""
    html = (CLIPBOARD / "libreoffice_clipboard.html").read_text(encoding="utf-8")
    text = "a1 a2\tk\nb1 b2\tk\nc1 c2\tk\nd1 d2\tk\ne1e2\tk\nf1 f2\tk\ng1  g2\tk\n"
    assert range_of(text, html) == [["a1\na2", "k"], ["b1\nb2", "k"], ["c1\nc2", "k"], ["d1\nd2", "k"], ["e1e2", "k"],
                                    ["f1\nf2", "k"], ["g1\n\ng2", "k"]]


def test_excel() -> None:
    html = (CLIPBOARD / "excel.html").read_text(encoding="utf-8")
    assert from_html(html) == [
        ["Sees the leaflet in the shop", "Calls us & waits", "Compares <prices>"], ["1", "-1,5", ""],
        ["First line\nsecond line", "", "Año  doble"], ["Merged over two", "", "Shop"],
    ]


@pytest.mark.parametrize("html, cells", [
    ("<p>No table</p>", None),
    ("<p>Dear all,</p><table><tr><td>a</td></tr></table>", None),
    ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c", ""]]),
    ("<table><tr><td>a<br/>b</td></tr></table>", [["a\nb"]]),
    ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", [["a\nb"]]),
    ("<table><tr><td>a<table><tr><td>in</td><td>ner</td></tr></table></td><td>b</td></tr></table>",
     [["ain\nner", "b"]]),
    ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", [["a", "b"], ["", "c"]]),
    ("<table><tr><td colspan='x'>a</td><td>b</td></tr></table>", [["a", "b"]]),
    ("<table><tr><td>a<style>td {}</style><script>alert(1)</script></td></tr></table>", [["a"]]),
    ("<table><tr><td>a<comment>hidden</comment></td></tr></table>", [["a"]]),
    ("<table><tr><td colspan=99999>a</td><td>b</td></tr></table>", None),
    ("<table></table>", []),
    ("<table><tr><td>&lt;b&gt;&#65;&nbsp;&amp;amp;</td></tr></table>", [["<b>A &amp;"]]),
])  # fmt: skip
def test_tables_of_all_sorts(html: str, cells: list[list[str]] | None) -> None:
    assert from_html(html) == cells


def test_html_comes_before_text_and_text_before_slow_html() -> None:
    assert range_of("a\tb", "<table><tr><td>c</td></tr></table>") == [["c"]]
    assert range_of("a\tb", "<p>c</p>") == [["a", "b"]]
    assert range_of("a\tb", "<table><tr><td>" + "c" * 600_000 + "</td></tr></table>") == [["a", "b"]]
