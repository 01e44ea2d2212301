"""The record of a metric on the map."""
from typing import ClassVar, Literal

from journeymapper.core.model.cards import Card
from journeymapper.core.model.fields import Items, Number, OptionalText


class Metric(Card):
    """A measured value beside its target; `series` holds {on, segment?, value, responses?}."""

    references: ClassVar[tuple[str, ...]] = ("step", "lane")

    kind: Literal["metric"] = "metric"
    value: Number | None = None
    target: Number | None = None
    unit: OptionalText = None
    series: Items | None = None


CARD_MODELS: dict[str, type[Card]] = {"metric": Metric}
