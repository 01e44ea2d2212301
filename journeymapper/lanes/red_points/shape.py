"""A red point: its words in bold, below them the dots of severity and, at the right, its owner."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape
from journeymapper.core.model.cards import Card, RedPoint

NO_OWNER = N_("no owner")


def owner(card: Card, doc: Reader, t: Texts) -> str:
    """Who takes care of it, in words."""
    return card.owner if isinstance(card, RedPoint) and card.owner else t(NO_OWNER)


SHAPES = {
    "red-point": CardShape(
        pad_x=m.CARD_PAD_X + 2, title=m.CARD_TITLE_STRONG, footer=owner, footer_left=m.SEVERITY_ROOM
    ),
}
