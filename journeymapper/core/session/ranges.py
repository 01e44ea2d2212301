"""From what other programs put on the clipboard to the cells of a range."""
from .html_table import from_html
from .tab_text import Grid, from_text

# Beyond these sizes HTML is read more slowly than a person waits: the text beside it says the same.
_HTML_WITH_TABS, _HTML_ALONE = 500_000, 4_000_000


def range_of(text: str, html: str = "") -> Grid:
    """The cells of a spreadsheet's HTML or tab-separated text; [] where there are none.

    Text without tabs is one cell, in which each line becomes a card of its own (a blank line parts them).
    """
    tabs = "\t" in text
    if html and len(html) <= (_HTML_WITH_TABS if tabs else _HTML_ALONE):
        grid = from_html(html)
        if grid is not None:
            return grid
    if tabs:
        return from_text(text)
    lines = [row[0] for row in from_text(text) if row[0].strip()]
    return [["\n\n".join(lines)]] if lines else []
