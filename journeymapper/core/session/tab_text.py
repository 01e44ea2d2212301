"""Ranges of a spreadsheet as text: columns parted by tabs, rows by line breaks, as Excel and LibreOffice write them.

A cell that holds a tab or a line break, or begins with a quotation mark, stands in quotation marks, and those within
it are doubled. Text without tabs is taken more literally: what a customer said, in quotation marks, keeps them.
"""
import re
from collections.abc import Iterable, Sequence

Grid = list[list[str]]
"""Rows of cells, all of one length, without empty rows and columns at the end."""

_BREAK = re.compile(r"\r\n|\r|\n")
# A cell in quotation marks that ends where a cell may end. Possessive by shape: no text makes it go back and forth.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)')
_BARE = re.compile(r"[^\t\r\n]*")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|\A"')


def from_text(text: str) -> Grid:
    """The cells of a text; line breaks within them become plain ones."""
    rows: Grid = [[]]
    place, wide = 0, "\t" in text
    while True:
        cell, place = _cell(text, place, wide)
        rows[-1].append(cell)
        if place >= len(text):
            return trimmed(rows)
        if text[place] == "\t":
            place += 1
            continue
        place += 2 if text.startswith("\r\n", place) else 1
        rows.append([])


def _cell(text: str, place: int, wide: bool) -> tuple[str, int]:
    found = _QUOTED.match(text, place)
    if found is not None and (wide or re.search(r'[\r\n"]', found[1])):
        return _BREAK.sub("\n", found[1].replace('""', '"')), found.end()
    bare = _BARE.match(text, place)
    assert bare is not None
    return bare[0], bare.end()


def to_text(grid: Sequence[Sequence[str]]) -> str:
    """The text of a grid; `from_text` gives it back."""
    return "\n".join("\t".join(_written(cell) for cell in row) for row in grid)


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


def trimmed(rows: Iterable[Sequence[str]]) -> Grid:
    """Rows of one length; nothing empty at the lower and the right edge."""
    kept = [list(row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    width = max((n + 1 for row in kept for n, cell in enumerate(row) if cell), default=0)
    return [(row + [""] * width)[:width] for row in kept]
