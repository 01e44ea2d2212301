"""A document and the file that it came from. No Qt: it can be tested and scripted without a screen."""
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymapper.core.document.changes import ChangeSet, from_states
from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.loaded import Frame, Loaded
from journeymapper.core.persistence.reading import open_map
from journeymapper.core.session.session import Session

if TYPE_CHECKING:
    # Read for the first picture of a map, where nothing is locked or recorded yet.
    from journeymapper.core.persistence.journal.journal import Found, Journal
    from journeymapper.core.persistence.lock.lock import Lock
    from journeymapper.core.persistence.lock.owner import Owner

STEP = N_("Take in changes from the file")


class Base(NamedTuple):
    """What the file holds as we know it: three-way merges begin there."""

    records: tuple[Record, ...]
    extra: Mapping[str, Any]


class MapFile:
    """An open document. `path` is without links, None while it has no file; `hash` that of the file as we know it.

    `named`: the file as it was asked for, perhaps a link. `base`: None where it would have to be read first.
    """

    def __init__(self, session: Session, frame: Frame | None = None, path: Path | None = None,
                 hash: str | None = None, number: int = 0) -> None:
        self.session, self.frame, self.path, self.hash, self.number = session, frame or Frame(), path, hash, number
        self.named: Path | None = None
        self.base: Base | None = None
        # What a map without a file is called after (a recovered one, or a copy), and the journal that it goes on with.
        self.called, self.copied = "", False
        self.found: Found | None = None
        # The journal, and what it hears by: each ends it.
        self.journal: Journal | None = None
        self.journal_ends: tuple[Callable[[], None], ...] = ()
        # That we have it open; else, who has: then it is read-only here. `taken`: whoever has it took it over from us.
        self.lock: Lock | None = None
        self.held_by: Owner | None = None
        self.taken = False

    @property
    def untouched(self) -> bool:
        """Whether it is a new map in which nothing was done: it may give way to another one."""
        return self.path is None and not self.session.unsaved and not self.session.history.undone


# A document and what had to be mended in its file.
ReadMap = tuple[MapFile, tuple[Sentence, ...]]
MapReader = Callable[[Path], ReadMap]


def read_map_file(path: Path) -> ReadMap:
    """The document in a file, and what had to be mended: then it counts as changed. Raises BadFile."""
    opened = open_map(path)
    file = MapFile(Session(opened.loaded.records), opened.loaded.frame, opened.path, opened.hash)
    file.named, file.base = path.absolute(), base_of(opened.loaded)
    if opened.loaded.repairs:
        file.session.history.mark_unsaved()
    return file, opened.loaded.repairs


def base_of(loaded: Loaded) -> Base:
    """What a file holds that was just read."""
    return Base(loaded.records, loaded.frame.extra)


def rebase_journal(file: MapFile, change: ChangeSet | None = None) -> None:
    """The file is another one, or holds something else: the journal goes on from there, by one step.

    change: from what the file holds to the map, where it is known.
    """
    if file.journal is None or file.base is None or file.path is None or file.hash is None:
        return
    if change is None:
        held, now = {row.id: row for row in file.base.records}, file.session.store.records
        change = from_states({id: (held.get(id), now.get(id)) for id in {**held, **now}})
    file.journal.rebased(file.path, file.hash, file.base.records, change, Entry(0, STEP, {}, change))
