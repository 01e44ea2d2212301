"""Records of free notes and of customers' words."""
from typing import Literal

from journeymapper.core.model.cards import Card


class Note(Card):
    """A free note."""

    kind: Literal["note"] = "note"


class Quote(Card):
    """What a customer said, word for word."""

    kind: Literal["quote"] = "quote"


CARD_MODELS: dict[str, type[Card]] = {"note": Note, "quote": Quote}
