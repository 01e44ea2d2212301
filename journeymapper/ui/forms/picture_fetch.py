"""Pictures in a drag or on the clipboard: files, encoded pictures, raw ones as of a screenshot."""
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.limits import PICTURE_BYTES
from journeymapper.ui.forms.picture_file import read_picture
from journeymapper.ui.forms.picture_fit import NO_PICTURE, encoded, fitted

# What people take for pictures: those that a map can't hold are refused with a sentence, not passed over.
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".svgz", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".avif")
_ENCODED = ("image/png", "image/jpeg", "image/webp")
TOO_LARGE = N_("The picture is larger than {mb} MB; make it smaller and try again.")
# What is larger takes longer than a tenth of a second.
HEAVY_BYTES, HEAVY_PIXELS = 200_000, 1_000_000
NOT_HERE = N_("The picture did not arrive; copy it once more and try again.")


class Carried(NamedTuple):
    """A picture that is to become a card. title: the file's name without its ending, "" for others."""

    title: str
    data: bytes


def files_of(data: QMimeData) -> list[Path]:
    """The picture files among what is carried."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def is_picture(data: QMimeData) -> bool:
    """Whether a picture is among what is carried."""
    return bool(files_of(data)) or data.hasImage() or any(kind.startswith("image/") for kind in data.formats())


class Fetched(NamedTuple):
    """What was fetched of the clipboard or a drop. work: makes pictures of it, in any thread; may raise BadFile.

    heavy: it takes so long that a window should not wait for it.
    """

    work: Callable[[], list[Carried]]
    heavy: bool


def fetch(data: QMimeData) -> Fetched:
    """All pictures that are carried. Raises BadFile where one can't be taken."""
    files = files_of(data)
    if files:
        large = sum(path.stat().st_size for path in files if path.exists()) > HEAVY_BYTES
        return Fetched(lambda: [Carried(path.stem, read_picture(path)) for path in files], large)
    for kind in _ENCODED:
        if data.hasFormat(kind):
            raw = bytes(data.data(kind).data())
            if len(raw) > PICTURE_BYTES:
                raise BadFile(TOO_LARGE, mb=PICTURE_BYTES >> 20)
            if not raw:  # its program has gone or takes too long: asked for other formats, it lets us wait for each
                raise BadFile(NOT_HERE)
            return Fetched(partial(_fitted, raw, kind.removeprefix("image/").upper()), len(raw) > HEAVY_BYTES)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Fetched(lambda: [Carried("", encoded(image))], image.width() * image.height() > HEAVY_PIXELS)
    other = next((kind for kind in data.formats() if kind.startswith("image/")), "image/?")
    raise BadFile(NO_PICTURE, file=other.removeprefix("image/").partition("+")[0].upper())


def _fitted(raw: bytes, kind: str) -> list[Carried]:
    return [Carried("", fitted(raw, kind))]
