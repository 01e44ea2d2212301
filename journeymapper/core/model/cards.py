"""Cards: what stands in the cells. Here are the kinds that rooms of the core read.

Other kinds come with their lane's slice; unknown ones are kept whole as plain `Card`.
A card whose `step` is None is parked.
"""
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from .fields import Day, Feeling, Ids, Items, Number, OptionalId, OptionalText, Rank, Text
from .people import EvidenceLevel
from .record import Record

Cause = Literal["system", "data", "process", "capacity", "policy", "communication", "exogenous"]
Status = Literal["new", "agreed", "planned", "in progress", "done", "verified", "won't do"]
OneToFive = Annotated[int, Field(ge=1, le=5)]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Card(Record):
    """What all cards have. Used as it is for kinds that no slice knows."""

    table: ClassVar[str] = "cards"
    references: ClassVar[tuple[str, ...]] = ("step", "lane")

    rank: Rank
    kind: Text
    step: OptionalId = None
    lane: OptionalId = None
    title: Text
    text: OptionalText = None
    evidence: OptionalText = None
    evidence_level: EvidenceLevel | None = None
    votes: Annotated[int, Field(ge=0)] | None = None


class Touchpoint(Card):
    """A moment at which the customer meets the organisation, through a channel."""

    references: ClassVar[tuple[str, ...]] = ("step", "lane", "channel", "department")

    kind: Literal["touchpoint"] = "touchpoint"
    channel: OptionalId = None
    feeling: Feeling | None = None
    department: OptionalId = None
    moment_of_truth: bool | None = None
    service: OptionalText = None
    reason_for_channel: Literal["customer", "cost"] | None = None
    pilots: Items | None = None


class RedPoint(Card):
    """A moment where the customer was lost, unhappy, or our value stayed unseen.

    `about` is the card or emotion that it marks. The scales of severity, frequency and
    effort are those of core.backlog.scoring.
    """

    references: ClassVar[tuple[str, ...]] = ("step", "lane", "about", "personas")

    kind: Literal["red-point"] = "red-point"
    number: Annotated[int, Field(ge=1, le=1_000_000_000)]
    about: OptionalId = None
    severity: Annotated[int, Field(ge=0, le=4)] | None = None
    frequency: OneToFive | None = None
    effort: OneToFive | None = None
    confidence: Literal[50, 80, 100] | None = None
    cause: Cause | None = None
    owner: OptionalText = None
    status: Status | None = None
    due: Day = None
    personas: Ids | None = None
    customer_value: Percent | None = None
    business_value: Percent | None = None
    proposal: OptionalText = None
    metric: OptionalText = None
    baseline: OptionalText | Number = None
    target: OptionalText | Number = None
    ticket: OptionalText = None
    decision: OptionalText = None


class Opportunity(Card):
    """An idea that would mend the red points in `fixes`."""

    references: ClassVar[tuple[str, ...]] = ("step", "lane", "fixes")

    kind: Literal["opportunity"] = "opportunity"
    fixes: Ids | None = None


class Process(Card):
    """Work behind the scenes, from its `step` to the step `until` (absent: the same)."""

    references: ClassVar[tuple[str, ...]] = ("step", "lane", "until", "department")

    kind: Literal["process"] = "process"
    until: OptionalId = None
    department: OptionalId = None


def with_extras(card: Card) -> dict[str, Any]:
    """Fields that the card's own type doesn't know."""
    return card.__pydantic_extra__ or {}
