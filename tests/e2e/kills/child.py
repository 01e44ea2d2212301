"""The real program with a hand that never rests: `python -m tests.e2e.kills.child FILE`, to be killed by `lives`.

Twenty times a second a number that only grows goes into the map: by a command, as letters typed into the editor that is
open, now and then cancelled, with saves between. A line on standard output for each, once it is done: "did N SECONDS".
At the start it takes back what is offered, and says where the map stands: "start N recovered|file SECONDS".
"""
import re
import sys
import time
from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app.editor import make_application, run_editor
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.ui.canvas import texting
from journeymapper.ui.dialogs.recovery import RecoveryDialog
from journeymapper.ui.windows.main_window import MapWindow

TICK_MS, TICKS_BEFORE_START = 50, 3


class Hand:
    """`number` is what the map should hold by now."""

    def __init__(self) -> None:
        self.number, self.recovered, self.waited = 0, False, 0
        self.doing: Iterator[None] | None = None
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(TICK_MS)

    @property
    def window(self) -> MapWindow | None:
        """The map's window, once it is filled."""
        return next((one for one in QApplication.topLevelWidgets()
                     if isinstance(one, MapWindow) and hasattr(one, "chrome") and one.isVisible()), None)

    def tick(self) -> None:
        """One of twenty in a second."""
        box = next((one for one in QApplication.topLevelWidgets()
                    if isinstance(one, RecoveryDialog) and one.isVisible()), None)
        if box is not None:
            self.recovered = True
            box.restore.click()
        elif self.window is not None and self.doing is None:
            self.waited += 1
            if self.waited > TICKS_BEFORE_START:
                self.begin(self.window)
        elif self.doing is not None:
            next(self.doing)

    def begin(self, window: MapWindow) -> None:
        """Say where the map stands and go on from there."""
        self.number = number_in(self.title(window))
        print("start", self.number, "recovered" if self.recovered else "file", time.monotonic(), flush=True)
        self.doing = self.days_work(window)

    def title(self, window: MapWindow) -> str:
        return queries.stages(window.session.store)[0].title

    def did(self) -> None:
        """Said once it is in the map or stands in its editor."""
        print("did", self.number, time.monotonic(), flush=True)

    def days_work(self, window: MapWindow) -> Iterator[None]:
        """Each `next` is one change."""
        sheet, stage = window.chrome.map_page.sheet, queries.stages(window.session.store)[0].id
        while True:
            for _ in range(6):
                self.number += 1
                window.session.run(rename, stage, f"n{self.number}")
                self.did()
                yield
            texting.begin(sheet, stage)
            for _ in range(8):
                self.number += 1
                if sheet.inline.edit is not None:
                    QTest.keyClicks(sheet.inline.edit, f" {self.number}")
                    self.did()
                yield
            sheet.inline.finish()
            gesture = window.session.gesture("Rename")
            window.session.run(rename, stage, f"n{self.number} cancelled")
            yield
            gesture.cancel()
            window.chrome.actions["file.save"].trigger()


def number_in(title: str) -> int:
    """The highest number in a text; 0 for none."""
    return max(map(int, re.findall(r"\d+", title)), default=0)


if __name__ == "__main__":
    make_application()
    hand = Hand()
    sys.exit(run_editor(sys.argv[1:]))
