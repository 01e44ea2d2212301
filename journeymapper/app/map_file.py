"""A document and the file that it came from. No Qt: it can be tested and scripted without a screen."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.core.document.changes import from_states
from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.journal.journal import Found, Journal
from journeymapper.core.persistence.loaded import Frame, Loaded
from journeymapper.core.persistence.lock.lock import Lock
from journeymapper.core.persistence.lock.owner import Owner
from journeymapper.core.persistence.repository import Saved, open_map, save_map
from journeymapper.core.persistence.save_errors import ChangedOnDisk, SavedUnconfirmed
from journeymapper.core.session.session import Session

STEP = N_("Take in changes from the file")


class Base(NamedTuple):
    """What the file holds as we know it: three-way merges begin there."""

    records: tuple[Record, ...]
    extra: Mapping[str, Any]


@dataclass(eq=False, repr=False)
class MapFile:
    """An open document. `path` is without links, None while it has no file; `hash` that of the file as we know it.

    `named`: the file as it was asked for, perhaps a link. `base`: None where it would have to be read first.
    """

    session: Session
    frame: Frame = field(default_factory=Frame)
    path: Path | None = None
    hash: str | None = None
    number: int = 0
    named: Path | None = None
    base: Base | None = None
    # What a map without a file is called after (a recovered one, or a copy), and the journal that it goes on with.
    called: str = ""
    copied: bool = False
    found: Found | None = None
    # The journal, and what it hears by: each ends it.
    journal: Journal | None = None
    journal_ends: tuple[Callable[[], None], ...] = ()

    # That we have it open; else, who has: then it is read-only here. `taken`: whoever has it took it over from us.
    lock: Lock | None = None
    held_by: Owner | None = None
    taken: bool = False

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


def rebase_journal(file: MapFile) -> None:
    """The file is another one, or holds something else: the journal goes on from there, by one step."""
    if file.journal is None or file.base is None or file.path is None or file.hash is None:
        return
    held, now = {row.id: row for row in file.base.records}, file.session.store.records
    change = from_states({id: (held.get(id), now.get(id)) for id in {**held, **now}})
    file.journal.rebased(file.path, file.hash, file.base.records, change, Entry(0, STEP, {}, change))


@dataclass(eq=False, repr=False)
class Draft:
    """A map as it is to be written: a snapshot that nobody changes any more, and what became of it."""

    records: tuple[Record, ...]
    frame: Frame
    key: int
    path: Path
    expected: str | None
    # The name that leads to `path`, as long as that is the map's own file.
    named: Path | None = None
    saved: Saved | None = None
    journal: Journal | None = None
    number: int = 0

    def about_to_replace(self, digest: str) -> None:
        """The journal learns what the file will hold: a crash from here on is no change by somebody else."""
        if self.journal is not None:
            self.journal.saving(self.number, self.path.resolve(), digest)


def draft_of(file: MapFile, path: Path, expected: str | None) -> Draft:
    """The present state, to be saved as `path`. Open editors write what they hold first."""
    session = file.session
    session.settle.emit()
    session.close_gesture()
    journal = file.journal
    return Draft(tuple(session.store.records.values()), file.frame, session.history.key, path, expected,
                 file.named if path == file.path else None, journal=journal,
                 number=journal.draft() if journal is not None else 0)


def write_draft(draft: Draft) -> None:
    """Encode and save; may run in any thread. Raises ChangedOnDisk and the other BadFiles of save_map."""
    if draft.named is not None and draft.named.resolve() != draft.path:
        raise ChangedOnDisk(draft.path, "swapped")
    draft.saved = save_map(draft.path, encode(draft.records, draft.frame), draft.expected,
                           before_replace=draft.about_to_replace)


def written(file: MapFile, draft: Draft, error: BaseException | None) -> tuple[Sentence, ...]:
    """The document learns what became of its draft; notes for the user. Raises `error`: it counts as changed then."""
    if isinstance(error, SavedUnconfirmed) and file.path is not None and file.path == draft.path.resolve():
        file.hash = error.hash
    if error is not None:
        raise error
    if draft.saved is None:
        raise RuntimeError("the draft was not written")
    if file.path != draft.path or file.named is None:
        file.named = draft.path.absolute()
    file.path, file.hash = draft.saved.path, draft.saved.hash
    file.base = Base(draft.records, draft.frame.extra)
    # What was changed while it was written is not on the disk.
    file.session.mark_saved(draft.key)
    if file.journal is not None:
        file.journal.saved(file.path, file.hash)
    return draft.saved.notes


def write_map_file(file: MapFile, path: Path, expected: str | None) -> tuple[Sentence, ...]:
    """Save as `path`, whose known content is `expected` (None: there is none); notes for the user.

    Open editors write what they hold first. Raises ChangedOnDisk and the other BadFiles of save_map; the document
    then still counts as changed.
    """
    draft = draft_of(file, path, expected)
    try:
        write_draft(draft)
    except BadFile as error:
        return written(file, draft, error)
    return written(file, draft, None)


def reread_map_file(file: MapFile) -> tuple[Sentence, ...]:
    """Take the document back to what is in its file; what had to be mended. Raises BadFile, then nothing changed."""
    if file.path is None:
        return ()
    opened = open_map(file.path)
    file.session.settle.emit()
    file.session.load(opened.loaded.records)
    file.frame, file.hash, file.base = opened.loaded.frame, opened.hash, base_of(opened.loaded)
    if file.journal is not None:
        base = tuple(file.session.store.records.values()) if opened.loaded.repairs else None
        file.journal.reloaded(file.path, file.hash, base)
    if opened.loaded.repairs:
        file.session.history.mark_unsaved()
        file.session.history_changed.emit()
    return opened.loaded.repairs
