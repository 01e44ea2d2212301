"""Aiming a kill at one call of one thread.

strace counts the calls of each thread by itself, so “the third fsync” would hit whichever thread makes three first. The
child therefore marks where each of its threads begins: looked at, by one vain call of each kind; aimed at, by so many
vain calls of the one kind that no other thread comes near that number.
"""
import os
import re
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

# In the child's environment: "look", or "THREAD/CALL/TIMES".
VARIABLE = "KILL_AIM"
NOWHERE = "/nonexistent/aim"
# A descriptor that nobody has.
NOTHING = 9999
VAIN: dict[str, Callable[[], object]] = {
    "write": lambda: os.write(NOTHING, b"aim"),
    "fsync": lambda: os.fsync(NOTHING),
    "ftruncate": lambda: os.ftruncate(NOTHING, 7),
    "rename": lambda: os.rename(NOWHERE, NOWHERE),  # noqa: PTH104 - the bare call
    "unlink": lambda: os.unlink(NOWHERE),  # noqa: PTH108
    "openat": lambda: os.open(NOWHERE, os.O_WRONLY),
    "mkdir": lambda: os.mkdir(NOWHERE),  # noqa: PTH102
    "chmod": lambda: os.chmod(NOWHERE, 0o600),  # noqa: PTH101
    "utimensat": lambda: os.utime(NOWHERE, (1, 1)),
}
CALLS = tuple(VAIN)
_LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)", re.MULTILINE)
# Of the files that are opened only those that are written.
_WRITTEN = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")
# A call to our standard output is no call to a file.
_SAID = re.compile(r"1, ")


class Point(NamedTuple):
    """The call number `number` of its kind that a thread makes once it has begun; `before`: those it made till then."""

    thread: str
    call: str
    number: int
    before: int


def begin() -> None:
    """To be called first of all by the child's main thread; the threads that it starts follow by themselves."""
    started: Counter[str] = Counter()
    plain = threading.Thread.run

    def run(self: threading.Thread) -> None:
        started[self.name] += 1
        _mark(f"{self.name}#{started[self.name]}")
        plain(self)

    threading.Thread.run = run  # type: ignore[method-assign]  # that is the point of it
    _mark("main")


def _mark(thread: str) -> None:
    wish = os.environ.get(VARIABLE, "")
    if wish == "look":
        _vain("openat", f"{NOWHERE}/{thread}")
        for call in CALLS:
            _vain(call)
    elif wish:
        whom, call, times = wish.split("/")
        for _ in range(int(times) if whom == thread else 0):
            _vain(call)


def _vain(call: str, path: str = "") -> None:
    with suppress(OSError):
        if path:
            os.open(path, os.O_RDONLY)
        else:
            VAIN[call]()


def points(trace: str) -> tuple[list[Point], dict[str, int]]:
    """All calls that alter files, in their order, from the trace of a child that was looked at; and how many times to
    call in vain, for each kind of call."""
    names: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    begun: dict[tuple[str, str], int] = {}
    found = []
    for thread, call, rest in _LINE.findall(trace):
        counts[thread, call] += 1
        if called := re.match(rf'AT_FDCWD, "{NOWHERE}/([^"]+)", O_RDONLY', rest):
            names[thread] = called[1]
        elif _is_vain(call, rest):
            begun[thread, call] = counts[thread, call]
        elif (thread, call) in begun and _alters(call, rest):
            # The marks themselves aren't made by the child that is aimed at.
            before = begun[thread, call] - 1 - (call == "openat")
            found.append(Point(names[thread], call, counts[thread, call] - begun[thread, call], before))
    most = Counter[str]()
    for (_, call), count in counts.items():
        most[call] = max(most[call], count)
    return found, {call: most[call] + 20 for call in CALLS}


def _is_vain(call: str, rest: str) -> bool:
    return NOWHERE in rest or (call in ("write", "fsync", "ftruncate") and rest.startswith(str(NOTHING)))


def _alters(call: str, rest: str) -> bool:
    if call == "openat":
        return bool(_WRITTEN.search(rest)) and "/dev/" not in rest
    return not (call == "write" and _SAID.match(rest))
