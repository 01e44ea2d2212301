"""Standard output and error: one sentence for what went wrong, never a traceback for bad input."""
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.sentences import say

OK, FINDINGS, BAD_INPUT, INTERRUPTED, BROKEN_PIPE, TERMINATED = 0, 1, 2, 130, 141, 143


class Terminated(KeyboardInterrupt):
    """The command was asked to end (SIGTERM): what it has begun is cleaned up as after Ctrl-C."""


@contextmanager
def ended_by_signal() -> Iterator[None]:
    """Within it, SIGTERM raises Terminated instead of ending Python at once. Only in the main thread."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: object) -> None:
    raise Terminated


def guarded(t: Texts, work: Callable[[], int]) -> int:
    """The exit status of `work`; errors that a person can mend are said in one line on standard error."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = work()
        sys.stdout.flush()
    except UserError as error:
        complain(say(t, error))
        return BAD_INPUT
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except OSError as error:
        cause, way_out = meaning(error)
        _forget_output()
        complain(t("The output can't be written: {cause} {way_out}", cause=say(t, cause), way_out=say(t, way_out)))
        return BAD_INPUT
    except MemoryError:
        complain(t("There is not enough memory for this. Close other programs, or use a smaller map."))
        return BAD_INPUT
    except Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def complain(text: str) -> None:
    """One line on standard error."""
    try:
        print(f"journeymapper: {' '.join(text.split())}", file=sys.stderr)
    except OSError:
        return


def _open_closed_streams() -> None:
    """A daemon or cron may start us with standard streams closed; Python then has None there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _forget_output() -> None:
    """Whoever read our output is gone (or has no room): what Python flushes at exit goes nowhere."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
