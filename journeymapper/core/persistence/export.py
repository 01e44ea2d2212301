"""Writing a map in another format: to a temporary file first, which then takes the target's place."""
import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.atomic import NotConfirmed, replacing
from journeymapper.core.foundation.causes import unconfirmed, unwritable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import LANGUAGES, N_, Texts, texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import Sentence

from .formats import (
    FileFormat,
    PortfolioWriter,
    Sources,
    Split,
    Writer,
    format_for,
    portfolio_writer_of,
    splitter_of,
    suffix_of,
    writer_of,
)


@dataclass(frozen=True)
class Exported:
    """The files of an export, none where there was nothing to write; `notes` are for the user.

    `facts`: what the writer told of each file.
    """

    files: tuple[Path, ...]
    notes: tuple[Sentence, ...] = ()
    facts: tuple[Any, ...] = ()


def export_map(
    document: Reader, out: Path, t: Texts, options: Mapping[str, Any] | None = None, *,
    kind: FileFormat | None = None, files: FileLayer = FILES, keep: Sequence[Path] = (), asked_for: bool = True,
    write: Writer | None = None,
) -> Exported:
    """Write the map to `out` in the format of its suffix (or `kind`), each file all or nothing.

    An export that is too long for one file becomes “out-1.…”, “out-2.…”; none is touched before all are written.
    None of the files in `keep` is overwritten; nor, where nobody was `asked_for` them, are files of those names.
    The texts in it are in the map's language, or in that of `t` where we don't speak it.
    `write` does it instead of the format's own writer.
    Raises BadFile, and what the writer raises for the user; the files are then as they were.
    """
    kind = kind or format_for(out)
    write, split = write or writer_of(kind), splitter_of(kind)
    whole = {**kind.options, **(options or {})}
    parts = split(document, whole) if split is not None else Split([{}])
    targets = part_names(out, kind, len(parts.parts))
    _refuse_overwriting(targets, keep, targets if len(targets) > 1 and not asked_for else (), files)
    facts = []
    with ExitStack() as together:
        for target, part in zip(targets, parts.parts, strict=True):
            temporary = together.enter_context(_in_place_of(target, kind, files))
            with _told(target):
                facts.append(write(document, temporary, map_texts(document, t), {**whole, **part}))
    return Exported(targets, tuple(parts.notes), tuple(facts))


def export_maps(
    sources: Sources, out: Path, t: Texts, *, kind: FileFormat | None = None, files: FileLayer = FILES,
    keep: Sequence[Path] = (), write: PortfolioWriter | None = None,
) -> Exported:
    """Write one file of several maps, all or nothing; see `export_map`. Raises BadFile, what reading them raises."""
    kind = kind or format_for(out)
    write = write or portfolio_writer_of(kind)
    if write is None:
        raise BadFile(N_("“{file}” can hold one map only. Several go into a workbook: let the name end in .xlsx."),
                      file=shown(out))
    _refuse_overwriting([out], keep, (), files)
    with _in_place_of(out, kind, files) as temporary:
        facts = write(sources, temporary, t, kind.options)
    return Exported((out,), facts=(facts,))


def part_names(out: Path, kind: FileFormat, count: int) -> tuple[Path, ...]:
    """`out` itself, or “out-1.…” up to `count` where one file doesn't hold all."""
    if count < 2:
        return (out,) * count
    suffix = suffix_of(out, kind) or out.suffix
    name = out.name
    stem, ending = name[:len(name) - len(suffix)], name[len(name) - len(suffix):]
    return tuple(out.with_name(f"{stem}-{number}{ending}") for number in range(1, count + 1))


@contextmanager
def _in_place_of(target: Path, kind: FileFormat, files: FileLayer) -> Iterator[Path]:
    with _told(target), replacing(target, suffix=kind.suffixes[0], files=files) as temporary:
        yield temporary


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system says of a file becomes a sentence. Raises BadFile."""
    try:
        yield
    except NotConfirmed as error:
        raise unconfirmed(target, error) from error
    except OSError as error:
        raise unwritable(target, error) from error
    except ValueError as error:
        if "null" in str(error):
            raise unwritable(target, OSError(errno.EINVAL, str(error))) from error
        raise


def map_texts(document: Reader, t: Texts) -> Texts:
    """Texts in the map's own language, else `t`."""
    return language_texts(queries.journey(document).language, t)


def language_texts(language: str | None, t: Texts) -> Texts:
    """Texts in this language, else `t`."""
    short = (language or "").replace("-", "_").split("_")[0].lower()
    return texts(short) if short in LANGUAGES else t


def refuse_same_file(source: Path, out: Path, *, files: FileLayer = FILES) -> None:
    """Raises BadFile where writing `out` would overwrite `source`, links of both kinds included."""
    if _same_file(source, out, files):
        raise BadFile(N_("“{file}” is the map itself. Choose another name for the export."), file=shown(out))


def _refuse_overwriting(targets: Sequence[Path], keep: Sequence[Path], unasked: Sequence[Path],
                        files: FileLayer) -> None:
    for target in targets:
        if any(_same_file(other, target, files) for other in keep):
            raise BadFile(N_("“{file}” is read by this export, so it isn't overwritten. Choose another name for the "
                             "export."), file=shown(target))
    there = next((target for target in unasked if _same_file(target, target, files)), None)
    if there is not None:
        raise BadFile(N_("The export takes several files, and “{file}” exists already. Choose another name."),
                      file=shown(there))


def _same_file(one: Path, other: Path, files: FileLayer) -> bool:
    """Whether both are there and are the same file, links of both kinds included."""
    try:
        first, second = files.stat(files.resolve(one)), files.stat(files.resolve(other))
    except (OSError, ValueError):
        return False
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)
