"""The cells of a row as they were noted when they were seen first; what can't be kept is drawn as ever."""
from collections.abc import Callable, Iterable, Iterator
from math import floor

from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect

from .drawn import Drawn, Layer
from .noting import noted, pictured
from .scene import Scene
from .screen import ScreenSurface
from .surface import Detail, Surface
from .views import PaintRow

# Device pixels: how wide a picture is, and how high a row may be to become pictures.
PICTURE, _HIGH = 512, 900
# Marks stand out of a row by less than this, in the map; words that begin in a picture go on for less than that.
_OVER, _WORDS = 40.0, 400.0
# Seen, but not noted so far.
_ONCE = Drawn((), ())
PaintBoxes = Callable[[Surface, Scene, Iterable[tuple[CardBox, Rect]]], None]


def keeps(surface: Surface, scene: Scene) -> ScreenSurface | None:
    """The surface, if it is a screen on which a map is painted again and again with all its texts."""
    if isinstance(surface, ScreenSurface) and surface.detail is Detail.FULL and surface.caches.replays:
        for cells in (surface.caches.cells, surface.caches.rows):
            cells.tune((scene.tokens, scene.t.language))
        return surface
    return None


def replay(
    screen: ScreenSurface, scene: Scene, row: Row, area: Rect, layer: str, around: float, paint: PaintBoxes
) -> Iterator[None]:
    """Play a layer of the row's cells that meet `area` or stand `around` it, cell by cell.

    Noting takes about as long as drawing: it pays where the map scrolls, a strip at a time, not for a whole picture.
    """
    layers_of, find, lane, y = screen.caches.cells.layers, row.cells.get, row.lane, row.y
    key = (*screen.fraction, layer)
    for column in scene.columns(area.grown(around), row.reach):
        boxes = find(column.step)
        if not boxes:
            continue
        layers = layers_of((lane, column.step), boxes, y)
        if key not in layers and screen.notes:
            layers[key] = _noted(screen, scene, row, boxes, paint)
        drawn = layers.get(key)
        if drawn is None:
            paint(screen, scene, _placed(row, boxes))
        elif drawn.blits or drawn.texts:
            screen.play(drawn)
        yield


def replay_again(screen: ScreenSurface, row: Row, step: str, name: Layer, paint: Callable[[Surface], None]) -> None:
    """Play what belongs to a cell but depends on how the map stands too: noted when it is asked for again, and
    forgotten for another place. name: what it is, whose it is, and all that it depends on.
    """
    layers = screen.caches.cells.layers((row.lane, step), row.cells[step], row.y)
    key = (*screen.fraction, *name)
    if key not in layers:
        others = [known for known in layers if known[2:4] == name[:2]]
        for known in others:
            del layers[known]
        layers[key] = _ONCE
    elif layers[key] is _ONCE and screen.notes:
        layers[key] = noted(screen, paint)
    drawn = layers[key]
    if drawn is None or drawn is _ONCE:
        paint(screen)
    else:
        screen.play(drawn)


def keeps_row(surface: Surface, scene: Scene, row: Row) -> ScreenSurface | None:
    """As `keeps`, where what is drawn over the row's whole length may become pictures: they wouldn't be large."""
    screen = keeps(surface, scene)
    return screen if screen is not None and (row.h + 2 * _OVER) * screen.scale <= _HIGH else None


def replay_row(screen: ScreenSurface, scene: Scene, row: Row, area: Rect, paint: PaintRow) -> Iterator[None]:
    """Play what is drawn over a row's whole length, picture by picture side by side."""
    wide, high = PICTURE / screen.scale, row.h + 2 * _OVER
    layer = (*screen.fraction, "row", scene.faint, scene.written)
    for place in range(floor((area.x - _WORDS) / wide), floor(area.right / wide) + 1):
        layers = screen.caches.rows.layers((row.lane, place), row, row.y)
        drawn = layers.get(layer)
        if drawn is None:
            part = Rect(place * wide, row.y - _OVER, wide, high)
            drawn = layers[layer] = _pictured(screen, scene, row, part, paint)
        screen.play(drawn)
        yield


def _noted(screen: ScreenSurface, scene: Scene, row: Row, boxes: list[CardBox], paint: PaintBoxes) -> Drawn | None:
    return noted(screen, lambda surface: paint(surface, scene, _placed(row, boxes)))


def _pictured(screen: ScreenSurface, scene: Scene, row: Row, part: Rect, paint: PaintRow) -> Drawn:
    return pictured(screen, part, lambda surface: paint(surface, scene, row, part))


def _placed(row: Row, boxes: list[CardBox]) -> list[tuple[CardBox, Rect]]:
    return [(box, box.rect.moved(0, row.y)) for box in boxes]
