"""`export FILE FILE … OUT.xlsx`, `export FOLDER OUT.xlsx`: one workbook of several maps.

All or nothing: a workbook in which a map is missing would look whole to who reads it.
"""
import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.app.cli_export import asked_of, say_written, tell_of
from journeymapper.app.cli_streams import OK
from journeymapper.core.foundation.causes import unreadable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown

if TYPE_CHECKING:
    from journeymapper.core.document.reader import Reader

NAMED = 5


def several(options: argparse.Namespace) -> bool:
    """Whether the words name more than one map, or a folder."""
    return len(options.files) > 1 or Path(options.files[0]).is_dir()


def export_several(options: argparse.Namespace, t: Texts) -> int:
    """Write the workbook. Raises UserError, OSError."""
    from journeymapper.core.persistence.export import export_maps, refuse_same_file
    from journeymapper.core.persistence.formats import format_for

    out = Path(options.out)
    kind = format_for(out)
    asked_of(kind, options)
    if options.against:
        raise BadFile(N_("--against compares one map with another, so give one map only."))
    paths = _maps([Path(name) for name in options.files])
    for path in paths:
        refuse_same_file(path, out)
    told: set[Path] = set()
    say_written(export_maps(lambda: _read(paths, told, t), out, t, kind=kind), out, t)
    return OK


def _maps(names: list[Path]) -> list[Path]:
    """The files, of a folder those that end in .journey, none twice. Raises BadFile."""
    found: dict[Path, Path] = {}
    for name in names:
        for path in _in_folder(name) if name.is_dir() else [name]:
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _in_folder(folder: Path) -> list[Path]:
    from journeymapper.core.persistence.format import SUFFIX

    try:
        maps = sorted(path for path in folder.iterdir()
                      if path.suffix.lower() == SUFFIX and not path.name.startswith(".") and not path.is_dir())
    except OSError as error:
        raise unreadable(folder, error) from error
    if not maps:
        raise BadFile(N_("“{folder}” holds no map: none of its files ends in {suffix}. Choose another folder."),
                      folder=shown(folder), suffix=SUFFIX)
    return maps


def _read(paths: list[Path], told: set[Path], t: Texts) -> Iterator[tuple[str, "Reader"]]:
    """Each map with its file's name, one in memory at a time. Raises BadFile at the end, naming all that can't be read.

    `told`: of these it was said already what is odd about them.
    """
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.reading import open_map

    failed: list[tuple[Path, BadFile]] = []
    for path in paths:
        try:
            loaded = open_map(path).loaded
        except BadFile as error:
            failed.append((path, error))
            continue
        if path not in told:
            told.add(path)
            tell_of(path, loaded, t)
        yield path.name, Store(loaded.records)
    if len(failed) == 1:
        raise failed[0][1]
    if failed:
        named = [t("“{value}”", value=shown(path)) for path, _ in failed[:NAMED]]
        names = ", ".join(named) + (" …" if len(failed) > NAMED else "")
        raise BadFile(N_("{n} maps can't be read, so nothing was written: {names}. The first: {reason}"),
                      n=len(failed), names=names, reason=failed[0][1])
