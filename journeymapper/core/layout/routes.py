"""Ways of links around cards: level and upright lines in the strips that the grid leaves free.

Between two columns and between two rows no card stands, but for spans, which run over several columns.
So a line leaves its card for the nearest strip, follows it, changes to others where it must, and ends at
the other card. Where spans bar every such way, it goes round by the map's edge, which is always free.
"""
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop
from itertools import pairwise

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.link_book import Channel, LinkEnds, Path, PortSide, Spot
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.windows import boxes_in_row, columns_between

_CORNER = 30.0
_UNNATURAL = 18.0
_NO_ROOM_FOR_LABEL = 500.0
_SEARCHED = 40
_ROW = 120.0
Channels = tuple[Channel, ...]


class Seen:
    """What was looked at on the way, for other links of the same layout; to be dropped when anything changes.

    bars: (row, upright channel) → the spans across it, from and to which y of the map.
    """

    def __init__(self, layout: MapLayout) -> None:
        self.layout = layout
        self.bars: dict[tuple[int, int], list[tuple[float, float]]] = {}
        self.spanned = [place for place, row in enumerate(layout.rows) if row.reach]
        self._ends: dict[str, End] = {}
        self._tops: dict[str, list[float]] = {}

    def end(self, card: str) -> "End":
        """A card as the end of a link."""
        found = self._ends.get(card)
        if found is None:
            found = self._ends[card] = End(self.layout, card, self)
        return found

    def tops(self, row: Row) -> list[float]:
        """See `sub_rows`."""
        if row.lane not in self._tops:
            self._tops[row.lane] = sub_rows(row)
        return self._tops[row.lane]

    def open(self, place: int, top: float, bottom: float) -> bool:
        """Whether no span crosses an upright channel between two heights."""
        for row in self.spanned:
            if (row, place) not in self.bars:
                self.bars[row, place] = _across(self.layout, self.layout.rows[row], place)
            for y0, y1 in self.bars[row, place]:
                if y0 < bottom and y1 > top:
                    return False
        return True


def _across(layout: MapLayout, row: Row, place: int) -> list[tuple[float, float]]:
    x = middle_of(layout, Channel("v", place))
    boxes = boxes_in_row(layout, row, columns_between(layout, x - 1, x + 1))
    return [(row.y + box.rect.y, row.y + box.rect.bottom) for box in boxes if box.rect.x < x < box.rect.right]


def find_path(layout: MapLayout, ends: LinkEnds, seen: Seen) -> Path:
    """The cheapest way between two cards that the layout shows: short, with few corners, across no card."""
    one, other = seen.end(ends.source), seen.end(ends.target)
    ways = [
        (_cost(layout, one, start, other, end, channels, ends.label is not None), start, end, channels)
        for start in one.sides for end in other.sides for channels in _ways(one, start, other, end)
    ]
    heapify(ways)
    while ways:
        _, start, end, channels = heappop(ways)
        if _free(seen, one, start, other, end, channels):
            return Path(start, end, channels, _rows(one, other, channels))
    return _detour(seen, one, other)


