"""What of a document is written into its file, and what the document learns of it. No Qt."""
from dataclasses import dataclass
from pathlib import Path

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.sentences import Sentence
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.loaded import Frame
from journeymapper.core.persistence.reading import open_map
from journeymapper.core.persistence.repository import Saved, save_map
from journeymapper.core.persistence.save_errors import ChangedOnDisk, SavedUnconfirmed

from .map_file import Base, MapFile, base_of


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
