"""How the box of a card is built, by its kind: where signs and texts stand, and how high it is.

A slice says it in `shape.py`: `SHAPES: dict[str, CardShape]`; kinds without one are plain cards.
"""
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.discovery import modules
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, TextBox, TextRole
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Measure, TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import LANES

Footer = Callable[[Card, Reader, Texts], str]
# (role, text, style, whether it stands for an empty title)
Wanted = tuple[TextRole, str, TextStyle, bool]
UNTITLED = N_("Untitled")


class CardShape(NamedTuple):
    """The build of one kind of card; lengths in pixels at 100 %.

    left, right: room for signs beside the title (in a narrow card the title stands below them);
    top: room above it (a picture). bare: text without a box. quoted: the title stands in
    quotation marks. footer: the text of the last line, "" for none; footer_left keeps room
    beside it (dots), and then it stands at the right edge. below: room under the texts that a card wants for
    a drawing; it may only change where a text does.
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
    below: Callable[[Card], float] | None = None


PLAIN = CardShape()


class Setting(NamedTuple):
    """What laying out needs besides the cards: the document, the measure, the language.

    known: boxes of an earlier layout with the same measure and language, whose texts are taken
    over where neither words nor width changed.
    """

    doc: Reader
    measure: Measure
    t: Texts
    known: Mapping[str, CardBox] = {}


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


@lru_cache(maxsize=8192)
def text_rect(x: float, y: float, w: float, h: float) -> Rect:
    """The rectangle of a text within its card. Few differ, so cards share them: that spares memory and time."""
    return Rect(x, y, w, h)


def text_box(
    measure: Measure, role: TextRole, text: str, style: TextStyle, at: tuple[float, float], width: float,
    placeholder: bool = False,
) -> TextBox:
    """A text wrapped to `width` with its top left at `at`; as high as its lines."""
    lines = measure.lines(text, style, width)
    rect = text_rect(at[0], at[1], width, len(lines) * measure.line_height(style))
    return TextBox(role, text, style, rect, lines, placeholder)


def title_box(
    setting: Setting, title: str, empty: str, style: TextStyle, at: tuple[float, float], width: float
) -> TextBox:
    """A title wrapped to `width`; where it is empty, `empty` (a catalogue id) in its place."""
    if title.strip():
        return text_box(setting.measure, "title", title, style, at, width)
    return text_box(setting.measure, "title", setting.t(empty), style._replace(italic=True), at, width, True)


def quoted(text: str) -> str:
    """The text in quotation marks, unless it brings its own."""
    return text if not text or text[0] in "“\"«„‘'" else f"“{text}”"


@lru_cache(maxsize=1024)
def _inside(kind: str, width: float) -> tuple[float, float, float, float]:
    """x, y and width of the texts of a card of this width, and the width of its footer."""
    shape = shape_of(kind)
    x, y, room = shape.pad_x, shape.pad_y + shape.top, width - 2 * shape.pad_x
    aside, below = shape.left + shape.right, max(room, m.GRID)
    if aside and room - aside >= m.TEXT_MIN:
        x, room = x + shape.left, room - aside
    elif aside:
        y += m.ICON_BOX + m.TEXT_GAP
    return x, y, max(room, m.GRID), below


def card_texts(card: Card, width: float, setting: Setting) -> tuple[tuple[TextBox, ...], float]:
    """The texts of a card of this width, and the height that the card then has."""
    shape = shape_of(card.kind)
    wanted = _wanted(card, shape, setting)
    old = setting.known.get(card.id)
    if old is not None and old.kind == card.kind and old.rect.w == width and wanted == [
        (box.role, box.text, box.style, box.placeholder) for box in old.texts
    ]:
        return old.texts, old.rect.h
    x, y, room, below = _inside(card.kind, width)
    measure, boxes = setting.measure, []
    for role, text, style, placeholder in wanted:
        if role == "footer" and shape.footer_left:
            box = _footer(shape, text, y, width, measure)
            h = box.rect[1] + box.rect[3] - y
        else:
            if role == "footer":
                x, room = shape.pad_x, below
            lines = measure.lines(text, style, room)
            h = len(lines) * measure.line_height(style)
            box = TextBox(role, text, style, text_rect(x, y, room, h), lines, placeholder)
        boxes.append(box)
        y += h + m.TEXT_GAP
    y += shape.below(card) if shape.below is not None else 0.0
    return tuple(boxes), max(shape.min_height, m.on_grid(y - m.TEXT_GAP + shape.pad_y))


def _wanted(card: Card, shape: CardShape, setting: Setting) -> list[Wanted]:
    """What a card says, from top to bottom."""
    if card.title.strip():
        title: Wanted = ("title", quoted(card.title) if shape.quoted else card.title, shape.title, False)
    else:
        title = ("title", setting.t(UNTITLED), shape.title._replace(italic=True), True)
    found = [title]
    if card.text:
        found.append(("text", card.text, shape.text, False))
    if shape.footer is not None and (footer := shape.footer(card, setting.doc, setting.t)):
        found.append(("footer", footer, shape.footer_style, False))
    return found


def _footer(shape: CardShape, text: str, y: float, width: float, measure: Measure) -> TextBox:
    """A footer at the right edge, beside the room that it leaves; in a narrow card below it."""
    style, room = shape.footer_style, width - 2 * shape.pad_x - shape.footer_left
    if room < m.TEXT_MIN:
        y, room = y + m.FOOTER_DROP, max(room + shape.footer_left, m.GRID)
    lines = measure.lines(text, style, room)
    w = min(room, max(measure.advance(text[start:end], style) for start, end in lines))
    h = len(lines) * measure.line_height(style)
    return TextBox("footer", text, style, text_rect(width - shape.pad_x - w, y, w, h), lines)
