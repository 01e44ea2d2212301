"""The layout plan: where everything stands, and every question that canvas, painter and tools ask of it.

All coordinates are pixels of the map at 100 % zoom. The data are those of `MapLayout`; the work
is done by the modules beside this one.
"""
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.core.layout import emotions, hits, links, marks, places, slots, windows
from journeymapper.core.layout.boxes import CardBox, Column, Row
from journeymapper.core.layout.build import lay_out
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.hits import Hit
from journeymapper.core.layout.link_book import Route
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.layout.text import Measure

if TYPE_CHECKING:
    from journeymapper.core.layout.dirty import Dirty


@dataclass(repr=False)
class Plan(MapLayout):
    """A laid-out map. Two plans are equal when all stands at the same places."""

    t: Texts = field(default_factory=lambda: texts("en"))

    def update(self, doc: Reader, change: ChangeSet, measure: Measure) -> "Dirty":
        """Follow a change that `doc` already holds; tells what must be painted again.

        `measure` must measure as that of the build; for another font or language build anew.
        """
        # Loaded at the first change: a map is shown before it.
        from journeymapper.core.layout.update import bring_up_to_date

        setting = Setting(doc, measure, self.t, self.boxes)
        dirty = bring_up_to_date(self, change, setting)
        links.follow_links(self, change, dirty, setting)
        return dirty

    def rect(self, id: str) -> Rect | None:
        """A card, an emotion's point, a stage's bar, a step's header, a lane's row; None if not shown."""
        return places.rect(self, id)

    def lane_title_rect(self, lane: str) -> Rect | None:
        """A lane's title in the gutter."""
        return places.lane_title_rect(self, lane)

    def column_rect(self, step: str) -> Rect | None:
        """A step from its header down to the last row."""
        return places.column_rect(self, step)

    def cell_rect(self, lane: str, step: str) -> Rect | None:
        """Where a lane and a step cross."""
        return places.cell_rect(self, lane, step)

    def column_at(self, x: float) -> Column | None:
        """The step under x."""
        return windows.column_at(self, x)

    def row_at(self, y: float) -> Row | None:
        """The lane under y."""
        return windows.row_at(self, y)

    def hit(self, x: float, y: float, zoom: float = 1.0) -> Hit:
        """The topmost thing under a point; thin things reach as far at any zoom."""
        return hits.hit(self, x, y, zoom)

    def columns_between(self, x0: float, x1: float) -> range:
        """Places in `columns` of those that show."""
        return windows.columns_between(self, x0, x1)

    def rows_between(self, y0: float, y1: float) -> range:
        """Places in `rows` of those that show."""
        return windows.rows_between(self, y0, y1)

    def boxes_between(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[tuple[Row, CardBox]]:
        """Row and box of each card whose cell shows in the area."""
        return windows.boxes_between(self, x0, y0, x1, y1)

    def slot_at(self, lane: str, step: str, y: float) -> int:
        """Before which card of the cell one dropped at y would stand."""
        return slots.slot_at(self, lane, step, y)

    def slot_rect(self, lane: str, step: str, index: int) -> Rect | None:
        """The marker of that place."""
        return slots.slot_rect(self, lane, step, index)

    def gap_at(self, x: float, kind: slots.GapKind) -> int:
        """Before which stage or step one dropped at x would stand."""
        return slots.gap_at(self, x, kind)

    def gap_rect(self, index: int, kind: slots.GapKind) -> Rect:
        """The marker of that gap. Raises IndexError."""
        return slots.gap_rect(self, index, kind)

    def row_gap_at(self, y: float) -> int:
        """Before which row a lane dropped at y would stand."""
        return slots.row_gap_at(self, y)

    def row_gap_rect(self, index: int) -> Rect:
        """The marker of that gap. Raises IndexError."""
        return slots.row_gap_rect(self, index)

    def emotion_value_at(self, lane: str, y: float) -> float:
        """The feeling −2..2 at a y in a lane of emotions; 0 where it has no scale."""
        row = self.row(lane)
        return emotions.value_at(y - row.y, row.scale) if row is not None else 0.0

    def emotion_y(self, lane: str, value: float) -> float | None:
        """The y of a feeling in a lane of emotions; None where it has no scale."""
        row = self.row(lane)
        if row is None or row.scale[1] <= row.scale[0]:
            return None
        return row.y + emotions.y_of(value, row.scale)

    def emotion_offset_at(self, step: str, x: float) -> float:
        """The place 0..1 within a step; the middle for a step that isn't there."""
        column = self.column(step)
        return emotions.offset_at(x, column) if column is not None else 0.5

    def marks_on(self, target: str) -> Iterator[tuple[str, Rect]]:
        """(red point, its dot) on a card or emotion."""
        return marks.marks_on(self, target)

    def routes_in(self, area: Rect) -> Iterator[Route]:
        """The links that show in an area."""
        return links.routes_in(self, area)

    def route(self, link: str) -> Route | None:
        """How a link runs; None where one of its cards isn't shown."""
        return links.routes(self).get(link)

    def mark_rect(self, target: str, red_point: str) -> Rect | None:
        """The dot of one red point on what it is about."""
        return marks.mark_rect(self, target, red_point)


def build_plan(doc: Reader, measure: Measure, t: Texts | None = None) -> Plan:
    """Lay out a whole map; `t` gives the language of hints and footers. Raises LookupError without a journey."""
    plan = Plan(t=t or texts("en"))
    setting = Setting(doc, measure, plan.t)
    with no_collection():
        lay_out(plan, setting)
        links.index_links(plan, setting)
    return plan
