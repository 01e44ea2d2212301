"""Links between cards, loyalty measurements, embedded files."""
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import CalendarDay, Id, Number, OptionalText, Text
from .record import Record

Count = Annotated[int, Field(ge=0)]
ZeroToTen = Annotated[Number, Field(ge=0, le=10)]


class Link(Record):
    """A connection from one card to another."""

    table: ClassVar[str] = "links"
    references: ClassVar[tuple[str, ...]] = ("source", "target")

    source: Id
    target: Id
    kind: Literal["hand-over", "cause", "follows"] | None = None
    label: OptionalText = None


class Measurement(Record):
    """Loyalty of a segment on a day: three attitudes, each 0 to 10."""

    table: ClassVar[str] = "measurements"

    on: CalendarDay
    segment: Text
    repurchase: ZeroToTen | None = None
    switching_reluctance: ZeroToTen | None = None
    recommendation: ZeroToTen | None = None
    responses: Count | None = None
    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None
    actions: OptionalText = None


class Asset(Record):
    """An embedded picture; its id is the SHA-256 of its bytes in hex."""

    table: ClassVar[str] = "assets"

    mime: Literal["image/png", "image/jpeg", "image/webp"]
    base64: str
