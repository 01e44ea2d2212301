"""The departments of the map."""
from PySide6.QtWidgets import QWidget

from journeymapper.core.commands.people import add_department
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms import Field
from journeymapper.ui.theme.current import Theme

from .base import open_once
from .entries import EntriesDialog
from .entry_kind import Entry, EntryKind, plain_changes, plain_values

FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name")), Field("colour", N_("Colour"), "colour", placeholder=N_("automatic")),
)


def _uses(doc: Reader, row: Entry, t: Texts) -> str:
    return t.plural("{n} card names it", "{n} cards name it", len(doc.referrers(row.id)))


def _loss(doc: Reader, row: Entry, t: Texts) -> str:
    lost = len(doc.referrers(row.id))
    return t.plural("{n} card loses its department.", "{n} cards lose their department.", lost) if lost else ""


def _takes(doc: Reader, row: Entry, name: str, t: Texts) -> str:
    return t.plural("{n} card will name “{name}”.", "{n} cards will name “{name}”.", len(doc.referrers(row.id)),
                    name=name)


DEPARTMENTS = EntryKind(
    title=N_("Departments"), new_name=N_("New department"),
    empty=N_("A department is a part of your organisation. Add the first one with the plus sign."),
    fields=FIELDS, rows=queries.departments, add=lambda session, name: session.run(add_department, name), uses=_uses,
    loss=_loss, takes=_takes, icon=lambda _row: "departments", values=plain_values, changes=plain_changes,
    tint=lambda tokens, place: tokens.department(place).text,
)


class DepartmentsDialog(EntriesDialog):
    """See `EntriesDialog`."""

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(DEPARTMENTS, session, theme, t, parent)


def open_departments(session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> DepartmentsDialog:
    """Show the departments; the dialog that is already open is raised."""
    return open_once(DepartmentsDialog, session, theme, t, parent)
