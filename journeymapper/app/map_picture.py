"""The map as a picture for a workbook's sheet Map."""
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.progress import Progress
from journeymapper.core.persistence.formats import Writer, file_formats, writer_of

PICTURE = "png"
# A workbook goes by mail: with a picture as large as PNG allows that of 5,000 red points has 29 MB.
PIXELS = 16_000_000


def map_picture(doc: Reader, scratch: Path, t: Texts, progress: Progress | None = None) -> bytes:
    """PNG. t: texts in the map's language; `scratch` is overwritten. Raises BadFile, OSError."""
    kind = file_formats()[PICTURE]
    options = {**kind.options, "pixels": PIXELS}
    writer_of(kind)(doc, scratch, t, options if progress is None else {**options, "progress": progress})
    return scratch.read_bytes()


def with_picture(write: Writer) -> Writer:
    """A format's writer that is given the map's picture first; where Qt can't be loaded it goes without."""
    def pictured(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> object:
        try:
            picture = map_picture(doc, out, t)
        except ImportError:
            return write(doc, out, t, options)
        return write(doc, out, t, {**options, "picture": picture})
    return pictured
