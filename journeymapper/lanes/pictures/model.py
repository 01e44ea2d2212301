"""The record of a picture on the map."""
from typing import ClassVar, Literal

from journeymapper.core.model.cards import Card
from journeymapper.core.model.fields import OptionalId


class Picture(Card):
    """A picture whose bytes stand in the table of assets."""

    references: ClassVar[tuple[str, ...]] = ("step", "lane", "asset")

    kind: Literal["picture"] = "picture"
    asset: OptionalId = None


CARD_MODELS: dict[str, type[Card]] = {"picture": Picture}
