"""The process that `apart` starts: it reads its order, writes the file and says how far it is."""
import contextlib
import json
import os
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts, texts
from journeymapper.core.foundation.progress import Progress, part
from journeymapper.core.foundation.sentences import say

if TYPE_CHECKING:
    from journeymapper.core.document.reader import Reader

# Of the whole, where a workbook gets a picture.
PICTURED = 0.3
NO_MEMORY = N_("There is not enough memory for this. Close other programs, or use a smaller map.")


class Voice:
    """Lines of JSON to whoever started us; nothing else may stand on that stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._last = stream, 0.0

    def progress(self, done: float) -> None:
        """The part that is done; every hundredth is said once."""
        if done - self._last >= 0.01:
            self._last = done
            self.say(progress=round(done, 3))

    def say(self, **facts: Any) -> None:
        """One line."""
        self._stream.write(json.dumps(facts).encode("ascii") + b"\n")
        self._stream.flush()


def work(format: str) -> int:
    """Write what the order says; exit status 0, whatever came of it, is said on the stream."""
    source, voice = sys.stdin.buffer, Voice(_own_output())
    _load(format)
    line = source.readline()
    if not line:
        return 0
    order = json.loads(line)
    t = texts(order["language"])
    written = threading.Event()
    try:
        blobs = _read(source, order)
        _end_with_parent(source, Path(order["out"]), written)
        facts = _write(order, blobs, t, voice.progress)
        written.set()
        voice.say(done=facts)
    except UserError as error:
        voice.say(sentence=say(t, error))
    except OSError as error:
        voice.say(system=[error.errno, error.strerror or str(error)])
    except MemoryError:
        voice.say(sentence=t(NO_MEMORY))
    except Exception:  # noqa: BLE001 - it is raised again where somebody can be told
        voice.say(fault=traceback.format_exc())
    # Without tidying: nobody waits for what a big map takes to go.
    sys.stdout.flush()
    os._exit(0)


def _own_output() -> BinaryIO:
    """Standard output for ourselves; what else prints goes nowhere."""
    ours = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return ours


def _load(format: str) -> None:
    """What it will need, while the order isn't there yet."""
    from journeymapper.core.persistence import codec  # noqa: F401 - it is loaded
    from journeymapper.core.persistence.formats import file_formats, writer_of

    from .map_picture import PICTURE

    kinds = file_formats()
    for name in {format, PICTURE if "picture" in kinds[format].options else format}:
        writer_of(kinds[name])


def _read(source: BinaryIO, order: dict[str, Any]) -> list[tuple[str, bytes | None]]:
    """The maps that came with the order."""
    lengths: Sequence[tuple[str, int | None]] = order["maps"]
    return [(name, None if length is None else source.read(length)) for name, length in lengths]


def _end_with_parent(source: BinaryIO, out: Path, written: threading.Event) -> None:
    """Where nobody is there any more to put the file in its place, it goes, and so do we."""
    def watch() -> None:
        if not source.read(1) and not written.is_set():
            with contextlib.suppress(OSError):
                out.unlink()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _write(order: dict[str, Any], blobs: list[tuple[str, bytes | None]], t: Texts, progress: Progress) -> Any:
    from journeymapper.core.persistence.export import map_texts
    from journeymapper.core.persistence.formats import file_formats, portfolio_writer_of, writer_of

    from .map_picture import map_picture

    kind, out = file_formats()[order["format"]], Path(order["out"])
    options = {**kind.options, **order["options"]}
    if order["many"]:
        write_many = portfolio_writer_of(kind)
        assert write_many is not None
        return write_many(lambda: _maps(blobs), out, t, {**options, "progress": progress})
    (_, doc), = _maps(blobs)
    if order["against"] is not None:
        (_, options["against"]), = _maps([(order["against"], None)])
    if order["picture"]:
        options["picture"] = map_picture(doc, out, map_texts(doc, t), part(progress, 0, PICTURED))
        progress = part(progress, PICTURED, 1)
    return writer_of(kind)(doc, out, map_texts(doc, t), {**options, "progress": progress})


def _maps(blobs: list[tuple[str, bytes | None]]) -> "Iterator[tuple[str, Reader]]":
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.codec import decode
    from journeymapper.core.persistence.reading import open_map

    for name, data in blobs:
        loaded = open_map(Path(name)).loaded if data is None else decode(data, file=name)
        yield Path(name).name, Store(loaded.records)

