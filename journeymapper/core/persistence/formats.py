"""What a file format can do, as its slice says it; formats are found, never listed.

A slice's `format.py` holds `FORMAT: FileFormat`; it names its writer by text, so that finding
the formats loads neither Qt nor openpyxl.
"""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.discovery import modules
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown

FORMATS = "journeymapper.formats"
# write(document, out, t, options): makes the whole file at `out`, a temporary path; raises UserError or OSError.
Writer = Callable[[Reader, Path, Texts, Mapping[str, Any]], object]


@dataclass(frozen=True)
class FileFormat:
    """One format. `title` is a catalogue id, `suffixes` are lower case with their dot, the usual one first.

    `writer` is "package.module:function" of type `Writer`; `options` are its defaults.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    writes: bool = False
    reads: bool = False
    writer: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@lru_cache
def file_formats() -> dict[str, FileFormat]:
    """All formats by name, in alphabetical order. Raises NothingFound."""
    found = {module.FORMAT.name: module.FORMAT for module in modules(FORMATS, "format")}
    return dict(sorted(found.items()))


def format_for(path: Path) -> FileFormat:
    """The format that writes files of this suffix. Raises BadFile."""
    suffix = path.suffix.lower()
    writing = [kind for kind in file_formats().values() if kind.writes]
    for kind in writing:
        if suffix in kind.suffixes:
            return kind
    known = ", ".join(kind.suffixes[0] for kind in writing)
    raise BadFile(N_("“{file}” has no suffix that can be written. Choose one of {known}."),
                  file=shown(path), known=known)


def writer_of(kind: FileFormat) -> Writer:
    """The function that writes the format; loads what it needs."""
    module, _, name = kind.writer.partition(":")
    return cast(Writer, getattr(import_module(module), name))
