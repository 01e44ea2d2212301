"""The floors of the house, as import-linter reads them from pyproject.toml."""

from pathlib import Path

import pytest

from tests.support.copies import plant, small_house
from tests.support.layers import broken_contracts, lint_layers
from tests.support.paths import ROOT

# A fault: the module, the line planted in it, the contract that must break.
FAULTS = {
    "the core looks up": ("core/session/session.py", "from journeymapper.ui.windows import window", "Floors"),
    "somebody imports the app": ("ui/windows/window.py", "from journeymapper.app import main", "Floors"),
    "the core climbs its own stairs": (
        "core/model/record.py",
        "import journeymapper.core.session",
        "Floors of the core",
    ),
    "siblings of the core meet": ("core/backlog/item.py", "import journeymapper.core.analysis", "Floors of the core"),
    "a new room on no floor of the core": ("core/attic/box.py", "", "Floors of the core"),
    "the ui climbs": ("ui/theme/tokens.py", "from journeymapper.ui.canvas import cards", "Floors of the ui"),
    "a new room on no floor of the ui": ("ui/cellar/box.py", "", "Floors of the ui"),
    "a new house on no floor": ("shed/box.py", "", "Floors"),
    "Qt in the core": ("core/model/record.py", "from PySide6.QtCore import QObject", "No Qt below the ui"),
    "Qt in a slice's model": ("lanes/notes/model.py", "from PySide6 import QtGui", "No Qt below the ui"),
    "Qt in a helper of a slice": ("lanes/notes/curve.py", "from PySide6 import QtGui", "No Qt below the ui"),
    "Qt in a format's writer": ("formats/png/write.py", "import PySide6.QtGui", "No Qt below the ui"),
    "Qt behind a helper": ("lanes/notes/kind.py", "from . import curve", "No Qt below the ui"),
    "a view that sees the windows": (
        "lanes/notes/view.py",
        "from journeymapper.ui.windows import window",
        "A slice sees canvas and forms of the ui, no more",
    ),
    "a lane that imports a lane": (
        "lanes/notes/kind.py",
        "import journeymapper.lanes.quotes.kind",
        "Slices are strangers",
    ),
    "a format that imports a lane": ("formats/png/format.py", "import journeymapper.lanes.notes.kind", "Floors"),
    "the core names a lane": (
        "core/session/session.py",
        "import journeymapper.lanes.notes.kind",
        "Nobody names a lane or a format",
    ),
    "the app names a format": (
        "app/main.py",
        "import journeymapper.formats.png.format",
        "Nobody names a lane or a format",
    ),
}


def test_all_contracts_are_kept() -> None:
    result = lint_layers(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_small_house_keeps_them_too(tmp_path: Path) -> None:
    small_house(tmp_path)
    assert broken_contracts(tmp_path) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_breaks_its_contract(tmp_path: Path, fault: str) -> None:
    path, line, contract = FAULTS[fault]
    package = small_house(tmp_path)
    if fault == "Qt behind a helper":
        plant(package, "lanes/notes/curve.py", "from PySide6 import QtGui")
    plant(package, path, line)
    assert contract in broken_contracts(tmp_path)


def test_two_rooms_that_import_each_other_are_a_knot(tmp_path: Path) -> None:
    package = small_house(tmp_path)
    plant(package, "core/model/kinds.py", "from journeymapper.core.model import record")
    plant(package, "core/model/record.py", "from journeymapper.core.model import kinds")
    assert broken_contracts(tmp_path) == {"No knots"}
