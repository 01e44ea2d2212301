"""How pictures are drawn: a thumbnail above the title, an empty frame where there is none."""
from PySide6.QtGui import QImage

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Asset
from journeymapper.ui.canvas.measure import line_height, metrics
from journeymapper.ui.canvas.paint.parts import card_texts, one_line, white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Look, Surface
from journeymapper.ui.canvas.paint.views import LaneView

_STYLE = TextStyle(11)
_ICON = 20.0


def paint_picture(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """White card with the picture fitted into its frame."""
    surface.card(rect, white_card(scene))
    frame = Rect(rect.x + m.CARD_PAD_X, rect.y + m.CARD_PAD_Y, rect.w - 2 * m.CARD_PAD_X, m.THUMBNAIL)
    asset = scene.doc.find(Asset, card.values().get("asset"))
    image = _decoded(asset) if asset is not None else None
    if image is None or asset is None:
        word = scene.t("Picture can't be shown") if asset is not None else scene.t("No picture yet")
        _empty(surface, scene, frame, word)
    else:
        factor = min(frame.w / image.width(), frame.h / image.height(), 1.0)
        w, h = image.width() * factor, image.height() * factor
        surface.image(Rect(frame.x + (frame.w - w) / 2, frame.y + (frame.h - h) / 2, w, h), image, asset.id)
    card_texts(surface, box, rect, scene)


def _decoded(asset: Asset) -> QImage | None:
    # Qt's readers are loaded for a map that holds a picture.
    from journeymapper.ui.canvas.paint.pictures import picture

    return picture(asset)


def _empty(surface: Surface, scene: Scene, frame: Rect, word: str) -> None:
    tokens = scene.tokens
    surface.card(frame, Look(tokens.sunken, tokens.control_edge, radius=6, dashed=True))
    fits = metrics(_STYLE).horizontalAdvance(word) <= frame.w
    high = _ICON + (line_height(_STYLE) + 4 if fits else 0)
    y = frame.y + (frame.h - high) / 2
    surface.icon("picture", tokens.ink_secondary, (frame.x + (frame.w - _ICON) / 2, y), _ICON)
    if fits:
        one_line(surface, (frame.x, y + _ICON + 4), frame.w, word, _STYLE, tokens.ink_secondary, "centre")


VIEW = LaneView("pictures", cards={"picture": paint_picture})
