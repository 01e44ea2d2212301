"""What is looked at before a workbook is unpacked: is it one, and is it small enough to be read in bounded memory?

Limited are the sum of the unpacked sizes, how tightly it is packed, number of members.
"""
import stat
import zipfile
from pathlib import Path

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown

UNPACKED, RATIO, MEMBERS = 250 * 2**20, 200, 500
# Of what is parsed; pictures and the rest may take the room up to UNPACKED.
PARSED = 120 * 2**20
# A ratio says nothing of a small member: blank sheets pack well.
SMALL = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_LOOK = 2**20


def check_archive(path: Path) -> None:
    """Raises BadFile with what to do; OSError."""
    # A pipe lets wait for ever, a device has no end.
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise BadFile(N_("“{file}” is not an ordinary file. Choose another one."), file=shown(path))
    with path.open("rb") as stream:
        head = stream.read(8)
        if head == _OLE:
            raise _old_or_locked(path, _ENCRYPTED in stream.read(_OLE_LOOK))
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    # zipfile says NotImplementedError of a packing that it doesn't know, ValueError of names that are no text.
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise BadFile(N_("“{file}” is no Excel workbook, or it is damaged. Save it again as .xlsx and try once more."),
                      file=shown(path)) from None
    if any(member.flag_bits & 1 for member in members):
        raise _old_or_locked(path, True)
    _check_sizes(path, members)


def _check_sizes(path: Path, members: list[zipfile.ZipInfo]) -> None:
    parsed = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    tight = any(member.file_size > max(SMALL, RATIO * member.compress_size) for member in members)
    whole = sum(member.file_size for member in members)
    if len(members) > MEMBERS or whole > UNPACKED or parsed > PARSED or tight:
        raise BadFile(N_("“{file}” would unpack to far more than a backlog can be, so it wasn't opened. Copy the rows "
                         "into a new workbook that was exported from the map."), file=shown(path))


def _old_or_locked(path: Path, locked: bool) -> BadFile:
    if locked:
        return BadFile(N_("“{file}” is protected by a password. Save it without one and try again."), file=shown(path))
    return BadFile(N_("“{file}” is in Excel's old format. Save it as .xlsx and try again."), file=shown(path))
