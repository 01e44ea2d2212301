"""How notes and quotes are drawn: bare text."""
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.paint.parts import card_texts
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.paint.views import LaneView


def paint_note(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """Text without a card."""
    card_texts(surface, box, rect, scene, {"title": scene.tokens.note_text})


def paint_quote(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """A customer's words; the plan has them in italics and quotation marks."""
    card_texts(surface, box, rect, scene, {"title": scene.tokens.quote_text})


VIEW = LaneView("notes", cards={"note": paint_note, "quote": paint_quote})
