"""File dialogs as people fill them in."""
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.app.asking import ask_target, ask_target_as

WORKBOOKS = ["Excel workbook (*.xlsx)"]
TICKETS = ["Tickets for Jira (*.jira.csv)", "Tickets for Azure DevOps (*.azure.csv)"]


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[[str], list[str]]:
    """Types this name into the dialog and accepts; the names that then stood there. A second time it is given up."""
    def prepare(name: str) -> list[str]:
        stood: list[str] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(10, answer)
                return
            line = dialog.findChildren(QLineEdit)[0]
            stood.append(line.text())
            if len(stood) > 1:
                dialog.reject()
                return
            line.setText(name)
            QTimer.singleShot(0, answer)
            dialog.accept()

        QTimer.singleShot(0, answer)
        return stood

    return prepare


@pytest.mark.parametrize("name, becomes", [
    ("Backlog", "Backlog.xlsx"), ("Backlog 22.11.2026", "Backlog 22.11.2026.xlsx"), ("backlog.XLSX", "backlog.XLSX"),
    ("v2.0", "v2.0.xlsx"), ("a.csv", "a.csv.xlsx"),
])
def test_a_name_with_a_dot_gets_its_suffix_too(
        tmp_path: Path, typed: Callable[[str], list[str]], name: str, becomes: str) -> None:
    typed(name)
    assert ask_target(None, "Save", tmp_path / "x.xlsx", WORKBOOKS, ".xlsx") == tmp_path / becomes


@pytest.mark.parametrize("name, becomes", [
    ("tickets.csv", "tickets.csv"), ("a.azure.csv", "a.azure.csv"), ("Tickets 22.11", "Tickets 22.11.jira.csv"),
])
def test_a_suffix_that_says_less_stays(
        tmp_path: Path, typed: Callable[[str], list[str]], name: str, becomes: str) -> None:
    typed(name)
    assert ask_target_as(None, "Save", tmp_path / "x.jira.csv", TICKETS, ".jira.csv") == (tmp_path / becomes, 0)


def test_a_file_of_the_whole_name_is_asked_about(tmp_path: Path, typed: Callable[[str], list[str]]) -> None:
    (tmp_path / "Map 2.0.xlsx").write_bytes(b"old")
    stood = typed("Map 2.0")
    assert ask_target(None, "Save", tmp_path / "x.xlsx", WORKBOOKS, ".xlsx") is None
    assert stood == ["x.xlsx", "Map 2.0.xlsx"]
