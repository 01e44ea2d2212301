"""Pilots: experiments at a touchpoint, in `Touchpoint.pilots`.

There they stand as they were given, so that a map whose pilots somebody wrote by hand still opens and is written back
whole; what we read of them is this part, and what we write has passed it. Added to the format without a new version:
`pilots` was a list of objects from the start.
"""
from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from .cards import Touchpoint
from .fields import Day, Number, OptionalId, OptionalText
from .record import Part

Raw = dict[str, Any]


class Pilot(Part):
    """One experiment: in which channel, from when to when, what was measured, before and after.

    `from` is a word of Python's, so it is called `since` here. Figures may be numbers or texts ("12 %").
    """

    model_config = ConfigDict(populate_by_name=True)

    channel: OptionalId = None
    since: Day = Field(None, alias="from")
    to: Day = None
    measure: OptionalText = None
    baseline: OptionalText | Number = None
    result: OptionalText | Number = None


FIELDS = ("channel", "from", "to", "measure", "baseline", "result")


def pilots_of(card: Touchpoint) -> list[Pilot]:
    """All pilots of a touchpoint in their order; what can't be read of one is passed over."""
    return [read_pilot(raw) for raw in card.pilots or ()]


def read_pilot(raw: Mapping[str, Any]) -> Pilot:
    """A pilot as far as it can be read."""
    try:
        return Pilot.model_validate(raw)
    except ValidationError as error:
        wrong = {str(one["loc"][0]) for one in error.errors(include_url=False, include_input=False)}
        return Pilot.model_validate({name: value for name, value in raw.items() if name not in wrong})


def filled(raw: Mapping[str, Any]) -> Raw:
    """The same without empty fields of ours."""
    return {name: value for name, value in raw.items() if name not in FIELDS or value not in (None, "")}
