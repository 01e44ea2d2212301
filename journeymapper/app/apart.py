"""A process of our own that writes one file: whatever it takes, the window has its own thread and Python for itself.

It is told what to write on its standard input and says on its standard output how far it is, a line of JSON each. It
ends when it is cancelled or when we end, and takes with it what it had written. No Qt here, and none is needed.
"""
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import journeymapper
from journeymapper.app.words import WORD
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.progress import Progress

NOT_STARTED = N_("The export can't be started: the system says “{reason}”. Close other programs and try again.")
ENDED = N_("The export ended before it was done; there may be too little memory. Close other programs and try again.")


class Cancelled(Exception):
    """Somebody gave the export up; no file was changed."""


class Said(BadFile):
    """What the other process says of the maps, in the person's language already."""

    def __init__(self, said: str) -> None:
        super().__init__("{said}", said=said)


@dataclass(frozen=True)
class Order:
    """What is to be written. `maps`: the bytes of each map with its name, or None for one that is read from there.

    language: for texts about the map; against: the file of a second map; picture: the workbook gets one.
    """

    format: str
    out: Path
    language: str
    maps: Sequence[tuple[str, bytes | None]]
    options: Mapping[str, Any] = field(default_factory=dict)
    against: Path | None = None
    picture: bool = False
    many: bool = False


class Apart:
    """One process for one file. It loads what it needs from the moment that it is made."""

    def __init__(self, format: str) -> None:
        self._cancelled = False
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            self._process = started(format)

    def write(self, order: Order, progress: Progress) -> Any:
        """Have it written; what the writer said of it. Returns when all is done, in any thread.

        Raises Cancelled, OSError (of the disk), BadFile with its sentence said already.
        """
        process = self._process
        if process is None:
            process = self._again(order.format)
        try:
            _tell(process, order)
            found = _answers(process, progress)
        except (OSError, ValueError):
            # It went while we spoke with it; what it said last may be half a line.
            found = None
        finally:
            self._end(process)
        if self._cancelled:
            raise Cancelled
        return _outcome(found)

    def cancel(self) -> None:
        """Give it up, from any thread; `write` then raises Cancelled."""
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def let_go(self) -> None:
        """Nothing will be written."""
        self.cancel()
        if self._process is not None:
            self._end(self._process)

    def _again(self, format: str) -> "subprocess.Popen[bytes]":
        if self._cancelled:
            raise Cancelled
        try:
            self._process = started(format)
        except OSError as error:
            raise BadFile(NOT_STARTED, reason=error.strerror or str(error)) from error
        return self._process

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


def started(format: str) -> "subprocess.Popen[bytes]":
    """The process; it waits for its order. Raises OSError."""
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, *([] if frozen else ["-m", "journeymapper"]), WORD, format]
    home = str(Path(journeymapper.__file__).parents[1])
    paths = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **({} if frozen else {"PYTHONPATH": paths})}
    # Windows would open a console for a program that has none.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            env=environment, creationflags=flags)


def _tell(process: "subprocess.Popen[bytes]", order: Order) -> None:
    stdin = process.stdin
    assert stdin is not None
    pieces = [data for _, data in order.maps if data is not None]
    head = {"format": order.format, "out": str(order.out), "language": order.language, "options": dict(order.options),
            "maps": [(name, None if data is None else len(data)) for name, data in order.maps],
            "against": None if order.against is None else str(order.against), "picture": order.picture,
            "many": order.many}
    stdin.write(json.dumps(head).encode("ascii") + b"\n")
    for data in pieces:
        stdin.write(data)
    # It stays open: its end tells the process that we are gone.
    stdin.flush()


def _answers(process: "subprocess.Popen[bytes]", progress: Progress) -> dict[str, Any] | None:
    stdout = process.stdout
    assert stdout is not None
    for line in stdout:
        told = json.loads(line)
        if "progress" not in told:
            return dict(told)
        progress(float(told["progress"]))
    return None


def _outcome(found: dict[str, Any] | None) -> Any:
    if found is None:
        raise BadFile(ENDED)
    if "sentence" in found:
        raise Said(found["sentence"])
    if "system" in found:
        raise OSError(*found["system"])
    if "fault" in found:
        raise RuntimeError(f"the export broke:\n{found['fault']}")
    return found.get("done")
