"""The program as a whole: what nobody caught, signals, files named at the start, names of exports."""
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import asking
from journeymapper.app.begin import begin
from journeymapper.app.crash import Crash, details_of
from journeymapper.app.desk import Desk, Place
from journeymapper.app.preferences import Preferences
from journeymapper.core.foundation.i18n import texts
from tests.gui.windows.boxes import Boxes

SECRET = "a sentence out of the map"


def failure() -> RuntimeError:
    try:
        raise RuntimeError(SECRET)
    except RuntimeError as error:
        return error


def test_details_say_where_but_nothing_of_the_map() -> None:
    details = details_of(failure())
    assert "RuntimeError" in details
    assert "test_program.py" in details
    assert SECRET not in details


@pytest.mark.logs_errors
def test_a_fault_is_told_once_and_its_details_can_be_copied(new_place: Place, qtbot: QtBot) -> None:
    crash = Crash(lambda: texts("en"))
    for _ in range(3):
        error = failure()
        crash.caught(type(error), error, error.__traceback__)
    worker = threading.Thread(target=lambda: crash.caught(RuntimeError, failure(), None))
    worker.start()
    worker.join()

    def boxes_shown() -> list[QMessageBox]:
        return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]

    qtbot.waitUntil(lambda: len(boxes_shown()) == 1)
    box = boxes_shown()[0]
    assert box.text() == "Something went wrong inside Journeymapper."
    copy = box.findChild(QPushButton, "copy")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: boxes_shown() == [])


def test_a_file_that_cant_be_opened_leaves_an_empty_map(
        qtbot: QtBot, desk: Desk, tmp_path: Path, boxes: Boxes) -> None:
    begin(desk, [str(tmp_path / "none.journey")])
    assert len(desk.places) == 1
    assert desk.places[0].file.untouched
    qtbot.waitUntil(lambda: len(boxes.told) == 1)
    assert "there is no such file" in boxes.told[0]


def test_damaged_settings_are_said(qtbot: QtBot, desk: Desk) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "journeymapper"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text("{", "utf-8")
    desk.settings = Preferences()
    begin(desk, [])
    assert desk.places[0].window.toasts.texts()[0].startswith("The settings can't be read")


def test_the_name_goes_with_the_chosen_filter(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filters = ["Jira (*.jira.csv)", "Azure (*.azure.csv)"]

    def choose(dialog: QFileDialog) -> int:
        dialog.selectNameFilter(filters[1])
        dialog.filterSelected.emit(filters[1])
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    asked = asking.ask_target_as(None, "Export", tmp_path / "a.b.jira.csv", filters, ".jira.csv")
    assert asked == (tmp_path / "a.b.azure.csv", 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_politely(sample_file: Path, number: signal.Signals) -> None:
    """In a process of its own; it began when its settings name the file, and it ends with its window remembered."""
    code = "import sys; from journeymapper.app.editor import run_editor; sys.exit(run_editor(sys.argv[1:]))"
    child = subprocess.Popen([sys.executable, "-c", code, str(sample_file)], env=dict(os.environ))
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "journeymapper" / "settings.json"
    until = time.monotonic() + 60
    while not settings.exists() and time.monotonic() < until:
        time.sleep(0.05)
    child.send_signal(number)
    assert child.wait(60) == 0
    written = json.loads(settings.read_bytes())
    assert written["files"]["recent"] == [str(sample_file)]
    assert written["window"]["geometry"]
    log = Path(os.environ["XDG_STATE_HOME"]) / "journeymapper" / "log" / "journeymapper.log"
    assert log.read_text("utf-8").rstrip().endswith("ended")
    assert "garden" not in log.read_text("utf-8")
