"""The journey itself and its grid: stages, steps, lanes."""
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from .fields import Day, Id, Ids, Items, Number, OptionalText, Rank, Text
from .record import Record

Side = Literal["customer", "frontstage", "backstage", "support"]
Phase = Literal["before", "purchase", "after"]


class Journey(Record):
    """What the map is about; exactly one in a document."""

    table: ClassVar[str] = "journey"

    title: Text
    state: Literal["as-is", "to-be"] | None = None
    scenario: OptionalText = None
    organisation: OptionalText = None
    owner: OptionalText = None
    review_on: Day = None
    language: OptionalText = None
    sources: OptionalText = None
    scoring: dict[str, Any] | None = None
    accepted_findings: Items | None = None
    exports: Items | None = None
    next_number: Annotated[int, Field(ge=1, le=2_000_000_000)] | None = None


class Stage(Record):
    """A part of the journey in the customer's words; holds one or more steps."""

    table: ClassVar[str] = "stages"

    rank: Rank
    title: Text
    phase: Phase | None = None


class Step(Record):
    """A column of the map."""

    table: ClassVar[str] = "steps"
    references: ClassVar[tuple[str, ...]] = ("stage",)

    rank: Rank
    stage: Id
    title: Text
    width: Annotated[Number, Field(ge=80, le=2000)] | None = None


class Lane(Record):
    """A row of the map. `personas` only for a lane of emotions; absent means all."""

    table: ClassVar[str] = "lanes"
    references: ClassVar[tuple[str, ...]] = ("personas",)

    rank: Rank
    title: Text
    kind: Text
    side: Side | None = None
    collapsed: bool | None = None
    hidden: bool | None = None
    height: Annotated[Number, Field(ge=20, le=4000)] | None = None
    personas: Ids | None = None
