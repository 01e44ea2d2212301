"""The port by which a lane's slice draws: `view.py` holds `VIEW: LaneView`; what it leaves out is drawn by default."""
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from journeymapper.core.foundation.discovery import modules
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import LANES

from .scene import Scene
from .surface import Surface

# (surface, scene, card, its box, its rectangle in the map)
PaintCard = Callable[[Surface, Scene, Card, CardBox, Rect], None]
# (surface, scene, row, the visible area)
PaintRow = Callable[[Surface, Scene, Row, Rect], None]


class LaneView(NamedTuple):
    """How a slice draws. `name` is the lane kind's; `cards` by kind of card; `row` draws over a row's whole
    length after its cards (a curve); `gutter` adds to the lane's title (a scale)."""

    name: str
    cards: Mapping[str, PaintCard] = {}
    row: PaintRow | None = None
    gutter: PaintRow | None = None


@lru_cache
def lane_views() -> dict[str, LaneView]:
    """The views found, by lane kind."""
    return {module.VIEW.name: module.VIEW for module in modules(LANES, "view")}


@lru_cache
def card_painters() -> dict[str, PaintCard]:
    """How each kind of card is drawn; unknown kinds aren't in it."""
    return {kind: paint for view in lane_views().values() for kind, paint in view.cards.items()}
