"""What stands on the screen after small changes, beside the same painted anew as a whole.

The screen is Qt's offscreen one: what it shows is what was flushed to it, part by part. `differences` runs a scenario
in a process of its own, since Qt reads the device ratio once.
"""
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.paint.drawn import Cells
from journeymapper.ui.canvas.paint.strips import Strips
from journeymapper.ui.canvas.paint.tiles import Tiles
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.sheet_bar import SheetBar
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

ROOT = Path(__file__).parents[2]
SIZE = (900, 620)
Act = Callable[[], object]


class Screen:
    """A sheet on the sample map, smaller than the map, and where its picture was found wrong."""

    def __init__(self, zoom: float) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.ahead = False
        self.session: Session = sample()
        self.sheet = Sheet(self.session, Theme("light"), texts("en"))
        self.sheet.resize(*SIZE)
        self.sheet.show()
        self.sheet.activateWindow()
        self.sheet.setFocus()
        self.settle()
        self.sheet.zoom_to(zoom)
        self.settle()
        self.wrong: list[str] = []
        self.painted: list[int] = []
        self.dice = random.Random(7)

    def settle(self) -> None:
        """Until all is painted that is to be, and, where that is wanted, all that is painted ahead."""
        stretch = self.sheet.stretch
        QApplication.processEvents()
        while stretch.ahead.busy and self.ahead:
            QApplication.processEvents()
        stretch.ahead.stop()
        if stretch.active:
            stretch.sharpen()
        while any(bar.behind for bar in self.sheet.findChildren(SheetBar)):
            QApplication.processEvents()
        QApplication.processEvents()

    def shown(self) -> QImage:
        """What was flushed to the screen so far."""
        self.settle()
        taken = QApplication.primaryScreen().grabWindow(self.sheet.winId())
        return taken.toImage().convertToFormat(QImage.Format.Format_RGB32)

    def check(self, name: str, act: Act) -> None:
        """Do something, let the sheet paint what it thinks it must, and compare with all painted anew."""
        act()
        partly = self.shown()
        caches = self.sheet.caches
        noted, tiles = (caches.cells, caches.rows), (self.sheet.tiles, self.sheet.strips)
        caches.cells, caches.rows = Cells(400), Cells(24)
        self.sheet.tiles, self.sheet.strips = Tiles(), Strips()
        self.sheet.viewport().update()
        whole = self.shown()
        (caches.cells, caches.rows), (self.sheet.tiles, self.sheet.strips) = noted, tiles
        if partly != whole:
            self.wrong.append(f"{name}: {_where(partly, whole)}")

    def scroll(self, dx: int, dy: int) -> None:
        """By so many pixels, as far as it goes."""
        for bar, way in ((self.sheet.horizontalScrollBar(), dx), (self.sheet.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + way)


def _where(one: QImage, other: QImage) -> str:
    if one.size() != other.size():
        return f"{one.size()} {other.size()}"
    spots = [(x, y) for y in range(one.height()) for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return f"{len(spots)} pixels in {QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1).getRect()}"


def differences(scenario: str, zoom: float, ratio: float) -> list[str]:
    """Run `scenario` ("tests.module:function", which takes a Screen) at a device ratio; what was found wrong."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio), "PYTHONPATH": os.pathsep.join(
        filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
    call = f"from tests.support.pixels import answer; answer({scenario!r}, {zoom!r})"
    ended = subprocess.run([sys.executable, "-c", call], cwd=ROOT, env=env, capture_output=True, text=True,
                           timeout=120, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    found: list[str] = json.loads(ended.stdout.splitlines()[-1])
    return found


def answer(scenario: str, zoom: float) -> None:
    """The child's side of `differences`."""
    from importlib import import_module

    module, name = scenario.split(":")
    screen = Screen(zoom)
    getattr(import_module(module), name)(screen)
    print(json.dumps(screen.wrong), flush=True)
    os._exit(0)
