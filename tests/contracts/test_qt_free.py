"""The core and the headless half of each slice do without Qt: seen by importing them where Qt is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import qt_free
from tests.support.copies import plant, small_house
from tests.support.paths import ROOT


def import_all(parent: Path) -> subprocess.CompletedProcess[str]:
    # -I: nothing of the environment, so that the package is the one in `parent`.
    command = [sys.executable, "-I", "-W", "error", qt_free.__file__, str(parent)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_that_must_be_free_of_qt_is() -> None:
    result = import_all(ROOT)
    assert result.returncode == 0, result.stderr
    names = result.stdout.split()
    assert "journeymapper.core.session.session" in names
    assert any(name.startswith("journeymapper.lanes.") and name.endswith(".kind") for name in names)
    assert any(name.startswith("journeymapper.formats.") and name.endswith(".format") for name in names)


@pytest.mark.parametrize(
    "path, line",
    [
        ("core/model/record.py", "import PySide6.QtCore"),
        ("core/model/record.py", "import shiboken6"),
        ("lanes/notes/kind.py", "import journeymapper.ui.canvas"),
        ("lanes/notes/helper.py", "import pyqtgraph"),
        ("formats/png/write.py", "from journeymapper.formats.png import paint"),
        ("formats/png/write.py", "__import__('PySide6.QtGui')"),
    ],
)
def test_a_planted_import_is_refused(tmp_path: Path, path: str, line: str) -> None:
    plant(small_house(tmp_path), path, line)
    result = import_all(tmp_path)
    assert result.returncode == 1
    assert "is refused here" in result.stderr


def test_the_small_house_is_free_of_qt(tmp_path: Path) -> None:
    small_house(tmp_path)
    result = import_all(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "journeymapper.lanes.notes.view" not in result.stdout.split()
