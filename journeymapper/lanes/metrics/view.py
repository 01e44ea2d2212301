"""How metrics are drawn: the name small, the value beside its target in bold."""
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.paint.parts import card_texts, white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.paint.views import LaneView


def paint_metric(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """White card; the figures stand out."""
    tokens = scene.tokens
    surface.card(rect, white_card(scene))
    card_texts(surface, box, rect, scene, {"title": tokens.ink_strong, "footer": tokens.ink})


VIEW = LaneView("metrics", cards={"metric": paint_metric})
