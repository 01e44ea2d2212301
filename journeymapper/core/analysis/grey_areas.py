"""Grey areas: where the customer passes from one hand to another and nobody holds both.

Between neighbouring steps whose first touchpoints differ in department and in channel mode.
A touchpoint whose department or mode isn't known makes none.
"""
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel


class GreyArea(NamedTuple):
    """Ids of the two steps, and of the channels by which the customer leaves one and enters the other."""

    left_step: str
    right_step: str
    from_channel: str
    to_channel: str


def grey_areas(doc: Reader) -> list[GreyArea]:
    """All grey areas from left to right."""
    steps = [step.id for step in queries.columns(doc)]
    return list_grey_areas(steps, first_touchpoints(doc), doc)


def list_grey_areas(steps: Sequence[str], first: Mapping[str, Touchpoint], doc: Reader) -> list[GreyArea]:
    """The same, from steps in their order and the first touchpoint of each that has one."""
    found = []
    for left, right in pairwise(steps):
        before, after = first.get(left), first.get(right)
        if before is None or after is None or not _passes_on(before, after):
            continue
        out, into = doc.find(Channel, before.channel), doc.find(Channel, after.channel)
        if out and into and out.mode and into.mode and out.mode != into.mode:
            found.append(GreyArea(left, right, out.id, into.id))
    return found


def first_touchpoints(doc: Reader) -> dict[str, Touchpoint]:
    """Step → its first touchpoint: of the uppermost lane that has one there, hidden lanes left out."""
    order = {lane.id: place for place, lane in enumerate(queries.lanes(doc)) if not lane.hidden}
    found: dict[str, tuple[tuple[int, str, str], Touchpoint]] = {}
    for card in doc.every(Touchpoint):
        if card.step is None or card.lane not in order:
            continue
        key = (order[card.lane], card.rank, card.id)
        if card.step not in found or key < found[card.step][0]:
            found[card.step] = (key, card)
    return {step: card for step, (_, card) in found.items()}


def _passes_on(before: Touchpoint, after: Touchpoint) -> bool:
    return bool(before.department and after.department and before.department != after.department)
