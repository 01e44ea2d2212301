"""How the box of a card is built, by its kind: where signs and texts stand, and how high it is.

A slice says it in `shape.py`: `SHAPES: dict[str, CardShape]`; kinds without one are plain cards.
"""
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.discovery import modules
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import TextBox, TextRole
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Measure, TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import LANES

Footer = Callable[[Card, Reader, Texts], str]


@dataclass(frozen=True)
class CardShape:
    """The build of one kind of card; lengths in pixels at 100 %.

    left, right: room for signs beside the title (in a narrow card the title stands below them);
    top: room above it (a picture). bare: text without a box. quoted: the title stands in
    quotation marks. footer: the text of the last line, "" for none; footer_left keeps room
    beside it (dots), and then it stands at the right edge.
    """

    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    pad_x: float = m.CARD_PAD_X
    pad_y: float = m.CARD_PAD_Y
    min_height: float = 0.0
    title: TextStyle = m.CARD_TITLE
    text: TextStyle = m.CARD_TEXT
    footer_style: TextStyle = m.CARD_FOOTER
    footer: Footer | None = None
    footer_left: float = 0.0
    bare: bool = False
    quoted: bool = False


PLAIN = CardShape()


class Setting(NamedTuple):
    """What laying out needs besides the cards: the document, the measure, the language."""

    doc: Reader
    measure: Measure
    t: Texts


@lru_cache
def card_shapes() -> dict[str, CardShape]:
    """The shapes that the slices bring, by kind of card."""
    found: dict[str, CardShape] = {}
    for module in modules(LANES, "shape"):
        found.update(module.SHAPES)
    return found


def shape_of(kind: str) -> CardShape:
    """The shape for a kind of card; a plain one for kinds that no slice knows."""
    return card_shapes().get(kind, PLAIN)


def text_box(
    measure: Measure, role: TextRole, text: str, style: TextStyle, at: tuple[float, float], width: float
) -> TextBox:
    """A text wrapped to `width` with its top left at `at`; as high as its lines."""
    lines = measure.lines(text, style, width)
    return TextBox(role, text, style, Rect(at[0], at[1], width, len(lines) * measure.line_height(style)), lines)


def quoted(text: str) -> str:
    """The text in quotation marks, unless it brings its own."""
    return text if not text or text[0] in "“\"«„‘'" else f"“{text}”"


def card_texts(card: Card, width: float, setting: Setting) -> tuple[tuple[TextBox, ...], float]:
    """The texts of a card of this width, and the height that the card then has."""
    shape, measure = shape_of(card.kind), setting.measure
    x, y, room = shape.pad_x, shape.pad_y + shape.top, width - 2 * shape.pad_x
    if room - shape.left - shape.right >= m.TEXT_MIN:
        x, room = x + shape.left, room - shape.left - shape.right
    elif shape.left or shape.right:
        y += m.ICON_BOX + m.TEXT_GAP
    room = max(room, m.GRID)
    shown = quoted(card.title) if shape.quoted else card.title
    boxes = [text_box(measure, "title", shown, shape.title, (x, y), room)]
    if card.text:
        boxes.append(text_box(measure, "text", card.text, shape.text, (x, boxes[-1].rect.bottom + m.TEXT_GAP), room))
    if shape.footer is not None and (footer := shape.footer(card, setting.doc, setting.t)):
        boxes.append(_footer(shape, footer, boxes[-1].rect.bottom + m.TEXT_GAP, width, measure))
    return tuple(boxes), max(shape.min_height, m.on_grid(boxes[-1].rect.bottom + shape.pad_y))


def _footer(shape: CardShape, text: str, y: float, width: float, measure: Measure) -> TextBox:
    room = max(width - 2 * shape.pad_x - shape.footer_left, m.GRID)
    box = text_box(measure, "footer", text, shape.footer_style, (shape.pad_x + shape.footer_left, y), room)
    if not shape.footer_left:
        return box
    widest = max(measure.advance(text[start:end], shape.footer_style) for start, end in box.lines)
    w = min(room, widest)
    return TextBox(box.role, text, box.style, Rect(width - shape.pad_x - w, y, w, box.rect.h), box.lines)
