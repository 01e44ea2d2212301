"""The real program, full of one word and broken in every room: `python -m tests.e2e.outside.canary FOLDER`.

FOLDER holds map.journey and bad.journey, with the word in each text. Says "done" and what it broke on standard output.
"""
import shutil
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, qCritical, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journeymapper.app import asking
from journeymapper.app.editor import make_application, run_editor
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.files import FileLayer
from journeymapper.core.persistence import codec
from journeymapper.ui.windows.main_window import MapWindow

WORD = "Qanariquex"
TICK_MS, AFTER = 30, 12


class Broken(QWidget):
    """Fails at each paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        raise ValueError(WORD)


class Unfinished:
    """Fails where nobody can hear it."""

    def __del__(self) -> None:
        raise ValueError(WORD)


def fail(*_args: object, **_options: object) -> None:
    raise RuntimeError(f"can't take “{WORD}” of /home/{WORD}/{WORD}.journey")


def refuse(*_args: object, **_options: object) -> None:
    raise OSError(5, "Input/output error", f"/home/{WORD}/{WORD}.journey")


def the_window() -> MapWindow | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, MapWindow) and one.isVisible()
                 and hasattr(one, "chrome")), None)


def shut() -> None:
    """Whatever box stands open."""
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QDialog) and box.isVisible():
            box.reject()


def breakages(window: MapWindow, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is broken, one after the other; each is something that the program does by itself or when asked."""
    session, trigger = window.session, lambda name: window.chrome.actions[name].trigger()
    stage = queries.stages(session.store)[0].id
    number = iter(range(100))

    def change() -> None:
        session.run(rename, stage, f"{WORD} {next(number)}")

    def listener() -> None:
        stop = session.changed.connect(fail)
        QTimer.singleShot(0, change)
        QTimer.singleShot(AFTER * TICK_MS // 2, stop)

    def paint() -> None:
        broken = Broken(window)
        broken.resize(10, 10)
        broken.show()
        QTimer.singleShot(AFTER * TICK_MS // 2, broken.hide)

    def clipboard() -> None:
        data = QMimeData()
        data.setData("application/x-journeymapper-clip", f'{{"format": "{WORD}", "x": NaN'.encode())
        QGuiApplication.clipboard().setMimeData(data)
        trigger("edit.paste")

    yield "Qt", lambda: (qWarning(f"QFile: can't take “{WORD}” of /home/{WORD}"), qCritical(f"'{WORD}' is odd"))
    yield "a warning of Python", lambda: warnings.warn(WORD, stacklevel=1)
    yield "a listener", listener
    yield "a paint", paint
    yield "a timer", lambda: QTimer.singleShot(0, fail)
    yield "a thread", threading.Thread(target=fail).start
    yield "an end that nobody hears", lambda: Unfinished() and None
    yield "the clipboard", clipboard
    yield "a refusal", lambda: session.run(rename, stage, WORD * 9000)
    yield "a save", lambda: trigger("file.save")
    whole = codec.canonical
    yield "a save that breaks", lambda: (setattr(codec, "canonical", fail), change(), trigger("file.save"))
    yield "a save on a bad disk", lambda: (setattr(codec, "canonical", refuse), trigger("file.save"))
    yield "back again", lambda: setattr(codec, "canonical", whole)
    yield "a save without its folder", lambda: (shutil.move(folder / "maps", folder / "gone"), trigger("file.save"))
    target = folder / f"no-{WORD}" / f"{WORD}.xlsx"
    yield "an export without its folder", lambda: (
        setattr(asking, "ask_target", lambda *_args: target), trigger("file.export_xlsx"))
    yield "a read-back of no workbook", lambda: (
        setattr(asking, "ask_files", lambda *_args: [folder / "gone" / "map.journey"]), trigger("file.read_back"))
    yield "an open of no map", lambda: (
        setattr(asking, "ask_files", lambda *_args: [folder / "bad.journey"]), trigger("file.open"))

    yield "a journal on a bad disk", lambda: (setattr(FileLayer, "write", refuse), change())


def scene(folder: Path) -> Iterator[str]:
    """What was broken, at last."""
    while (window := the_window()) is None:
        shut()
        yield ""
    done = []
    for name, act in breakages(window, folder):
        done.append(name)
        QTimer.singleShot(0, act)
        for _ in range(AFTER):
            shut()
            yield ""
    window.chrome.actions["view.backlog"].trigger()
    yield "\n".join(done)


if __name__ == "__main__":
    make_application()
    place = Path(sys.argv[1])
    act = scene(place)

    def tick() -> None:
        try:
            said = next(act)
        except BaseException:
            traceback.print_exc(file=sys.stdout)
            raise
        if said:
            timer.stop()
            print(f"done\n{said}", flush=True)
            QApplication.exit(0)

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    run_editor([str(place / "maps" / "map.journey"), str(place / "bad.journey")])
