"""The guards of the whole suite, each shown to bite on a planted fault (test files run by a pytest of their own)."""

import os
import subprocess
import sys

import pytest
from defusedxml import ElementTree

from tests.support.paths import ROOT

# What is done wrong: (the body of a test file, what the failure must say).
PLANTED = {
    "another machine": (
        """
import socket
def test_it():
    socket.create_connection(("192.0.2.1", 80), timeout=0.01)
""",
        "a test asked for the address of 192.0.2.1",
    ),
    "another machine by datagram": (
        """
import socket
def test_it():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(b"x", ("192.0.2.1", 80))
""",
        "a test tried to reach 192.0.2.1",
    ),
    "a stray warning of Qt": (
        """
from PySide6.QtCore import qWarning
def test_it(qapp):
    qWarning("planted by Qt")
""",
        "planted by Qt",
    ),
    "a logged error": (
        """
import logging
def test_it():
    logging.getLogger("some.room").error("planted")
""",
        "some.room: planted",
    ),
    "a leaked window": (
        """
from PySide6.QtWidgets import QWidget
kept = []
def test_it(qapp):
    kept.append(QWidget())
    kept[0].setWindowTitle("planted")
""",
        "left behind: QWidget “planted”",
    ),
    "a leaked thread": (
        """
import threading
stop = threading.Event()
def test_it():
    threading.Thread(target=stop.wait, args=(3,), name="planted").start()
""",
        "left behind: planted",
    ),
    "an exception in a paint": (
        """
from PySide6.QtWidgets import QWidget
class Sheet(QWidget):
    def paintEvent(self, event):
        raise KeyError("plan" + "ted")
def test_it(qtbot):
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.grab()
""",
        "paintEvent(): planted",
    ),
    "a tool missing on CI": (
        """
import pytest
@pytest.mark.needs_tool("no-such-tool")
def test_it():
    pass
""",
        "no-such-tool (Debian: no-such-tool) not installed",
    ),
    "what a machine forbids on CI": (
        """
from tests.support.tools import lacking
def test_it():
    lacking("mount is not " + "allowed here")
""",
        "mount is not allowed here",
    ),
    "a warning of Python": (
        """
import warnings
def test_it():
    warnings.warn("plan" + "ted", DeprecationWarning)
""",
        "DeprecationWarning: planted",
    ),
}
CLEAN = """
import os, logging
from PySide6.QtWidgets import QWidget
def test_it(qtbot, tmp_path):
    logging.getLogger('some.room').warning('only a warning')
    widget = QWidget()
    qtbot.addWidget(widget)
    assert 'pytest' in os.environ['XDG_STATE_HOME'] and not list(tmp_path.iterdir())
"""
# The first test leaves something in the clipboard, the second must not find it.
COPIED = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
def test_one(qapp):
    data = QMimeData()
    data.setText("copied")
    QGuiApplication.clipboard().setMimeData(data)
def test_two(qapp):
    assert QGuiApplication.clipboard().text() == ""
"""


def file_name(fault: str) -> str:
    return f"test_{fault.replace(' ', '_').lower()}"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One run of pytest over all planted files: module name → what was said of its test ("" where it passed)."""
    folder = tmp_path_factory.mktemp("planted")
    for fault, (text, _) in PLANTED.items():
        (folder / f"{file_name(fault)}.py").write_text(text, encoding="utf-8")
    (folder / "test_clean.py").write_text(CLEAN, encoding="utf-8")
    (folder / "test_copied.py").write_text(COPIED, encoding="utf-8")
    plugins = [part for name in ("network", "hygiene", "tools") for part in ("-p", f"tests.support.{name}")]
    report = folder / "report.xml"
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider",
         *plugins, f"--rootdir={folder}", f"--junitxml={report}", str(folder)],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "JOURNEYMAPPER_CI": "1"},
    )  # fmt: skip
    assert report.exists(), result.stdout + result.stderr
    said: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        name = case.attrib["classname"].rpartition(".")[2]
        faults = [*case.iter("failure"), *case.iter("error")]
        said[name] = said.get(name, "") + "".join(f"{fault.get('message')}\n{fault.text}" for fault in faults)
    return said


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_fails_its_test(outcomes: dict[str, str], fault: str) -> None:
    assert PLANTED[fault][1] in outcomes[file_name(fault)]


def test_a_clean_test_passes(outcomes: dict[str, str]) -> None:
    assert outcomes["test_clean"] == ""


def test_the_clipboard_is_emptied_between_tests(outcomes: dict[str, str]) -> None:
    assert outcomes["test_copied"] == ""
