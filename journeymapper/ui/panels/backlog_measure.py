"""How wide the backlog's columns and how high its lines have to be."""
from collections.abc import Iterable
from math import ceil

from journeymapper.core.foundation.i18n import Texts

from .backlog_cells import LEAST_ROW, height_for, word_width
from .backlog_columns import COLUMNS
from .backlog_groups import Head, Line
from .backlog_rows import Row

# A word that is longer (an address) is broken: the other columns need room too.
WIDEST_WORD_PX = 150
HEAD_LINE_PX = 36
WRAPPED = ("strong", "quiet", "about", "owner", "text")


def words_width(place: int, rows: Iterable[Row], t: Texts) -> int:
    """What a column needs for the longest word of its texts, in pixels."""
    column = COLUMNS[place]
    if column.look not in WRAPPED:
        return 0
    longest = max((word_width(column.look, text) for text in {column.text(row, t) for row in rows}), default=0)
    return ceil(min(WIDEST_WORD_PX, longest))


def height_of(line: Line, widths: list[int], t: Texts) -> int:
    """What a line needs with columns of these widths, in pixels."""
    if isinstance(line, Head):
        return HEAD_LINE_PX
    heights = [float(LEAST_ROW)]
    heights += [height_for(column.look, column.text(line, t), width)
                for column, width in zip(COLUMNS, widths, strict=True) if column.look in WRAPPED]
    return round(max(heights))
