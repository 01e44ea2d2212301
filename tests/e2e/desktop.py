"""A virtual screen with a window manager, and the real program on it, driven by mouse and keyboard alone.

Nothing here sleeps for a guessed time: after each key and each move the hands wait until screen, window manager and
program have nothing left to do, and all else is asked for until it is there.
"""
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.support.paths import ROOT

T = TypeVar("T")
PATIENCE_S = 30.0
POLL_S = 0.01
# So often in a row must all be at rest: a process that was just woken may not be seen at once.
AT_REST = 3
SYSTEM = ("QT_", "XDG_CURRENT", "XDG_SESSION", "DBUS_", "WAYLAND_", "GTK_", "KDE_", "DESKTOP_")
Point = tuple[int, int]


def wait_for(found: Callable[[], T | None], what: str, seconds: float = PATIENCE_S) -> T:
    """Ask until there is an answer that counts as true. Raises AssertionError with `what` when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(POLL_S)
    raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of the test, without what a developer's own desktop puts into it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SYSTEM)}
    return kept | more


def at_rest(process: int) -> bool:
    """Whether all threads of a process wait for something (Linux only; a process that has ended is at rest)."""
    for status in Path(f"/proc/{process}/task").glob("*/stat"):
        try:
            state = status.read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state not in "SZXx":
            return False
    return True


def settle(processes: Sequence[int]) -> None:
    """Wait until all of them rest."""
    quiet = 0
    end = time.monotonic() + PATIENCE_S
    while quiet < AT_REST and time.monotonic() < end:
        time.sleep(POLL_S)
        quiet = quiet + 1 if all(map(at_rest, processes)) else 0


@dataclass(frozen=True)
class Screen:
    """A display and the processes that make it."""

    display: str
    processes: tuple[int, ...]


@contextmanager
def screen(width: int = 1920, height: int = 1080) -> Iterator[Screen]:
    """A display of a size with openbox. Xvfb picks a number that is free."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as stream:
        number = stream.readline().strip()
    assert number, f"Xvfb gives no display; it ended with {server.wait(10)}"
    # The window manager as it is installed, not as the developer has set it.
    own = plain_environment(DISPLAY=f":{number}", XDG_CONFIG_HOME="/nonexistent")
    manager = subprocess.Popen(["openbox"], env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Screen(f":{number}", (server.pid, manager.pid))
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


class Program:
    """The editor in a process of its own, with the test's own folders."""

    def __init__(self, on: Screen, *args: str) -> None:
        self.env = plain_environment(DISPLAY=on.display, QT_QPA_PLATFORM="xcb")
        self.process = subprocess.Popen([sys.executable, "-m", "journeymapper", *args], env=self.env, cwd=ROOT,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._all = (*on.processes, self.process.pid)

    def xdo(self, *words: str) -> str:
        """One call of xdotool; its output, "" where it found nothing."""
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False).stdout

    def titles(self) -> dict[str, str]:
        """Window → title, of all that are seen."""
        found = self.xdo("search", "--onlyvisible", "--name", ".").split()
        return {window: self.xdo("getwindowname", window).strip() for window in found}

    def window(self, title: str) -> str:
        """Wait for a window whose title matches, and give it the keyboard."""
        def look() -> str | None:
            return next((window for window, name in self.titles().items() if re.search(title, name)), None)

        window = wait_for(look, f"a window called {title!r}")
        wait_for(lambda: self._take(window), f"the keyboard in {title!r}")
        self.settle()
        return window

    def active(self) -> str:
        """The window that has the keyboard."""
        return self.xdo("getactivewindow").strip()

    def _take(self, window: str) -> bool:
        if self.active() != window:
            self.xdo("windowactivate", window)
        return self.active() == window

    def gone(self, title: str) -> None:
        """Wait until no window has such a title."""
        wait_for(lambda: all(not re.search(title, name) for name in self.titles().values()), f"{title!r} to go")
        self.settle()

    def size(self, window: str) -> Point:
        """Width and height of a window's inside."""
        found = re.search(r"Geometry: (\d+)x(\d+)", self.xdo("getwindowgeometry", window))
        assert found is not None
        return int(found[1]), int(found[2])

    def settle(self) -> None:
        """Wait until what was done last is worked through."""
        settle(self._all)

    def key(self, *keys: str) -> None:
        """Keys one after the other."""
        for key in keys:
            self.xdo("key", "--clearmodifiers", key)
            self.settle()

    def type(self, text: str) -> None:
        """Letters, as a person types them."""
        self.xdo("type", "--delay", "8", text)
        self.settle()

    def move(self, window: str, at: Point) -> None:
        """The pointer to a place in a window."""
        self.xdo("mousemove", "--window", window, *map(str, at))
        self.settle()

    def drag(self, window: str, start: Point, end: Point) -> None:
        """Press, go there in steps, rest, let go."""
        self.move(window, start)
        self.xdo("mousedown", "1")
        for part in (0.05, 0.2, 0.6, 1.0, 1.0):
            self.move(window, (_between(start[0], end[0], part), _between(start[1], end[1], part)))
        self.xdo("mouseup", "1")
        self.settle()

    def click(self, window: str, at: Point) -> None:
        """One click."""
        self.move(window, at)
        self.xdo("click", "1")
        self.settle()

    def end(self) -> tuple[int, str]:
        """(exit status, standard error) once it has ended by itself."""
        _, said = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, said

    def kill(self) -> None:
        """Whatever happens, no process stays behind; what it said is shown beside the failure."""
        if self.process.poll() is None:
            self.process.kill()
        stderr = self.process.stderr
        if stderr is not None and not stderr.closed:
            print(*self.process.communicate())


def _between(start: int, end: int, part: float) -> int:
    return round(start + (end - start) * part)


class Places:
    """Where things stand in a window of a size that shows a file: see `twin`, which answers from a process of its own.

    Called with file, size and the title of a selected card.
    """

    def __init__(self, home: Path) -> None:
        """home: a folder for the twin's settings, so that it has none."""
        own = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
        self._twin = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.twin"], env=plain_environment(QT_QPA_PLATFORM="offscreen", **own),
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def __call__(self, file: Path, size: Point, select: str = "") -> dict[str, Any]:
        stdin, stdout = self._twin.stdin, self._twin.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"file": str(file), "size": size, "select": select}) + "\n")
        stdin.flush()
        line = stdout.readline()
        assert line, f"the twin ended with {self._twin.wait(10)}"
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self) -> None:
        """End the twin."""
        self._twin.communicate(timeout=PATIENCE_S)
