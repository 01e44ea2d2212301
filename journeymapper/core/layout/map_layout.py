"""All that a laid-out map is made of, as plain data; see `plan` for the questions one asks of it."""
from dataclasses import dataclass, field

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import (
    CardBox,
    Column,
    Header,
    PointBox,
    Row,
    SideLine,
    StageBox,
    TextBox,
    TitleBlock,
)
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import LinkBook

NO_TITLE = TitleBlock(Rect(0, 0, 0, 0), TextBox("title", "", m.MAP_TITLE, Rect(0, 0, 0, 0), ()), ())


@dataclass(init=False, repr=False, eq=False)
class MapLayout:
    """Where everything stands, in pixels at 100 %.

    columns, stages, rows: from left to right, from top to bottom; only visible lanes have rows.
    column_index: step → place in columns; row_index: lane → place in rows; boxes: card → box;
    points: emotion → (lane, point) in the first lane that shows it; marks: what red points are
    about → their ids by number; links: see there.
    """

    title: TitleBlock = NO_TITLE
    header: Header = field(default_factory=lambda: Header(0, 0, 0, 0, {}, {}))
    columns: tuple[Column, ...] = ()
    stages: tuple[StageBox, ...] = ()
    rows: list[Row] = field(default_factory=list)
    side_lines: tuple[SideLine, ...] = ()
    column_index: dict[str, int] = field(default_factory=dict)
    row_index: dict[str, int] = field(default_factory=dict)
    boxes: dict[str, CardBox] = field(default_factory=dict)
    points: dict[str, tuple[str, PointBox]] = field(default_factory=dict)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    links: LinkBook = field(default_factory=LinkBook)

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return m.MARGIN + m.GUTTER

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.columns[-1].x + self.columns[-1].w if self.columns else self.left

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.header.bottom

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.rows[-1].y + self.rows[-1].h if self.rows else self.top

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole map with its margins and the foot for the grey areas' names."""
        return max(self.width, self.title.rect.w + 2 * m.MARGIN), self.bottom + m.FOOT + m.MARGIN

    @property
    def width(self) -> float:
        """The width of the map below its title, with the margins."""
        widest = max((one.label.rect.w for one in self.links.ends.values() if one.label is not None), default=0.0)
        return max(self.right, self.left + widest + 4 * m.LINK_PAD_X) + m.MARGIN

    @property
    def foot(self) -> Rect:
        """The band below the rows in which the names of grey areas stand."""
        return Rect(self.left, self.bottom, self.right - self.left, m.FOOT)

    def row(self, lane: str) -> Row | None:
        """The row of a visible lane."""
        place = self.row_index.get(lane)
        return None if place is None else self.rows[place]

    def column(self, step: str) -> Column | None:
        """The column of a step."""
        place = self.column_index.get(step)
        return None if place is None else self.columns[place]
