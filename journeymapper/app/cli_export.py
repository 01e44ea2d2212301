"""`export FILE OUT`: maps are only read; texts in the export are in the map's language."""
import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymapper.app.cli_locks import tell_if_open
from journeymapper.app.cli_streams import OK, complain
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say

if TYPE_CHECKING:
    from journeymapper.core.persistence.export import Exported
    from journeymapper.core.persistence.formats import FileFormat
    from journeymapper.core.persistence.loaded import Loaded

# Words of the command line that are options of some formats, by name.
FORMAT_OPTIONS = ("since", "all", "type")


def export_one(options: argparse.Namespace, t: Texts) -> int:
    """Write one map in the format of OUT's suffix. Raises UserError, OSError."""
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.export import export_map, refuse_same_file
    from journeymapper.core.persistence.formats import format_for, writer_of
    from journeymapper.core.persistence.reading import open_map

    from .map_picture import with_picture

    source, out = Path(options.files[0]), Path(options.out)
    kind = format_for(out)
    asked = asked_of(kind, options)
    loaded = open_map(source).loaded
    refuse_same_file(source, out)
    tell_of(source, loaded, t)
    tell_if_open(source, t)
    if options.against:
        other = open_map(Path(options.against)).loaded
        tell_of(Path(options.against), other, t)
        asked["against"] = Store(other.records)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    keep = (source, *map(Path, options.since), *map(Path, filter(None, [options.against])))
    write = with_picture(writer_of(kind)) if "picture" in kind.options else None
    say_written(export_map(Store(loaded.records), out, t, asked, kind=kind, keep=keep, write=write), out, t)
    return OK


def asked_of(kind: "FileFormat", options: argparse.Namespace) -> dict[str, Any]:
    """What the words ask of the format. Raises BadFile where it doesn't know them."""
    from journeymapper.core.persistence.formats import written_suffixes

    asked = {name: value for name in FORMAT_OPTIONS if (value := getattr(options, name))}
    if options.against and "against" not in kind.options:
        raise BadFile(N_("--against is for workbooks: let the name end in one of {known}."),
                      known=", ".join(written_suffixes("against")))
    unknown = next((name for name in asked if name not in kind.options), None)
    if unknown is not None:
        raise BadFile(N_("--{option} is for tickets: let the name end in one of {known}."), option=unknown,
                      known=", ".join(written_suffixes(unknown)))
    return asked


def tell_of(source: Path, loaded: "Loaded", t: Texts) -> None:
    """What is odd about a map that was read, on standard error."""
    from journeymapper.core.persistence.loaded import newer_warning

    if loaded.newer:
        complain(say(t, newer_warning(loaded.version)))
    if loaded.repairs:
        complain(t("“{file}” was mended while it was read; “journeymapper check” says how. The file is unchanged.",
                   file=shown(source)))


def say_written(done: "Exported", out: Path, t: Texts) -> None:
    """Each file, and what was left out."""
    for path in done.files:
        print(t("“{file}” was written.", file=shown(path)))
    if not done.files:
        print(t("Nothing is left to export, so “{file}” wasn't written.", file=shown(out)))
    for note in done.notes:
        print(say(t, note))
