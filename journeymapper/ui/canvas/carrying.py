"""A drag of cards that leaves its widget, to the parking lot or from there, with a picture of them at the pointer."""
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.mime import cards_mime
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font
from journeymapper.ui.theme.tokens import Tokens

_CARD, _PAD = QSize(176, 40), 10
_STACKED, _STEP = 3, 5
# Beside the pointer, whose tip stays on the place where the cards will land.
_AWAY = QPoint(-10, -10)


def cards_drag(source: QWidget, doc: Reader, theme: Theme, t: Texts, ids: Sequence[str]) -> QDrag:
    """The drag of cards, not yet begun."""
    drag = QDrag(source)
    drag.setMimeData(cards_mime(list(ids)))
    first = doc.find(Card, ids[0]) if ids else None
    title = first.title if first is not None and first.title else t("Untitled")
    drag.setPixmap(pile(theme.tokens, title, len(ids), source.devicePixelRatioF()))
    drag.setHotSpot(_AWAY)
    return drag


def pile(tokens: Tokens, title: str, count: int, ratio: float) -> QPixmap:
    """At most three cards, the first with its title, sharp at the device's ratio."""
    behind = min(count, _STACKED) - 1
    picture = QPixmap((_CARD + QSize(behind, behind) * _STEP) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.q("accent"), 1.5))
    painter.setBrush(tokens.q("surface"))
    card = QRectF(1, 1, _CARD.width() - 2, _CARD.height() - 2)
    for place in range(behind, -1, -1):
        painter.drawRoundedRect(card.translated(place * _STEP, place * _STEP), 8, 8)
    letters = font(12)
    room = card.adjusted(_PAD, 0, -_PAD, 0)
    painter.setFont(letters)
    painter.setPen(tokens.q("ink"))
    words = QFontMetricsF(letters).elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
    painter.end()
    return picture
