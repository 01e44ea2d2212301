"""Standard output and error: one sentence for what went wrong, never a traceback for bad input."""
import os
import sys
from collections.abc import Callable

from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.sentences import say

OK, FINDINGS, BAD_INPUT, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141


def guarded(t: Texts, work: Callable[[], int]) -> int:
    """The exit status of `work`; errors that a person can mend are said in one line on standard error."""
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
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def complain(text: str) -> None:
    """One line on standard error."""
    try:
        print(f"journeymapper: {' '.join(text.split())}", file=sys.stderr)
    except OSError:
        return


def _forget_output() -> None:
    """Whoever read our output is gone (or has no room): what Python flushes at exit goes nowhere."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
