"""Guards that hold for every test: folders of its own, no stray log, no widget or thread left behind.

A stray warning of Qt is pytest-qt's business (qt_log_level_fail in pyproject.toml).
"""

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.support.paths import ON_CI

# Before the first QApplication; a test that wants a real screen starts the program in a process of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Machines differ in speed, so no deadline; CI draws the same examples each time, so that it blames the right change.
hypothesis.settings.register_profile("default", deadline=None, print_blob=True, derandomize=ON_CI)
hypothesis.settings.register_profile("soak", deadline=None, print_blob=True, max_examples=500, stateful_step_count=50)
hypothesis.settings.load_profile("default")

FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    # What platformdirs asks for on Windows.
    "WIN_PD_OVERRIDE_APPDATA": "config",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "data",
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, state and backups of this test alone, empty; the language of the system is English."""
    home = tmp_path_factory.mktemp("h")  # short: a socket's path in it has to fit 100 bytes
    for variable, name in FOLDERS.items():
        folder = home / name
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


class ErrorCollector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """A logged error fails the test, unless it is marked `logs_errors`."""
    collector = ErrorCollector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.texts and request.node.get_closest_marker("logs_errors") is None:
        pytest.fail("errors were logged:\n  " + "\n  ".join(collector.texts), pytrace=False)


def top_levels() -> dict[int, Any]:
    """The windows of the running application by identity, nothing where there is no application."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    return {id(widget): widget for widget in widgets.QApplication.topLevelWidgets()}


@pytest.fixture(autouse=True)
def empty_clipboard(own_folders: None) -> Iterator[None]:
    """No test reads what another one copied. Offscreen, Qt would also delete it after Python has gone, and crash."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True, scope="module")
def small_heap() -> None:
    """What stays for good (modules, collected tests, caches) is left out of the collections of `finish_deletions`.

    Walking through it once per test took a quarter of all GUI tests' time.
    """
    gc.collect()
    gc.freeze()


def finish_deletions() -> None:
    """Carry out what deleteLater() has asked for, and let Python drop what is only held by cycles."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture(autouse=True)
def no_leaks(own_folders: None) -> Iterator[None]:
    """Each window that a test opens is closed at its end, each thread that it starts has ended."""
    windows = set(top_levels())
    threads = set(threading.enumerate())
    yield
    if set(top_levels()) - windows:
        finish_deletions()
    left = [f"{type(widget).__name__} “{widget.windowTitle()}” {widget.objectName()}".strip()
            for key, widget in top_levels().items() if key not in windows and owned_by_test(widget)]  # fmt: skip
    running = [thread.name for thread in threading.enumerate() if thread not in threads and not thread.daemon]
    if left or running:
        pytest.fail("left behind: " + ", ".join([*left, *running]), pytrace=False)


def owned_by_test(widget: Any) -> bool:
    """Whether a top-level widget is one that somebody made, not one that Qt keeps for itself (the tooltip's label)."""
    return widget.parent() is None and widget.metaObject().className() not in {"QTipLabel", "QDesktopScreenWidget"}
