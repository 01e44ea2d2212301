"""The block above the map: title, state, personas with the sample of their line, sources."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import TitleItem
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.measure import line_height

from .markers import marker
from .parts import box_text
from .scene import Scene
from .surface import Look, Surface

# As wide as the curves.
LINE = 2.25


def paint_title(surface: Surface, scene: Scene, area: Rect) -> None:
    """The title block."""
    block = scene.plan.title
    if not block.rect.meets(area):
        return
    box_text(surface, block.title, scene.tokens.ink)
    for item in block.items:
        _paint_item(surface, scene, item)
    surface.flush()


def _paint_item(surface: Surface, scene: Scene, item: TitleItem) -> None:
    tokens, rect = scene.tokens, item.rect
    if item.kind == "chip":
        surface.card(rect, Look(tokens.badge_ground, radius=4))
        box_text(surface, item.text, tokens.badge_text)
        return
    if item.kind == "persona" and item.id in scene.persons:
        _, colour, dash = scene.persons[item.id]
        y = item.text.rect.y + line_height(item.text.style) / 2
        left, right = (rect.x, y), (rect.x + m.PERSONA_SAMPLE, y)
        surface.curve(left, ((left, right, right),), colour, LINE, dash)
        place = list(scene.persons).index(item.id)
        marker(surface, place, (rect.x + m.PERSONA_SAMPLE / 2, y), m.POINT_RADIUS, colour, colour, 0.0)
    box_text(surface, item.text, tokens.ink_secondary)
