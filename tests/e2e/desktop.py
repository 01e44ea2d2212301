"""A virtual screen with a window manager, and the real program on it, driven by mouse and keyboard alone."""
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.support.paths import ROOT

T = TypeVar("T")
PATIENCE_S = 30.0
Point = tuple[int, int]


def wait_for(found: Callable[[], T | None], what: str, seconds: float = PATIENCE_S) -> T:
    """Ask until there is an answer that counts as true. Raises AssertionError with `what` when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")


@contextmanager
def screen(width: int = 1920, height: int = 1080) -> Iterator[str]:
    """A display of a size with openbox; gives its name. Xvfb picks a number that is free."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as stream:
        display = f":{stream.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


class Program:
    """The editor in a process of its own, with the test's own folders."""

    def __init__(self, display: str, *args: str) -> None:
        self.env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen([sys.executable, "-m", "journeymapper", *args], env=self.env, cwd=ROOT,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

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

        window = wait_for(look, f"a window called {title!r} among {self.titles()}")
        wait_for(lambda: self._take(window), f"the keyboard in {title!r}")
        return window

    def _take(self, window: str) -> bool:
        if self.xdo("getactivewindow").strip() != window:
            self.xdo("windowactivate", "--sync", window)
        return self.xdo("getactivewindow").strip() == window

    def gone(self, title: str) -> None:
        """Wait until no window has such a title."""
        wait_for(lambda: all(not re.search(title, name) for name in self.titles().values()), f"{title!r} to go")

    def size(self, window: str) -> Point:
        """Width and height of a window's inside."""
        found = re.search(r"Geometry: (\d+)x(\d+)", self.xdo("getwindowgeometry", window))
        assert found is not None
        return int(found[1]), int(found[2])

    def key(self, *keys: str) -> None:
        """Keys one after the other."""
        for key in keys:
            self.xdo("key", "--clearmodifiers", key)
            time.sleep(0.08)

    def type(self, text: str) -> None:
        """Letters, as a person types them."""
        self.xdo("type", "--delay", "15", text)
        time.sleep(0.1)

    def drag(self, window: str, start: Point, end: Point) -> None:
        """Press, go there in steps, rest, let go."""
        self.xdo("mousemove", "--window", window, *map(str, start))
        self.xdo("mousedown", "1")
        for part in (0.05, 0.2, 0.5, 0.9, 1.0, 1.0):
            spot = [round(a + (b - a) * part) for a, b in zip(start, end, strict=True)]
            self.xdo("mousemove", "--window", window, *map(str, spot))
            time.sleep(0.08)
        self.xdo("mouseup", "1")
        time.sleep(0.25)

    def click(self, window: str, at: Point) -> None:
        """One click."""
        self.xdo("mousemove", "--window", window, *map(str, at), "click", "1")
        time.sleep(0.15)

    def end(self) -> tuple[int, str]:
        """(exit status, standard error) once it has ended by itself."""
        _, said = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, said

    def kill(self) -> None:
        """Whatever happens, no process stays behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


def places(file: Path, size: Point, select: str = "") -> dict[str, Any]:
    """Where things stand in a window of a size that shows this file: {"tiles", "cells", "things", "fields"}.

    Asked of a twin: the same window in another process on a screen of its own, so no pixel is guessed.
    """
    with screen() as display:
        env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        result = subprocess.run([sys.executable, "-m", "tests.e2e.twin", str(file), *map(str, size), select],
                                env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found
