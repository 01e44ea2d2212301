"""How touchpoints are drawn: the channel's icon, the feeling's face, a star for a moment of truth."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import shape_of
from journeymapper.core.model.cards import Card, Touchpoint
from journeymapper.ui.canvas.paint.parts import card_texts, white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, Look, Surface
from journeymapper.ui.canvas.paint.views import LaneView

_ICON = 16.0
_STAR = 10.0
# Puts the middle of the icon box level with the middle of the title's first line.
_LOWER = 1.0
_NO_CHANNEL = "touchpoint"


def paint_touchpoint(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """White card; icon box left, face right, both level with the title's first line."""
    surface.card(rect, white_card(scene))
    if isinstance(card, Touchpoint) and surface.detail is not Detail.BLOCKS:
        y, pad = rect.y + m.CARD_PAD_Y + _LOWER, shape_of(box.kind).pad_x
        _channel(surface, scene, card, rect.x + pad, y)
        if card.feeling is not None:
            x = rect.right - pad - m.FACE
            surface.icon(*scene.face(card.feeling), (x, y + (m.ICON_BOX - m.FACE) / 2), m.FACE)
    card_texts(surface, box, rect, scene)


def _channel(surface: Surface, scene: Scene, card: Touchpoint, x: float, y: float) -> None:
    tokens = scene.tokens
    surface.card(Rect(x, y, m.ICON_BOX, m.ICON_BOX), Look(tokens.sunken, radius=6))
    channel = scene.channel(card.channel)
    inset = (m.ICON_BOX - _ICON) / 2
    name = channel.icon or _NO_CHANNEL if channel else _NO_CHANNEL
    surface.icon(name, tokens.ink_secondary, (x + inset, y + inset), _ICON)
    if card.moment_of_truth:
        middle = (x + m.ICON_BOX - 3, y + m.ICON_BOX - 2)
        surface.disc(middle, _STAR / 2 + 2.5, tokens.surface)
        surface.icon("moment-of-truth", tokens.ink, (middle[0] - _STAR / 2, middle[1] - _STAR / 2), _STAR)


VIEW = LaneView("touchpoints", cards={"touchpoint": paint_touchpoint})
