"""The real program with faults planted in a slot and in a paint: `python -m tests.e2e.kills.faulty FILE`.

It changes the map before and after, answers the box that tells of it, and says "ready" on standard output.
"""
import sys
from collections.abc import Iterator

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from journeymapper.app.editor import make_application, run_editor
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.ui.windows.main_window import MapWindow

TICK_MS = 30
SECRET = "the sentence of a client"


class Broken(QWidget):
    """Fails at each paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        raise ValueError(SECRET)


def broken_listener(*_args: object) -> None:
    raise RuntimeError(SECRET)


def boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def scene() -> Iterator[None]:
    """One thing after the other, with the event loop in between."""
    while not (found := [one for one in QApplication.topLevelWidgets() if isinstance(one, MapWindow)
                         and hasattr(one, "chrome")]):
        yield
    window = found[0]
    session, stage = window.session, queries.stages(window.session.store)[0].id
    session.run(rename, stage, "Before")
    qWarning(f"QSomething: can't take “{SECRET}” of /home/client/garden.journey")
    broken = Broken(window)
    broken.resize(10, 10)
    broken.show()
    while not boxes():
        yield
    stop = session.changed.connect(broken_listener)
    QTimer.singleShot(0, lambda: session.run(rename, stage, "In a listener's fault"))
    yield
    yield
    stop()
    print("boxes", len(boxes()), boxes()[0].text(), flush=True)
    button = boxes()[0].findChild(QPushButton, "copy")
    assert isinstance(button, QPushButton)
    button.click()
    yield
    broken.hide()
    session.run(rename, stage, "After")
    print("copied", QGuiApplication.clipboard().text().replace("\n", "|"), flush=True)
    print("ready", window.windowTitle(), flush=True)
    while True:
        yield


if __name__ == "__main__":
    make_application()
    act = scene()
    timer = QTimer()
    timer.timeout.connect(lambda: next(act))
    timer.start(TICK_MS)
    sys.exit(run_editor(sys.argv[1:]))
