"""What a file format can do, as its slice says it; formats are found, never listed.

A slice's `format.py` holds `FORMAT: FileFormat`; it names its writer by text, so that finding
the formats loads neither Qt nor openpyxl.
"""
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from journeymapper.core.foundation.sentences import Sentence

FORMATS = "journeymapper.formats"
# write(document, out, t, options): makes the whole file at `out`, a temporary path; raises UserError or OSError. What
# it returns is kept beside the file's name: plain facts, such as those by which an export is known again.
Writer = Callable[[Reader, Path, Texts, Mapping[str, Any]], object]

# sources(): the maps, each with the name of its file, read one after the other; it may be called again.
Sources = Callable[[], Iterator[tuple[str, Reader]]]
# write(sources, out, t, options): makes one file of many maps; raises UserError or OSError.
PortfolioWriter = Callable[[Sources, Path, Texts, Mapping[str, Any]], object]


@dataclass(frozen=True)
class Split:
    """An export in several files: the writer's options for each; `notes` are for the user, what was left out."""

    parts: Sequence[Mapping[str, Any]]
    notes: Sequence[Sentence] = ()


# split(document, options): how many files an export becomes; raises UserError.
Splitter = Callable[[Reader, Mapping[str, Any]], Split]


@dataclass(frozen=True)
class FileFormat:
    """One format. `title` is a catalogue id, `suffixes` are lower case with their dots, the usual one first.

    `writer` is "package.module:function" of type `Writer`; `options` are its defaults. `splitter` likewise, of type
    `Splitter`, where one export may be several files or none, and `portfolio`, of type `PortfolioWriter`, where
    many maps may become one file. `slow`: a big map takes seconds, so the window has it written by another process;
    its writer says how far it is to the option `progress`, where there is one (a `Progress`).
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    writes: bool = False
    reads: bool = False
    writer: str = ""
    splitter: str = ""
    portfolio: str = ""
    slow: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


@lru_cache
def file_formats() -> dict[str, FileFormat]:
    """All formats by name, in alphabetical order. Raises NothingFound."""
    found = {module.FORMAT.name: module.FORMAT for module in modules(FORMATS, "format")}
    return dict(sorted(found.items()))


def format_for(path: Path) -> FileFormat:
    """The format that writes files of this suffix. Raises BadFile."""
    writing = [kind for kind in file_formats().values() if kind.writes]
    found = [(suffix_of(path, kind), kind) for kind in writing]
    longest, kind = max(found, key=lambda pair: len(pair[0]), default=("", None))
    if longest and kind is not None:
        return kind
    known = ", ".join(written_suffixes())
    raise BadFile(N_("“{file}” has no suffix that can be written. Choose one of {known}."),
                  file=shown(path), known=known)


def written_suffixes(option: str | None = None) -> list[str]:
    """The usual suffixes of the formats that can be written (and that know an option)."""
    return [kind.suffixes[0] for kind in file_formats().values()
            if kind.writes and (option is None or option in kind.options)]


def suffix_of(path: Path, kind: FileFormat) -> str:
    """The format's suffix that the name ends with, "" where it has none of them. One may hold dots: “.jira.csv”."""
    name = path.name.lower()
    fitting = (suffix for suffix in kind.suffixes if name.endswith(suffix) and len(name) > len(suffix))
    return max(fitting, key=len, default="")


def writer_of(kind: FileFormat) -> Writer:
    """The function that writes the format; loads what it needs."""
    return cast(Writer, _named(kind.writer))


def splitter_of(kind: FileFormat) -> Splitter | None:
    """The function that tells the files of an export, None where it is always one."""
    return cast(Splitter, _named(kind.splitter)) if kind.splitter else None


def portfolio_writer_of(kind: FileFormat) -> PortfolioWriter | None:
    """The function that writes many maps into one file, None where the format can't."""
    return cast(PortfolioWriter, _named(kind.portfolio)) if kind.portfolio else None


def _named(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
