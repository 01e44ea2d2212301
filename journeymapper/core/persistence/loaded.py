"""What reading a map gives, and what goes wrong with it."""
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.record import Record

from .format import SHOWN, VERSION


class Frame(NamedTuple):
    """What stands in the file around the records: its version, and top-level keys that we don't know.

    Keep it with the document and hand it to `encode`.
    """

    version: int = VERSION
    extra: Mapping[str, Any] = {}

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote it: it can be looked at and exported, never written."""
        return self.version > VERSION


class Loaded(NamedTuple):
    """A map as read. `repairs` says what had to be mended: such a map counts as changed."""

    records: tuple[Record, ...]
    frame: Frame
    repairs: tuple[Sentence, ...] = ()

    @property
    def version(self) -> int:
        """The version that the file says."""
        return self.frame.version

    @property
    def newer(self) -> bool:
        """See `Frame.newer`."""
        return self.frame.newer


class BadMap(BadFile):
    """A file that can't be read as a map. `details` are the first errors, `more` counts the rest."""

    def __init__(self, file: str, details: Sequence[Sentence], total: int | None = None) -> None:
        self.details = tuple(details[:SHOWN])
        count = len(details) if total is None else total
        self.more = count - len(self.details)
        message = N_("“{file}” can't be opened: {reason} "
                     "Nothing was changed; take a backup, or mend it in a text editor.")
        if count == 2:
            message = N_("“{file}” can't be opened: {reason} There is one more error. "
                         "Nothing was changed; take a backup, or mend it in a text editor.")
        elif count > 2:
            message = N_("“{file}” can't be opened: {reason} There are {others} more errors. "
                         "Nothing was changed; take a backup, or mend it in a text editor.")
        super().__init__(message, file=file, reason=details[0], others=count - 1)


class NewerFormat(BadFile):
    """A map of a newer version would be written: what we don't understand would be lost."""

    def __init__(self, version: int) -> None:
        super().__init__(
            N_("This map was written by a newer Journeymapper (format {version}); saving it here would lose what this "
               "version doesn't know. Update Journeymapper to change it."), version=version)


def newer_warning(version: int) -> Sentence:
    """What to say of a map of a newer version that was opened."""
    return sentence(
        N_("This map was written by a newer Journeymapper (format {version}). "
           "It can be looked at and exported, not saved."),
        version=version)
