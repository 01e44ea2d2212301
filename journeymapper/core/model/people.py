"""Who and what takes part: personas with their emotions, channels, departments."""
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import Colour, FeelingValue, Id, OptionalId, OptionalText, Rank, Text
from .record import Part, Record

EvidenceLevel = Literal["assumed", "partly", "researched"]


class Empathy(Part):
    """The six fields of an empathy map (after Gray, Gamestorming)."""

    thinks_and_feels: OptionalText = None
    sees: OptionalText = None
    hears: OptionalText = None
    says_and_does: OptionalText = None
    pains: OptionalText = None
    gains: OptionalText = None


class Persona(Record):
    """Somebody whose journey this is. `preferences` maps a step's id to a channel's."""

    table: ClassVar[str] = "personas"
    references: ClassVar[tuple[str, ...]] = ("portrait", "preferences")

    rank: Rank
    name: Text
    segment: OptionalText = None
    relation: Literal["prospect", "customer", "former"] | None = None
    colour: Colour = None
    quote: OptionalText = None
    goals: OptionalText = None
    portrait: OptionalId = None
    empathy: Empathy | None = None
    preferences: dict[Id, Id] | None = None


class Emotion(Record):
    """How one persona feels at one step. `offset` 0..1 is the place within the step."""

    table: ClassVar[str] = "emotions"
    references: ClassVar[tuple[str, ...]] = ("persona", "step")

    persona: Id
    step: Id
    offset: Annotated[int | float, Field(ge=0, le=1)] | None = None
    value: FeelingValue
    quote: OptionalText = None
    evidence_level: EvidenceLevel | None = None


class Channel(Record):
    """A way by which the customer and the organisation meet. `icon` is our own name for a sign."""

    table: ClassVar[str] = "channels"

    rank: Rank
    name: Text
    icon: OptionalText = None
    mode: Literal["digital", "human", "physical"] | None = None
    answered_by: Literal["person", "robot", "nobody"] | None = None


class Department(Record):
    """A part of the organisation."""

    table: ClassVar[str] = "departments"

    rank: Rank
    name: Text
    colour: Colour = None
