"""From a committed field to the document: one command, one step back."""
from collections.abc import Callable, Sequence
from pathlib import Path

from journeymapper.core.commands.people import add_channel, add_department
from journeymapper.core.commands.pictures import set_picture
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.picture import Offered, read_offered

from .derived import changes_for

NEW_ENTRIES = {"channel": add_channel, "department": add_department}


class Writer:
    """Writes fields through the session; what is refused is told to `on_refused` as one plain sentence."""

    def __init__(self, session: Session, t: Texts, on_refused: Callable[[str], object]) -> None:
        self._session, self._t, self._on_refused = session, t, on_refused

    def attempt(self, action: Callable[[], object]) -> None:
        """Do something that may be refused; after an announcement, if one is going on."""
        self._session.later(lambda: self._do(action))

    def write(self, ids: Sequence[str], name: str, value: object) -> None:
        """Set a field of the form on all these records."""
        if isinstance(value, Path | Offered):
            self.attempt(lambda: self._session.run(set_picture, ids, name, read_offered(value)))
        else:
            self.attempt(lambda: self._session.run(set_fields, ids, **changes_for(name, value)))

    def write_new(self, ids: Sequence[str], name: str, entry: str) -> None:
        """Make a new channel or department and set it on all these records."""
        self.attempt(lambda: self._session.run(_set_new, ids, name, entry))

    def _do(self, action: Callable[[], object]) -> None:
        try:
            action()
        except UserError as error:
            self._on_refused(self._t(error.message, **error.params))


def _set_new(tx: Transaction, ids: Sequence[str], name: str, entry: str) -> None:
    set_fields(tx, ids, **{name: NEW_ENTRIES[name](tx, entry)})
    tx.name(N_("Add “{name}”"), name=entry)
