"""The cards under the pointer while they are dragged: the first one with its title, the others behind it."""
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.fonts import font
from journeymapper.ui.theme.tokens import Tokens

# Right below the pointer, whose tip stays on the place where the cards will land.
AWAY = 10.0
_STACKED, _STEP = 3, 5.0
_OPACITY = 0.9
# A card that is zoomed far in would hide its target.
_WIDEST, _HIGHEST = 320.0, 120.0


def paint_carried(
    painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, ids: Iterable[str], at: tuple[float, float]
) -> None:
    """A see-through pile of at most three cards; nothing where `ids` has no card that is shown."""
    boxes = [box for id in ids if (box := plan.boxes.get(id)) is not None]
    if not boxes:
        return
    first = min(boxes, key=lambda box: (box.rect.x, plan.rows[plan.row_index[box.lane]].y + box.rect.y, box.id))
    zoom = view.zoom
    whole = QRectF(at[0] + AWAY, at[1] + AWAY, min(first.rect.w * zoom, _WIDEST), min(first.rect.h * zoom, _HIGHEST))
    radius = m.CARD_RADIUS * min(zoom, 1.5)
    painter.save()
    painter.setOpacity(_OPACITY)
    painter.setPen(QPen(tokens.q("accent"), 1.5))
    painter.setBrush(tokens.q("surface"))
    for place in reversed(range(min(len(boxes), _STACKED))):
        painter.drawRoundedRect(whole.translated(place * _STEP, place * _STEP), radius, radius)
    if detail_for(zoom) is Detail.FULL:
        _title(painter, tokens, first, whole, zoom)
    painter.restore()


def _title(painter: QPainter, tokens: Tokens, box: CardBox, whole: QRectF, zoom: float) -> None:
    title = next(text for text in box.texts if text.role == "title")
    letters = font(title.style.px * min(zoom, 2.0), title.style.weight, title.style.italic)
    pad = m.CARD_PAD_X * min(zoom, 2.0)
    room = whole.adjusted(pad, 0, -pad, 0)
    words = " ".join(title.text.split())
    painter.setFont(letters)
    painter.setPen(tokens.q("ink_secondary" if title.placeholder else "ink"))
    elided = QFontMetricsF(letters).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), elided)
