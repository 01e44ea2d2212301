"""The links of a layout: read from the document, kept true by its changes, and found under a point."""
from collections.abc import Generator, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import LinkEnds, Route
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.routes import Seen, find_path
from journeymapper.core.layout.shapes import Setting, text_box
from journeymapper.core.layout.tracks import draw_routes, drawing, finished
from journeymapper.core.model.other import Link

if TYPE_CHECKING:
    from journeymapper.core.layout.dirty import Dirty

# How far a pointer may be from a line: on the screen, and at most in the map, where cells are small on the screen.
REACH, WIDEST = 6.0, 16.0
# So many links that a change touched are routed before the next paint.
_AT_ONCE = 8


def index_links(layout: MapLayout, setting: Setting) -> None:
    """Take in all links of the document."""
    book = layout.links
    for link in setting.doc.every(Link):
        book.add(_ends(link, setting))
    book.drawn = None


def follow_links(layout: MapLayout, change: ChangeSet, dirty: "Dirty", setting: Setting) -> None:
    """After the layout followed a change: forget the paths that it touched, no others.

    `dirty` becomes all where lines moved, which run anywhere.
    """
    book = layout.links
    if book.drawn is not None:
        book.last = book.drawn
    for id, row in change.removed.items():
        if isinstance(row, Link):
            book.remove(id)
            book.drawn = None
    for row in (*change.added.values(), *(after for _, after in change.updated.values())):
        if isinstance(row, Link):
            book.add(_ends(row, setting))
            book.drawn = None
    if not book.ends:
        return
    book.edits += 1
    touched, seen = _touched(layout, change, dirty), Seen(layout)
    if book.patient and len(touched) > _AT_ONCE:
        # To look for all their ways would hold the edit up; where no end moved, the old line is shown meanwhile.
        moved, lost = touched, {id for id in touched if not _same_ends(layout, id)}
    else:
        moved = lost = {id for id in touched if not _stays(layout, id, seen)}
    for id in moved:
        book.paths.pop(id, None)
    if moved or dirty.below is not None or dirty.everything:
        book.drawn = None
        dirty.everything = True
    _keep_known(layout, {*lost, *change.added, *change.updated, *change.removed})


def _keep_known(layout: MapLayout, touched: set[str]) -> None:
    """Keep for a patient book what was known and is true still; the few links that were touched are routed at once."""
    book = layout.links
    if book.drawn is not None or not book.patient:
        book.last = {}
        return
    same = book.columns is layout.columns and book.lanes == tuple(row.lane for row in layout.rows)
    book.last = {id: route for id, route in book.last.items() if id not in touched} if same else {}
    few = [ends for id in sorted(touched) if (ends := book.ends.get(id)) is not None
           and ends.source in layout.boxes and ends.target in layout.boxes][:_AT_ONCE]
    seen = Seen(layout)
    for ends in few if same else ():
        book.paths[ends.id] = find_path(layout, ends, seen)
    if same:
        book.last |= draw_routes(layout, few, book.paths)


def _stays(layout: MapLayout, link: str, seen: Seen) -> bool:
    """Whether a link runs as it did (most words typed change no height): both cards, and its way, are the same."""
    book, ends = layout.links, layout.links.ends[link]
    path = book.paths.get(link)
    if path is None or book.drawn is None or not _same_ends(layout, link):
        return False
    return find_path(layout, ends, seen) == path


def _same_ends(layout: MapLayout, link: str) -> bool:
    """Whether both cards stand where they stood when the link was drawn."""
    book, ends = layout.links, layout.links.ends[link]
    return all(id in book.placed and place_of_card(layout, id) == book.placed[id] for id in (ends.source, ends.target))


def place_of_card(layout: MapLayout, card: str) -> Rect | None:
    """Where a card stands in the map; None where it isn't shown."""
    box = layout.boxes.get(card)
    return box.rect.moved(0.0, layout.rows[layout.row_index[box.lane]].y) if box is not None else None


