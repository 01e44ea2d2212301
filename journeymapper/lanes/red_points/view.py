"""How red points are drawn: a red edge, severity as four dots, the owner. The numbered dot is the sheet's."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.ui.canvas.measure import line_height
from journeymapper.ui.canvas.paint.parts import card_texts, footer_of, white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, Surface
from journeymapper.ui.canvas.paint.views import LaneView

_WORST = 4
_STEP = m.SEVERITY_DOT + 2


def paint_red_point(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """White card with a red left edge."""
    surface.card(rect, white_card(scene, stripe=scene.tokens.red_point))
    footer = footer_of(box)
    if footer is not None and isinstance(card, RedPoint) and surface.detail is not Detail.BLOCKS:
        left, half = box.texts[0].rect.x, line_height(footer.style) / 2
        beside = footer.rect.x >= left + m.SEVERITY_ROOM
        y = footer.rect.y + half if beside else footer.rect.y - m.FOOTER_DROP + half
        _severity(surface, scene, card.severity, rect.x + left, rect.y + y)
    card_texts(surface, box, rect, scene)


def _severity(surface: Surface, scene: Scene, severity: int | None, x: float, y: float) -> None:
    """Full dots for the severity, rings for what is left; where nobody has judged yet, four specks."""
    tokens = scene.tokens
    radius = m.SEVERITY_DOT / 2
    for place in range(_WORST):
        centre = (x + radius + place * _STEP, y)
        if severity is None:
            surface.disc(centre, radius / 2, tokens.control_edge)
        elif place < severity:
            surface.disc(centre, radius, tokens.red_point)
        else:
            surface.disc(centre, radius, tokens.surface, tokens.red_point_pale, 1.25)


VIEW = LaneView("red-points", cards={"red-point": paint_red_point})
