"""The personas of the map."""
from typing import Any

from PySide6.QtWidgets import QWidget

from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import emotions_lost
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.people import Empathy, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.forms import Field
from journeymapper.ui.theme.current import Theme

from .base import open_once
from .entries import EntriesDialog
from .entry_kind import Entry, EntryKind

EMPATHY = "empathy."
RELATIONS = (("prospect", N_("prospect")), ("customer", N_("customer")), ("former", N_("former customer")))
FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name")),
    Field("segment", N_("Segment"), placeholder=N_("First-time buyer, loyal customer …")),
    Field("relation", N_("Relation"), "choice", options=RELATIONS),
    Field("colour", N_("Colour of the curve"), "colour"),
    Field("quote", N_("Quote"), "text"),
    Field("goals", N_("Goals"), "text"),
    Field("portrait", N_("Portrait"), "picture"),
    Field(EMPATHY + "thinks_and_feels", N_("Thinks and feels"), "text"),
    Field(EMPATHY + "sees", N_("Sees"), "text"),
    Field(EMPATHY + "hears", N_("Hears"), "text"),
    Field(EMPATHY + "says_and_does", N_("Says and does"), "text"),
    Field(EMPATHY + "pains", N_("Pains"), "text"),
    Field(EMPATHY + "gains", N_("Gains"), "text"),
)


def _values(row: Entry) -> dict[str, object]:
    empathy = row.empathy if isinstance(row, Persona) else None
    return {**row.values(), **{EMPATHY + name: getattr(empathy, name, None) for name in Empathy.model_fields}}


def _changes(row: Entry, name: str, value: object) -> dict[str, Any]:
    if not name.startswith(EMPATHY):
        return {name: value}
    old = row.empathy if isinstance(row, Persona) else None
    values = {**(old.model_dump() if old else {}), name.removeprefix(EMPATHY): value or None}
    return {"empathy": values if any(values.values()) else None}  # the transaction checks it, and refuses in words


def _uses(doc: Reader, row: Entry, t: Texts) -> str:
    return t.plural("{n} emotion on the map", "{n} emotions on the map", emotions_lost(doc, row.id))


def _loss(doc: Reader, row: Entry, t: Texts) -> str:
    lost = emotions_lost(doc, row.id)
    return t.plural("{n} emotion goes with this persona.", "{n} emotions go with this persona.", lost) if lost else ""


def _takes(doc: Reader, row: Entry, name: str, t: Texts) -> str:
    return t.plural("{n} emotion will belong to “{name}”.", "{n} emotions will belong to “{name}”.",
                    emotions_lost(doc, row.id), name=name)


PERSONAS = EntryKind(
    title=N_("Personas"), new_name=N_("New persona"),
    empty=N_("A persona is somebody whose journey this is. Add the first one with the plus sign."),
    fields=FIELDS, rows=queries.personas, add=lambda session, name: session.run(add_persona, name), uses=_uses,
    loss=_loss, takes=_takes, icon=lambda _row: "persona", values=_values, changes=_changes,
    tint=lambda tokens, place: tokens.person(place),
)


class PersonasDialog(EntriesDialog):
    """See `EntriesDialog`."""

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(PERSONAS, session, theme, t, parent)


def open_personas(session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> PersonasDialog:
    """Show the personas; the dialog that is already open is raised."""
    return open_once(PersonasDialog, session, theme, t, parent)
