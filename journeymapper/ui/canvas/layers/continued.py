"""While a stage is in focus, a process that began before it bears its title in it too, at the edge of what is plain."""
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from journeymapper.core.layout.boxes import CardBox, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.measure import qfont
from journeymapper.ui.canvas.paint.cards import paint_plain, visible_boxes
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.paint.views import card_painters

if TYPE_CHECKING:
    from journeymapper.ui.canvas.layers.dim import Dim


def pieces(scene: Scene, area: Rect, dims: Mapping[str, "Dim"]) -> Iterator[tuple[Card, CardBox, Rect]]:
    """Cards of which the beginning is dimmed and a later part plain, with the rectangle of that part in the map.

    The box's texts stand in one line each, as wide as the part.
    """
    rules = [dim.steps for dim in dims.values() if dim.steps is not None]
    cards = [dim.cards for dim in dims.values() if dim.cards is not None]
    for row in scene.rows(area) if rules else ():
        if row.arrangement != "span" or row.collapsed:
            continue
        for box, rect in visible_boxes(scene, row, area):
            card = scene.doc.find(Card, box.id)
            if card is None or all(box.step in rule for rule in rules) or not all(box.id in rule for rule in cards):
                continue
            plain = [column for column in scene.columns(rect) if all(column.step in rule for rule in rules)]
            if plain:
                left, right = max(rect.x, plain[0].x), min(rect.right, plain[-1].x + plain[-1].w)
                part = rect._replace(x=left, w=right - left)
                texts = tuple(_fitted(text, part.w - text.rect.x * 2) for text in box.texts)
                yield card, box._replace(texts=texts), part


def paint_pieces(surface: Surface, scene: Scene, area: Rect, dims: Mapping[str, "Dim"]) -> None:
    """Paint them over the cards and the veil."""
    for card, box, part in pieces(scene, area, dims):
        card_painters().get(box.kind, paint_plain)(surface, scene, card, box, part)
    surface.flush()


def _fitted(box: TextBox, width: float) -> TextBox:
    letters = QFontMetricsF(qfont(box.style))
    words = letters.elidedText(" ".join(box.text.split()), Qt.TextElideMode.ElideRight, max(0.0, width))
    return box._replace(text=words, lines=((0, len(words)),), rect=box.rect._replace(w=width))
