"""How processes are drawn: tinted by department, which is named."""
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card, Process
from journeymapper.ui.canvas.paint.parts import card_texts
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Look, Surface
from journeymapper.ui.canvas.paint.views import LaneView


def paint_process(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """A tinted bar over the steps that it lasts."""
    tokens = scene.tokens
    found = scene.departments.get(card.department or "") if isinstance(card, Process) else None
    if found is None:
        surface.card(rect, Look(tokens.sunken, tokens.control_edge))
        card_texts(surface, box, rect, scene)
        return
    tint = found[1]
    surface.card(rect, Look(tint.ground, tint.edge))
    card_texts(surface, box, rect, scene, {"text": tokens.ink_strong, "footer": tint.text})


VIEW = LaneView("processes", cards={"process": paint_process})