def routes(layout: MapLayout) -> dict[str, Route]:
    """The routes of all links whose two cards are shown, by id; of a patient book those that are known by now."""
    book = layout.links
    if book.drawn is not None:
        return book.drawn
    return book.last if book.patient else finished(routing(layout))


def routing(layout: MapLayout) -> Generator[None, None, dict[str, Route]]:
    """Find the routes in slices; to be begun anew when anything changes, what was found of the paths is kept."""
    book = layout.links
    lanes = tuple(row.lane for row in layout.rows)
    if book.ends and (book.columns is not layout.columns or book.lanes != lanes):
        book.paths.clear()
        book.columns, book.lanes = layout.columns, lanes
    shown = [one for one in book.ends.values() if one.source in layout.boxes and one.target in layout.boxes]
    seen = Seen(layout)
    for ends in shown:
        if ends.id not in book.paths:
            book.paths[ends.id] = find_path(layout, ends, seen)
            yield
    found = yield from drawing(layout, sorted(shown), book.paths)
    cards = {id for one in shown for id in (one.source, one.target)}
    book.placed = {id: rect for id in cards if (rect := place_of_card(layout, id)) is not None}
    book.drawn, book.last = found, {}
    return found


def routes_in(layout: MapLayout, area: Rect) -> Iterator[Route]:
    """The routes that meet an area."""
    if layout.links.ends:
        yield from (route for route in routes(layout).values() if route.bounds.meets(area))


def link_at(layout: MapLayout, x: float, y: float, zoom: float = 1.0) -> str | None:
    """The link whose label or line is under a point; the label counts first, then the nearest line."""
    reach = min(REACH / zoom, WIDEST)
    if not layout.links.ends:
        return None
    near = [route for route in routes(layout).values() if route.bounds.grown(reach).contains(x, y)]
    for route in near:
        if route.plate is not None and route.plate.contains(x, y):
            return route.id
    found = [(distance(route, x, y), route.id) for route in near]
    least = min(found, default=(reach + 1, ""))
    return least[1] if least[0] <= reach else None


def distance(route: Route, x: float, y: float) -> float:
    """How far a point is from the line of a route."""
    best = float("inf")
    for (x0, y0), (x1, y1) in pairwise(route.points):
        dx = max(min(x0, x1) - x, 0.0, x - max(x0, x1))
        dy = max(min(y0, y1) - y, 0.0, y - max(y0, y1))
        best = min(best, (dx * dx + dy * dy) ** 0.5)
    return best


def links_of(layout: MapLayout, card: str) -> Iterable[LinkEnds]:
    """The links that begin or end at a card, by id."""
    return [layout.links.ends[id] for id in sorted(layout.links.by_card.get(card, ()))]


def _ends(link: Link, setting: Setting) -> LinkEnds:
    words = " ".join((link.label or "").split())
    box = None
    if words:
        width = setting.measure.advance(words, m.LINK_LABEL) + 1
        box = text_box(setting.measure, "text", words, m.LINK_LABEL, (0.0, 0.0), width)
    return LinkEnds(link.id, link.source, link.target, link.kind, box)


def _touched(layout: MapLayout, change: ChangeSet, dirty: "Dirty") -> set[str]:
    """The links that have an end in a changed cell or row, or pass a changed row of spans."""
    book = layout.links
    cards = {*change.added, *change.updated, *change.removed}
    spans: list[int] = []
    for lane in dirty.rows:
        row = layout.row(lane)
        if row is None:
            continue
        cards.update(box.id for boxes in row.cells.values() for box in boxes)
        if row.arrangement == "span":
            spans.append(layout.row_index[lane])
    spans += [layout.row_index[lane] for lane, _, _ in dirty.parts if layout.rows[layout.row_index[lane]].packing]
    for lane, step in dirty.cells:
        row = layout.row(lane)
        cards.update(box.id for box in (row.cells.get(step, ()) if row is not None else ()))
    found = {id for card in cards & book.by_card.keys() for id in book.by_card[card]}
    for place in spans:
        found |= {id for id, path in book.paths.items() if path.rows[0] <= place <= path.rows[1]}
    return found
