"""What the system's errors mean in plain words, and what to do about them."""
import errno
import os
from pathlib import Path

from .errors import BadFile
from .i18n import N_
from .paths import shown
from .sentences import Sentence, sentence

PERMISSION = (N_("you have no permission for it."), N_("Choose another place, or ask its owner for permission."))
FULL = (N_("the disk is full."), N_("Make room on it, or save in another place."))
TROUBLE = (N_("the disk reports an error."), N_("Choose another disk, and look after this one."))
GONE = (N_("there is no such file or folder."), N_("Check the name, or choose another place."))
FOLDER = (N_("it is a folder."), N_("Choose a file."))
NAME = (N_("its name doesn't suit this disk."), N_("Choose another name."))
SHARE = (N_("the drive or network share can't be reached."), N_("Connect it again, or save in another place."))
BUSY = (N_("another program is using it."), N_("Close it there and try again."))
# Python's own words, where none of the system's folders for temporary files takes one: workbooks need it.
NO_TEMPORARY = (N_("the computer's own folder for temporary files can't be written."),
                N_("Make room on its disk and try again."))
# What Windows says of shares (netpath not found, name deleted, timeouts, unreachable) has no number of its own here.
SHARE_ON_WINDOWS = frozenset({51, 53, 55, 59, 64, 67, 121, 1231, 1232})
BUSY_ON_WINDOWS = frozenset({32, 33})
MEANINGS = {
    errno.EACCES: PERMISSION, errno.EPERM: PERMISSION,
    errno.ENOSPC: FULL, errno.EDQUOT: FULL,
    errno.EIO: TROUBLE, errno.ENXIO: TROUBLE, errno.ENODEV: TROUBLE,
    errno.EROFS: (N_("the disk can only be read."), N_("Choose a place on another disk.")),
    errno.ENOENT: GONE, errno.ENOTDIR: GONE,
    errno.EISDIR: FOLDER,
    errno.ENAMETOOLONG: NAME, errno.EINVAL: NAME, errno.EILSEQ: NAME,
    errno.ELOOP: (N_("it is a link that leads to itself."), N_("Choose the file itself.")),
    errno.EFBIG: (N_("the disk takes no file of this size."), N_("Choose another disk.")),
    errno.ETXTBSY: BUSY, errno.EBUSY: BUSY,
    **dict.fromkeys((getattr(errno, name) for name in (
        "ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT", "EREMOTEIO",
        "ECONNABORTED", "ECONNRESET") if hasattr(errno, name)), SHARE),
    errno.EXDEV: (N_("it can't be replaced across disks."), N_("Choose another place.")),
}


def meaning(error: OSError) -> tuple[Sentence, Sentence]:
    """(cause, way out)."""
    on_windows = getattr(error, "winerror", None)
    found = MEANINGS.get(error.errno or 0)
    if "temporary directory" in (error.strerror or ""):
        found = NO_TEMPORARY
    elif on_windows in SHARE_ON_WINDOWS:
        found = SHARE
    elif on_windows in BUSY_ON_WINDOWS:
        found = BUSY
    if found is None:
        cause = sentence(N_("the system says “{reason}”."), reason=error.strerror or type(error).__name__)
        return cause, sentence(N_("Try again, or choose another place."))
    return sentence(found[0]), sentence(found[1])


def unreadable(path: object, error: OSError) -> BadFile:
    """The error to raise where a file can't be read."""
    cause, way_out = meaning(error)
    return BadFile(N_("“{file}” can't be opened: {cause} {way_out}"),
                   file=shown(str(path)), cause=cause, way_out=way_out)


UNCONFIRMED = N_("“{file}” was written, but the disk did not confirm it: {cause} Save again, also in another place.")


def unconfirmed(path: object, error: OSError) -> BadFile:
    """The error to raise where a file was written and stands in its place, but may not survive a loss of power."""
    return BadFile(UNCONFIRMED, file=shown(str(path)), cause=meaning(error)[0])


FOLDER_GONE = N_("“{file}” can't be written: its folder isn't there. If it is on a drive or a network share, connect "
                 "that again; or save in another place.")


def unwritable(path: object, error: OSError) -> BadFile:
    """The error to raise where a file can't be written and is still as it was."""
    cause, way_out = meaning(error)
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and not Path(str(path)).parent.is_dir():
        return BadFile(FOLDER_GONE, file=shown(str(path)))
    message = N_("“{file}” can't be written: {cause} {way_out}")
    if os.path.lexists(str(path).replace("\0", "")):
        message = N_("“{file}” can't be written: {cause} It is as it was before. {way_out}")
    return BadFile(message, file=shown(str(path)), cause=cause, way_out=way_out)
