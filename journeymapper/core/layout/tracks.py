"""Lines side by side: each link gets a track of its own in every channel, and a port of its own on its card."""
from collections.abc import Generator, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple, TypeVar, cast

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import Channel, LinkEnds, Path, PortSide, Route, Spot
from journeymapper.core.layout.link_labels import place_labels
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.routes import corners, middle_of

_STEP = 4.0
_AROUND = 14.0
# From a channel's middle to its outermost track.
_ROOM = {"v": 3.0, "h": 4.5, "g": 2.0}
_PORT_STEP, _PORT_PAD = 12.0, 6.0
# Lines that leave below and lines that come from above don't stand on one another in the strip between.
_ASIDE = {"top": m.LINK_ARROW, "bottom": -m.LINK_ARROW, "left": 0.0, "right": 0.0}

T = TypeVar("T")


class _Stretch(NamedTuple):
    """The part of a line in one channel."""

    start: float
    end: float
    link: str
    turn: int


def drawing(
    layout: MapLayout, links: Sequence[LinkEnds], paths: Mapping[str, Path]
) -> Generator[None, None, dict[str, Route]]:
    """Routes in the order of the links, each with its label where one finds room beside no card; in slices."""
    ports = yield from _ports(layout, links, paths)
    middles = {c: middle_of(layout, c) for c in {c for one in links for c in paths[one.id].channels}}
    rough = {}
    for one in links:
        rough[one.id] = _points(paths[one.id], ports, one.id, [middles[c] for c in paths[one.id].channels])
        yield
    offsets = yield from _offsets(links, paths, rough)
    found = []
    for one in links:
        path = paths[one.id]
        at = [middles[c] + offsets[one.id, turn] for turn, c in enumerate(path.channels)]
        found.append((one, path, tidy(_points(path, ports, one.id, at))))
        yield
    plates = yield from place_labels(layout, found)
    return {one.id: _route(one, points, plates.get(one.id)) for one, _, points in found}


def draw_routes(layout: MapLayout, links: Sequence[LinkEnds], paths: Mapping[str, Path]) -> dict[str, Route]:
    """The same at once."""
    return finished(drawing(layout, links, paths))


def finished(slices: Generator[None, None, T]) -> T:
    """What work in slices comes to."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return cast(T, end.value)


def _route(one: LinkEnds, points: tuple[Spot, ...], plate: Rect | None) -> Route:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(m.LINK_ARROW)
    if one.label is None or plate is None:
        return Route(one.id, one.kind, points, None, None, bounds)
    text = one.label._replace(rect=one.label.rect.moved(plate.x + m.LINK_PAD_X, plate.y))
    return Route(one.id, one.kind, points, text, plate, bounds.united(plate))


def _points(path: Path, ports: Mapping[tuple[str, str], Spot], link: str, at: Iterable[float]) -> list[Spot]:
    return corners(ports[link, "source"], path.start, path.channels, at, ports[link, "target"], path.end)


def _ports(
    layout: MapLayout, links: Sequence[LinkEnds], paths: Mapping[str, Path]
) -> Generator[None, None, dict[tuple[str, str], Spot]]:
    """(link, "source" or "target") → where it meets its card: lines at one side are spread along it."""
    sides: dict[tuple[str, PortSide], list[tuple[tuple[float, float], str, str]]] = {}
    for one in links:
        path = paths[one.id]
        for card, other, side, which in (
            (one.source, one.target, path.start, "source"), (one.target, one.source, path.end, "target"),
        ):
            far = _centre(layout, other)
            sides.setdefault((card, side), []).append((far if side in ("top", "bottom") else far[::-1], one.id, which))
        yield
    found = {}
    for (card, side), users in sides.items():
        users.sort()
        for n, (_, id, which) in enumerate(users):
            found[id, which] = _port(layout, card, side, n, len(users))
        yield
    return found


def _centre(layout: MapLayout, card: str) -> Spot:
    box = layout.boxes[card]
    return box.rect.moved(0.0, layout.rows[layout.row_index[box.lane]].y).centre


def _port(layout: MapLayout, card: str, side: PortSide, n: int, count: int) -> Spot:
    box = layout.boxes[card]
    rect = box.rect.moved(0.0, layout.rows[layout.row_index[box.lane]].y)
    level = side in ("top", "bottom")
    room = (rect.w if level else rect.h) - 2 * (_PORT_PAD + abs(_ASIDE[side]))
    step = min(_PORT_STEP, max(room, 1.0) / max(count - 1, 1))
    along = (n - (count - 1) / 2) * step + _ASIDE[side]
    x, y = rect.centre
    if level:
        return x + along, rect.y if side == "top" else rect.bottom
    return rect.x if side == "left" else rect.right, y + along


def _offsets(
    links: Sequence[LinkEnds], paths: Mapping[str, Path], rough: Mapping[str, Sequence[Spot]]
) -> Generator[None, None, dict[tuple[str, int], float]]:
    """(link, which of its channels) → how far from the channel's middle: those that meet lie side by side."""
    strips: dict[Channel, list[_Stretch]] = {}
    for one in links:
        points = rough[one.id]
        for turn, channel in enumerate(paths[one.id].channels):
            axis = 1 if channel.kind == "v" else 0
            ends = points[turn + 1][axis], points[turn + 2][axis]
            strips.setdefault(channel, []).append(_Stretch(min(ends), max(ends), one.id, turn))
    found = {}
    for channel, stretches in strips.items():
        taken, tracks = _taken(sorted(stretches))
        step = min(_STEP, 2 * _ROOM[channel.kind] / max(tracks - 1, 1))
        for key, track in taken.items():
            found[key] = (track - (tracks - 1) / 2) * step
        yield
    return found


def _taken(stretches: Iterable[_Stretch]) -> tuple[dict[tuple[str, int], int], int]:
    """(each stretch's track, the first that is free where it begins; how many tracks there are)."""
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    taken: dict[tuple[str, int], int] = {}
    tracks = 0
    for stretch in stretches:
        while busy and busy[0][0] < stretch.start:
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, tracks)
            tracks += 1
        track = taken[stretch.link, stretch.turn] = heappop(free)
        heappush(busy, (stretch.end + _AROUND, track))
    return taken, tracks


def tidy(points: Iterable[Spot]) -> tuple[Spot, ...]:
    """Without points that stand on the line between their neighbours; both ends stay."""
    found: list[Spot] = []
    for point in points:
        if found and _same(found[-1], point):
            continue
        while len(found) > 1 and (_level(found[-2], found[-1], point, 0) or _level(found[-2], found[-1], point, 1)):
            found.pop()
        found.append(point)
    return tuple(found)


def _same(one: Spot, other: Spot) -> bool:
    return abs(one[0] - other[0]) < 0.01 and abs(one[1] - other[1]) < 0.01


def _level(a: Spot, b: Spot, c: Spot, axis: int) -> bool:
    return abs(a[axis] - b[axis]) < 0.01 and abs(b[axis] - c[axis]) < 0.01
