"""Ranges of a spreadsheet as HTML: read as data by the standard library's parser, never rendered."""
import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from journeymapper.core.model.limits import CARDS, STEPS

from .tab_text import Grid, trimmed

_SILENT = frozenset({"style", "script", "head", "title", "comment", "template", "noscript"})
_LINES = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_SOURCE_BREAK = re.compile(r"[ \t\f]*[\r\n][ \t\r\n\f]*|\t+")
# Excel takes a plain break for the next row.
_BREAK = '<br style="mso-data-placement:same-cell">'
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
Attrs = list[tuple[str, str | None]]


def from_html(text: str) -> Grid | None:
    """The cells of the table that a spreadsheet put on the clipboard; None where the text is no such table.

    A merged cell's text stands in its upper left place, the others stay empty. A table amid other text is none: that
    is a page or a letter, whose words count.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_cell()
    if reader.strange or not reader.tables:
        return None
    width = 1 + max((column for _, column in reader.cells), default=-1)
    height = 1 + max((row for row, _ in reader.cells), default=-1)
    if width * height > 4 * CARDS:
        return None
    rows = [[""] * width for _ in range(height)]
    for (row, column), cell in reader.cells.items():
        rows[row][column] = cell
    return trimmed(rows)


def to_html(grid: Sequence[Sequence[str]]) -> str:
    """A table of a grid, with its numbers as numbers; `from_html` gives the cells back."""
    rows = "\n".join(f"<tr>{''.join(map(_written, row))}</tr>" for row in grid)
    return f'<meta charset="utf-8"><table>\n{rows}\n</table>'


def _written(cell: str) -> str:
    number = f' sdval="{cell}"' if _NUMBER.fullmatch(cell) else ""
    return f"<td{number}>{escape(cell).replace(chr(10), _BREAK)}</td>"


class _Reader(HTMLParser):
    """Collects cells by (row, column). strange: there is text beside the table, or more of it than a map holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], str] = {}
        self.tables = 0
        self.strange = False
        self._silent = 0
        self._row, self._column = -1, 0
        self._text: list[str] | None = None
        self._depth = 0
        self._span = (1, 1)
        # Cells that reach down: column -> the row that they end before.
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: Attrs) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            self.tables += self._depth == 1
        elif self._depth == 1 and tag == "tr":
            self.end_cell()
            self._row, self._column = self._row + 1, 0
        elif self._depth == 1 and tag in ("td", "th"):
            self.end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")
        elif tag in _LINES:
            self._new_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self.end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag in _LINES or (self._depth > 1 and tag in ("td", "th")):
            self._new_line()

    def handle_startendtag(self, tag: str, attrs: Attrs) -> None:
        """`<br/>` and the like; a silent tag that closes itself holds nothing to be silent about."""
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._text is not None:
            self._text.append(_SOURCE_BREAK.sub(" ", data))
        elif data.strip():
            self.strange = True

    def end_cell(self) -> None:
        """Keep the cell that is open, if any, and go on to the place behind it."""
        if self._text is None:
            return
        lines = "".join(self._text).replace("\N{NO-BREAK SPACE}", " ").split("\n")
        cell = "\n".join(line.strip() for line in lines).strip()
        self._text = None
        wide, tall = self._span
        if cell:
            self.cells[self._row, self._column] = cell
        if self._column + wide > 2 * STEPS or self._row > CARDS:
            self.strange = True
            return
        if tall > 1:
            self._below.update((column, self._row + tall) for column in range(self._column, self._column + wide))
        self._column += wide

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._row = max(self._row, 0)
        while self._below.get(self._column, 0) > self._row:
            self._column += 1
        self._span = (_count(attrs.get("colspan")), _count(attrs.get("rowspan")))
        self._text = []

    def _new_line(self) -> None:
        """Paragraphs stand below one another, without a line of air between them."""
        if self._text and "".join(self._text).strip() and not self._text[-1].endswith("\n"):
            self._text.append("\n")


def _count(span: str | None) -> int:
    return max(1, min(int(span), CARDS)) if span and span.isascii() and span.isdigit() and len(span) < 7 else 1
