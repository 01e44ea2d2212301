"""What tells the three dialogs of lists apart: personas, channels, departments."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.people import Channel, Department, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.forms import Field
from journeymapper.ui.theme.tokens import Tokens

Entry = Persona | Channel | Department


@dataclass(frozen=True)
class EntryKind:
    """One list of the map.

    title, new_name, empty: catalogue ids (the window, a new entry's name, what an empty list teaches). rows: the
    entries in order. add: makes one with a name, gives its id. values, changes: between the record and the form's
    fields. uses: how many records refer to an entry, as words. loss: what goes or is emptied when it is deleted, as a
    sentence, "" for nothing. takes: what an entry of that name gets when another is merged into it, as a sentence.
    icon: a sign for an entry without colour. tint: the colour of an entry that has none, by its place, "" for none.
    """

    title: str
    new_name: str
    empty: str
    fields: tuple[Field, ...]
    rows: Callable[[Reader], Sequence[Entry]]
    add: Callable[[Session, str], str]
    uses: Callable[[Reader, Entry, Texts], str]
    loss: Callable[[Reader, Entry, Texts], str]
    takes: Callable[[Reader, Entry, str, Texts], str]
    icon: Callable[[Entry], str]
    values: Callable[[Entry], dict[str, object]]
    changes: Callable[[Entry, str, object], dict[str, Any]]
    tint: Callable[[Tokens, int], str] = lambda _tokens, _place: ""


def plain_values(row: Entry) -> dict[str, object]:
    """The record's own fields."""
    return dict(row.values())


def plain_changes(_row: Entry, name: str, value: object) -> dict[str, Any]:
    """The field itself."""
    return {name: value}
