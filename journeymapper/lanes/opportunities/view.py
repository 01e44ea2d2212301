"""How opportunities are drawn: a warm card that names the red points it would mend."""
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.paint.parts import card_texts
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Look, Surface
from journeymapper.ui.canvas.paint.views import LaneView


def paint_opportunity(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """Title, text and what it fixes."""
    tokens = scene.tokens
    surface.card(rect, Look(tokens.opportunity_ground, tokens.opportunity_edge))
    card_texts(surface, box, rect, scene, {"text": tokens.opportunity_text, "footer": tokens.opportunity_text})


VIEW = LaneView("opportunities", cards={"opportunity": paint_opportunity})
