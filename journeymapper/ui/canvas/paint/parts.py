"""Small parts that several drawings share. Slices may use them."""
from collections.abc import Mapping

from journeymapper.core.layout.boxes import CardBox, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle

from .scene import Scene
from .surface import Align, Detail, Look, Point, Surface


def box_text(surface: Surface, box: TextBox, colour: str, origin: Point = (0.0, 0.0), align: Align = "left") -> None:
    """A text of the plan; `origin` is what its rectangle counts from."""
    at = (origin[0] + box.rect.x, origin[1] + box.rect.y)
    surface.text(at, box.rect.w, box.text, box.style, box.lines, colour, align)


def card_texts(
    surface: Surface, box: CardBox, rect: Rect, scene: Scene, colours: Mapping[str, str] | None = None
) -> None:
    """All texts of a card; `colours` by role where they aren't those of a plain card.

    What stands for an empty title is a help for editing: paper leaves it out.
    """
    if surface.detail is Detail.BLOCKS:
        return
    tokens = scene.tokens
    plain = {"title": tokens.ink, "text": tokens.ink_secondary, "footer": tokens.ink_secondary} | dict(colours or {})
    for text in box.texts:
        if not (text.placeholder and scene.paper):
            box_text(surface, text, plain["text" if text.placeholder else text.role], (rect.x, rect.y))


def one_line(
    surface: Surface, at: Point, width: float, text: str, style: TextStyle, colour: str, align: Align = "left"
) -> None:
    """A short text that is known to fit."""
    surface.text(at, width, text, style, ((0, len(text)),), colour, align)


def white_card(scene: Scene, stripe: str | None = None) -> Look:
    """The background of most cards."""
    tokens = scene.tokens
    return Look(tokens.surface, tokens.hairline, shadow=tokens.shadow, stripe=stripe)


def footer_of(box: CardBox) -> TextBox | None:
    """The footer of a card, if it has one."""
    return next((text for text in box.texts if text.role == "footer"), None)
