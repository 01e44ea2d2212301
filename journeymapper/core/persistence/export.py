"""Writing a map in another format: to a temporary file first, which then takes the target's place."""
import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.atomic import replacing
from journeymapper.core.foundation.causes import unwritable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import LANGUAGES, N_, Texts, texts
from journeymapper.core.foundation.paths import shown

from .formats import FileFormat, format_for, writer_of


def export_map(
    document: Reader, out: Path, t: Texts, options: Mapping[str, Any] | None = None, *,
    kind: FileFormat | None = None, files: FileLayer = FILES,
) -> None:
    """Write the map to `out` in the format of its suffix (or `kind`), all or nothing.

    The texts in it are in the map's language, or in that of `t` where we don't speak it.
    Raises BadFile, and what the writer raises for the user; `out` is then as it was.
    """
    kind = kind or format_for(out)
    write = writer_of(kind)
    try:
        with replacing(out, suffix=kind.suffixes[0], files=files) as temporary:
            write(document, temporary, map_texts(document, t), {**kind.options, **(options or {})})
    except OSError as error:
        raise unwritable(out, error) from error
    except ValueError as error:
        if "null" in str(error):
            raise unwritable(out, OSError(errno.EINVAL, str(error))) from error
        raise


def map_texts(document: Reader, t: Texts) -> Texts:
    """Texts in the map's own language, else `t`."""
    short = (queries.journey(document).language or "").replace("-", "_").split("_")[0].lower()
    return texts(short) if short in LANGUAGES else t


def refuse_same_file(source: Path, out: Path, *, files: FileLayer = FILES) -> None:
    """Raises BadFile where writing `out` would overwrite `source`, links of both kinds included."""
    try:
        first, second = files.stat(files.resolve(source)), files.stat(files.resolve(out))
    except (OSError, ValueError):
        return
    if (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino):
        raise BadFile(N_("“{file}” is the map itself. Choose another name for the export."), file=shown(out))
