"""A step of the history in words: what was done, and to what."""
from collections.abc import Collection

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record

# A change of more records than this is about none of them; no row takes long to name.
MANY = 50


def step_words(entry: Entry, t: Texts, change: ChangeSet | None = None) -> str:
    """“Rename: Chat bot”. change: as it was made, where the entry holds the way back."""
    name, thing = t(entry.title, **entry.params), subject(change or entry.change, entry.selection_before)
    return t("{change}: {thing}", change=name, thing=thing) if thing and thing not in name else name


def subject(change: ChangeSet, chosen: Collection[str] = ()) -> str:
    """The title of the one thing that a change is about: what came, else what went, else what became other.

    chosen: what was selected, since others may change along with it. "" where several are meant, where none has a
    title, and for the journey itself, which is the map.
    """
    for part in ([*change.added.values()], [*change.removed.values()], [after for _, after in change.updated.values()]):
        if len(part) > MANY:
            return ""
        titles = {row.id: title for row in part if not isinstance(row, Journey) and (title := _called(row))}
        meant = [titles[id] for id in chosen if id in titles] or list(titles.values())
        if meant:
            return meant[0] if len(meant) == 1 else ""
    return ""


def _called(row: Record) -> str:
    """Its title or name on one line; "" where it has none."""
    return " ".join(str(getattr(row, "title", "") or getattr(row, "name", "") or "").split())