class End:
    """One card of a link: its box, its row, and the sides at which a line can leave it."""

    def __init__(self, layout: MapLayout, card: str, seen: Seen) -> None:
        self.box: CardBox = layout.boxes[card]
        self.place = layout.row_index[self.box.lane]
        self.row: Row = layout.rows[self.place]
        self.rect = self.box.rect.moved(0.0, self.row.y)
        self.first = layout.column_index[self.box.step]
        self.last = self.first
        while self.last + 1 < len(layout.columns) and layout.columns[self.last + 1].x < self.rect.right:
            self.last += 1
        self.sides: list[PortSide] = ["right", "left"]
        over, under = self._open(layout)
        if under:
            self.sides.append("bottom")
        if over and self.row.arrangement != "curve":
            self.sides.append("top")
        self.ports = self._ports()
        self.rough_ports = self._rough_ports(self._depth(seen))

    def _open(self, layout: MapLayout) -> tuple[bool, bool]:
        """Whether nothing stands between the card and its row's upper edge, and its lower one."""
        mine = self.box.rect
        beside = [
            box.rect for box in boxes_in_row(layout, self.row, range(self.first, self.last + 1))
            if box.id != self.box.id and box.rect.x < mine.right and mine.x < box.rect.right
        ]
        return all(rect.y >= mine.bottom for rect in beside), all(rect.bottom <= mine.y for rect in beside)

    def _ports(self) -> dict[PortSide, Spot]:
        """The middles of the sides."""
        x, y = self.rect.centre
        return {"left": (self.rect.x, y), "right": (self.rect.right, y),
                "top": (x, self.rect.y), "bottom": (x, self.rect.bottom)}

    def _rough_ports(self, depth: float) -> dict[PortSide, Spot]:
        """The same, y counted in rows: what a way costs must not hang on how high rows are, or each word typed
        anywhere might change it."""
        x, y = self.rect.centre[0], _ROW * (self.place + depth)
        return {"left": (self.rect.x, y), "right": (self.rect.right, y),
                "top": (x, _ROW * (self.place + 0.15)), "bottom": (x, _ROW * (self.place + 0.85))}

    def _depth(self, seen: Seen) -> float:
        """How far down in its row the card stands, 0.1 to 0.9, by the number of its place."""
        tops = seen.tops(self.row) if self.row.reach else [box.rect.y for box in self.row.cells[self.box.step]]
        return 0.1 + 0.8 * (tops.index(self.box.rect.y) + 0.5) / len(tops)

    def channel(self, side: PortSide) -> Channel:
        """The strip that lies at a side."""
        if side in ("left", "right"):
            return Channel("v", self.first if side == "left" else self.last + 1)
        return Channel("h", self.place if side == "top" else self.place + 1)


def middle_of(layout: MapLayout, channel: Channel) -> float:
    """The x of an upright channel, the y of a level one."""
    if channel.kind == "v":
        if channel.place == 0:
            return layout.left + m.CARD_INSET / 2
        if channel.place >= len(layout.columns):
            return layout.right - m.CARD_INSET / 2
        return layout.columns[channel.place].x
    if channel.kind == "g":
        row = layout.rows[channel.place]
        return row.y + sub_rows(row)[channel.sub + 1] - m.CARD_GAP / 2
    if channel.place == 0:
        return layout.rows[0].y + m.ROW_PAD / 2
    row = layout.rows[channel.place - 1]
    return row.y + row.h - m.ROW_PAD / 2


def sub_rows(row: Row) -> list[float]:
    """Tops of the sub-rows of a row of spans, from the row's top."""
    return sorted({box.rect.y for boxes in row.cells.values() for box in boxes})


def corners(
    start: Spot, side: PortSide, channels: Iterable[Channel], at: Iterable[float], end: Spot, last: PortSide
) -> list[Spot]:
    """All points of a line: `at` gives each channel's x or y."""
    points = [start]
    x, y = start
    for channel, where in zip(channels, at, strict=True):
        if channel.kind == "v":
            x = where
        else:
            y = where
        points.append((x, y))
    points.append((x, end[1]) if last in ("left", "right") else (end[0], y))
    points.append(end)
    return points


def _ways(one: End, start: PortSide, other: End, end: PortSide) -> Iterator[Channels]:
    """Channels from one port to another, those that bend least."""
    first, last = one.channel(start), other.channel(end)
    if first == last:
        yield (first,)
        return
    if first.kind != last.kind:
        yield (first, last)
        return
    if first.kind == "v":
        places = {one.place, one.place + 1, other.place, other.place + 1}
        yield from ((first, Channel("h", place), last) for place in sorted(places))
    else:
        places = {one.first, one.last + 1, other.first, other.last + 1}
        yield from ((first, Channel("v", place), last) for place in sorted(places))


def _cost(
    layout: MapLayout, one: End, start: PortSide, other: End, end: PortSide, channels: Channels, labelled: bool
) -> float:
    x, y = one.rough_ports[start]
    goal_x, goal_y = other.rough_ports[end]
    total = _NO_ROOM_FOR_LABEL if labelled and all(channel.kind == "v" for channel in channels) else 0.0
    bends = 0
    for channel in channels:
        if channel.kind == "v":
            length, x = abs((at := middle_of(layout, channel)) - x), at
        else:
            length, y = abs((at := _ROW * channel.place) - y), at
        total += length
        bends += length > 0
    for length in (abs(goal_y - y), abs(goal_x - x)):
        total += length
        bends += length > 0
    return total + _CORNER * bends + _UNNATURAL * ((start in ("left", "top")) + (end in ("right", "bottom")))


