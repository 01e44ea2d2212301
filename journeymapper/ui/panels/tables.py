"""Which fields each sort of record shows, in which order: the card kinds' own forms are found, the rest is here."""
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeymapper.core.foundation.discovery import modules
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model import words
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import LANES, lane_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.forms import Field
from journeymapper.ui.forms.journey import JOURNEY_FIELDS

Fields = tuple[Field, ...]


@dataclass(frozen=True)
class FormTable:
    """The fields that are always seen, then sections that fold: (title as catalogue id, fields)."""

    main: Fields
    sections: tuple[tuple[str, Fields], ...] = ()

    def names(self) -> set[str]:
        """Names of all its fields."""
        return {field.name for field in self.all_fields()}

    def all_fields(self) -> Fields:
        """All fields in order."""
        return self.main + tuple(field for _, fields in self.sections for field in fields)


TITLE = Field("title", N_("Title"), "title")
DETAILS: Fields = (
    Field("text", N_("Text"), "text"),
    Field("evidence", N_("Evidence"), "text", placeholder=N_("Interviews, calls, figures")),
    Field("evidence_level", N_("Evidence level"), "evidence", half=True),
    Field("votes", N_("Votes"), "number", half=True, maximum=100_000),
)
FOLDED = N_("Details")
SIDES = tuple(words.SIDES.items())
LINKS = (("hand-over", N_("hand-over")), ("cause", N_("cause")), ("follows", N_("follows")))

JOURNEY = FormTable(JOURNEY_FIELDS)
STAGE = FormTable((TITLE, Field("phase", N_("Phase"), "choice", options=tuple(words.PHASES.items()))))
STEP = FormTable((
    TITLE, Field("stage_title", N_("Stage"), "info"),
    Field("width", N_("Width"), "number", minimum=80, maximum=2000, unit="px", placeholder=N_("automatic"),
          tip=N_("Empty: as wide as all others")),
))
_LANE: Fields = (
    TITLE, Field("lane_kind", N_("Kind of lane"), "info"), Field("side", N_("Side"), "choice", options=SIDES),
    Field("collapsed", N_("Collapsed"), "check", half=True), Field("hidden", N_("Hidden"), "check", half=True),
    Field("height", N_("Height"), "number", minimum=20, maximum=4000, unit="px", placeholder=N_("automatic"),
          tip=N_("Empty: as high as it needs")),
)
LANE = FormTable(_LANE)
CURVE_LANE = FormTable((*_LANE, Field("personas", N_("Personas"), "several", options="personas",
                                      empty=N_("Everybody"))))
EMOTION = FormTable((
    Field("persona", N_("Persona"), "choice", options="personas", empty=""),
    Field("face", N_("How does the customer feel?"), "feeling"),
    Field("value", N_("Value, −2 to 2"), "number", minimum=-2, maximum=2, decimals=2, half=True),
    Field("offset", N_("Place in the step"), "number", maximum=1, decimals=2, half=True,
          tip=N_("0 is its left edge, 1 its right one; empty: the middle")),
    Field("quote", N_("Quote"), "text"),
    Field("evidence_level", N_("Evidence level"), "evidence"),
))
LINK = FormTable((
    Field("source_title", N_("From"), "info"), Field("target_title", N_("To"), "info"),
    Field("kind", N_("Kind of link"), "choice", options=LINKS), Field("label", N_("Label")),
))


@lru_cache
def card_forms() -> Mapping[str, FormTable]:
    """The form of every kind of card that a lane brings; what all cards have is added. Raises NothingFound."""
    found = {}
    for module in modules(LANES, "form"):
        sections = getattr(module, "SECTIONS", {})
        for kind, fields in module.FORMS.items():
            found[kind] = card_table(fields, sections.get(kind, ()))
    return found


def card_table(own: Fields = (), sections: tuple[tuple[str, Fields], ...] = ()) -> FormTable:
    """A kind's own fields between the title and the details of all cards; what it declares itself isn't repeated.

    A section of its own called “Details” comes first in the details.
    """
    names = FormTable(own, sections).names()
    main = own if "title" in names else (TITLE, *own)
    details = tuple(field for field in DETAILS if field.name not in names)
    folded = dict(sections)
    folded[FOLDED] = folded.get(FOLDED, ()) + details
    return FormTable(main, tuple(folded.items()))


def table_of(row: Record) -> FormTable | None:
    """The form of a record; None for what has none here (people and channels have dialogs)."""
    if isinstance(row, Card):
        return card_forms().get(row.kind) or card_table()
    if isinstance(row, Lane):
        kind = lane_kinds().get(row.kind)
        return CURVE_LANE if kind is not None and kind.arrangement == "curve" else LANE
    tables: dict[type[Record], FormTable] = {Journey: JOURNEY, Stage: STAGE, Step: STEP, Emotion: EMOTION, Link: LINK}
    return tables.get(type(row))


def common_table(tables: list[FormTable]) -> FormTable:
    """The fields that all have alike, without titles (one title for many is a mistake more often than a wish)."""
    kinds = {id(table): table for table in tables}.values()  # of many cards only as many tables as there are kinds
    names = [{_nature(field) for field in table.all_fields()} for table in kinds]
    shared = [field for field in tables[0].all_fields() if all(_nature(field) in other for other in names)]
    return FormTable(tuple(field for field in shared if field.name not in ("title", "score") and field.kind != "info"))


def _nature(field: Field) -> tuple[object, ...]:
    """What makes two fields one, whatever they are called and however wide they stand."""
    return field.name, field.kind, field.options, field.minimum, field.maximum, field.decimals
