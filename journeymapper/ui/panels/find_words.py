"""Where something was found, in words: what it is, which field of it, and where it stands if that isn't in sight."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.search import Hit
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane
from journeymapper.core.model.other import Measurement
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

from .heading import name_of
from .tables import table_of

_LABELS = {
    "name": N_("Name"), "segment": N_("Segment"), "quote": N_("Quote"), "goals": N_("Goals"),
    "actions": N_("Actions"), "empathy.thinks_and_feels": N_("Thinks and feels"), "empathy.sees": N_("Sees"),
    "empathy.hears": N_("Hears"), "empathy.says_and_does": N_("Says and does"), "empathy.pains": N_("Pains"),
    "empathy.gains": N_("Gains"),
}
_NAMES: dict[type[Record], str] = {
    Persona: N_("Persona"), Channel: N_("Channel"), Department: N_("Department"), Measurement: N_("Measurement"),
}
_LONG = 40


def words_for(doc: Reader, hit: Hit, t: Texts) -> str:
    """"Red point RP-003 “Late” · Decision · in the parking lot"."""
    row = doc.get(hit.id)
    if row is None:
        return ""
    field = "" if hit.field in ("title", "name") and not isinstance(row, Journey) else field_words(row, hit.field, t)
    parts = (thing_words(row, t), field, place_words(doc, row, t))
    return " · ".join(part for part in parts if part)


def thing_words(row: Record, t: Texts) -> str:
    """What a record is and what it is called."""
    kind = t(_NAMES[type(row)]) if type(row) in _NAMES else t(name_of(row)[1])
    number = f" {code_of(row)}" if isinstance(row, RedPoint) else ""
    title = " ".join(str(getattr(row, "title", None) or getattr(row, "name", None) or "").split())
    short = title if len(title) <= _LONG else title[:_LONG - 1] + "…"
    called = t("“{value}”", value=short) if short and not isinstance(row, Journey) else ""
    return f"{kind}{number} {called}".rstrip()


def code_of(row: RedPoint) -> str:
    """"RP-014"."""
    return f"RP-{row.number:03}"


def field_words(row: Record, field: str, t: Texts) -> str:
    """What the inspector calls a field."""
    table = table_of(row)
    labels = {one.name: one.label for one in table.all_fields()} if table else {}
    label = labels.get(field) or _LABELS.get(field)
    return t(label) if label else field.rpartition(".")[2]


def place_words(doc: Reader, row: Record, t: Texts) -> str:
    """Where what the map doesn't show stands; "" for what it does."""
    if isinstance(row, Card) and row.step is None:
        return t("in the parking lot")
    lane = row if isinstance(row, Lane) else doc.find(Lane, row.lane) if isinstance(row, Card) else None
    if lane is not None and lane.hidden:
        return t("hidden") if lane is row else t("in the hidden lane “{lane}”", lane=lane.title)
    if lane is not None and lane.collapsed and lane is not row:
        return t("in the collapsed lane “{lane}”", lane=lane.title)
    if isinstance(row, Emotion) and not any(other.kind == "emotions" and not other.hidden for other in doc.every(Lane)):
        return t("in no lane that is shown")
    return ""