def _line(
    layout: MapLayout, one: End, start: PortSide, other: End, end: PortSide, channels: Channels
) -> list[Spot]:
    at = [middle_of(layout, channel) for channel in channels]
    return corners(one.ports[start], start, channels, at, other.ports[end], end)


def _free(seen: Seen, one: End, start: PortSide, other: End, end: PortSide, channels: Channels) -> bool:
    """Whether no upright stretch runs through a span."""
    points = _line(seen.layout, one, start, other, end, channels)
    for n, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        if x0 != x1 or y0 == y1:
            continue
        top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
        before = channels[n - 1] if 0 < n <= len(channels) else None
        if before is not None and before.kind == "v":
            free = seen.open(before.place, top, bottom)
        else:
            free = clear(seen, x0, top, bottom)
        if not free:
            return False
    return True


def clear(seen: Seen, x: float, top: float, bottom: float) -> bool:
    """Whether no span crosses an upright line (a card only touches the end of a line at its own edge)."""
    layout = seen.layout
    for place in seen.spanned:
        row = layout.rows[place]
        if row.y >= bottom or row.y + row.h <= top:
            continue
        for box in boxes_in_row(layout, row, columns_between(layout, x - 1, x + 1)):
            rect = box.rect
            if rect.x < x < rect.right and row.y + rect.y < bottom and row.y + rect.bottom > top:
                return False
    return True


def _rows(one: End, other: End, channels: Channels) -> tuple[int, int]:
    met = [one.place, other.place, *(c.place for c in channels if c.kind == "h")]
    return min(met), max(met)


def _detour(seen: Seen, one: End, other: End) -> Path:
    """Where spans bar the straight ways: through the nearest gap between them, the map's edge at the last."""
    layout = seen.layout
    below = other.place >= one.place
    over, under = (one.place + 1, other.place) if below else (one.place, other.place + 1)
    start: PortSide = "right" if other.first >= one.first else "left"
    end: PortSide = "left" if start == "right" else "right"
    goal = other.channel(end).place
    first, last = one.channel(start), other.channel(end)
    top, bottom = sorted(middle_of(layout, Channel("h", place)) for place in (over, under))
    leaves = _leaves(seen, one, start, over) and _leaves(seen, other, end, under)
    for place in _around(goal, len(layout.columns)) if leaves else ():
        if seen.open(place, top, bottom):
            between = (Channel("h", over), Channel("v", place), Channel("h", under))
            channels = (first, *(between if over != under else between[:1]), last)
            return Path(start, end, channels, _rows(one, other, channels))
    edge = Channel("v", 0 if one.first + other.first < len(layout.columns) else len(layout.columns))
    start, out = _exit(one)
    end, into = _exit(other)
    channels = out if out == into and len(out) == 1 else (*out, edge, *reversed(into))
    return Path(start, end, channels, _rows(one, other, channels))


def _around(goal: int, last: int) -> list[int]:
    """Upright channels near one, the nearest first."""
    near = range(max(0, goal - _SEARCHED), min(last, goal + _SEARCHED) + 1)
    return sorted(near, key=lambda place: abs(place - goal))[:_SEARCHED]


def _leaves(seen: Seen, end: End, side: PortSide, place: int) -> bool:
    """Whether a line gets from a card's side to the strip between two rows."""
    y, strip = end.ports[side][1], middle_of(seen.layout, Channel("h", place))
    return seen.open(end.channel(side).place, min(y, strip), max(y, strip))


def _exit(end: End) -> tuple[PortSide, Channels]:
    """A side and the channels from there to a strip that runs free to the map's edge."""
    if not end.row.reach:
        return "right", (end.channel("right"), Channel("h", end.place + 1))
    tops = sub_rows(end.row)
    sub = tops.index(end.box.rect.y)
    if sub == len(tops) - 1:
        return "bottom", (Channel("h", end.place + 1),)
    return "bottom", (Channel("g", end.place, sub),)
