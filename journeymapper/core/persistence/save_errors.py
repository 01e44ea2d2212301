"""What a save can end in, other than success or the plain sentence that the file is as it was."""
from pathlib import Path
from typing import Literal

from journeymapper.core.foundation.causes import FOLDER_GONE, UNCONFIRMED, meaning
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown


class ChangedOnDisk(BadFile):
    """The file isn't what it was at open or at the last save; the user chooses what to do."""

    def __init__(self, path: Path, what: Literal["changed", "deleted", "appeared", "swapped"]) -> None:
        messages = {
            "changed": N_("“{file}” was changed by somebody else since you opened it. Save under another name, "
                          "or look at the other version first."),
            "deleted": N_("“{file}” was moved or deleted since you opened it. Save it again or under another name."),
            "swapped": N_("The link by which “{file}” was opened leads to another file now. Save under another name, "
                          "or overwrite the file that was opened."),
            "appeared": N_("“{file}” exists already. Choose another name."),
        }
        super().__init__(messages[what], file=shown(path))
        self.path = path
        self.what = what


class FolderGone(BadFile):
    """The folder that the file stood in, or should stand in, isn't there."""

    def __init__(self, path: Path) -> None:
        super().__init__(FOLDER_GONE, file=shown(path))


class SavedUnconfirmed(BadFile):
    """The new version is in its place, with this `hash`, but the disk didn't confirm it."""

    def __init__(self, path: Path, digest: str, error: OSError) -> None:
        cause, _ = meaning(error)
        super().__init__(UNCONFIRMED, file=shown(path), cause=cause)
        self.hash = digest


class Torn(BadFile):
    """Writing in place broke off and the old version couldn't be put back."""

    def __init__(self, path: Path, copy: Path, error: OSError) -> None:
        cause, _ = meaning(error)
        super().__init__(N_("“{file}” could not be written whole: {cause} Its old version is kept in “{copy}”. Save in "
                            "another place."), file=shown(path), cause=cause, copy=shown(copy))
