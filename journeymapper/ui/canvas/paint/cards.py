"""The cards of one row: each drawn by its kind's view, plain ones by default; dots last."""
from collections.abc import Iterable, Iterator

from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card

from .parts import card_texts, white_card
from .replay import keeps, replay
from .scene import Scene
from .surface import Surface
from .views import card_painters

# No card is drawn further beyond its rectangle; dots are painted on their own.
_SHADOW = 4.0


def paint_plain(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """A card of which only title and text are known."""
    surface.card(rect, white_card(scene))
    card_texts(surface, box, rect, scene)


def visible_boxes(scene: Scene, row: Row, area: Rect, around: float = 24.0) -> Iterator[tuple[CardBox, Rect]]:
    """The boxes of a row that meet an area or stand `around` it, with their rectangles in the map."""
    reach = area.grown(around)
    for column in scene.columns(reach, row.reach):
        for box in row.cells.get(column.step, ()):
            rect = box.rect.moved(0, row.y)
            if rect.meets(reach):
                yield box, rect


def paint_cards(surface: Surface, scene: Scene, row: Row, area: Rect) -> Iterator[None]:
    """All cards of a row that can be seen, cell by cell."""
    screen = keeps(surface, scene)
    if screen is not None:
        yield from replay(screen, scene, row, area, "cards", _SHADOW, _paint_boxes)
    else:
        _paint_boxes(surface, scene, visible_boxes(scene, row, area, _SHADOW))


def _paint_boxes(surface: Surface, scene: Scene, placed: Iterable[tuple[CardBox, Rect]]) -> None:
    painters = card_painters()
    for box, rect in placed:
        card = scene.doc.find(Card, box.id)
        if card is not None:
            painters.get(box.kind, paint_plain)(surface, scene, card, box, rect)
