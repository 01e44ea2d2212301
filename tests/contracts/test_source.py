"""Contracts that read the source: sizes, room signs, walls around libraries, plain text, words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts.size_exceptions import EXCEPTIONS
from tests.support import source
from tests.support.copies import plant, small_house
from tests.support.paths import PACKAGE

Checker = Callable[[Path], list[str]]
CHECKERS: dict[str, Checker] = {
    "sizes": lambda package: source.size_faults(package, EXCEPTIONS if package == PACKAGE else {}),
    "room signs": source.room_sign_faults,
    "walls": source.wall_faults,
    "no network": source.network_faults,
    "plain text": source.plain_text_faults,
    "texts": source.text_faults,
    "named slices": source.named_slice_faults,
    "words": source.vocabulary_faults,
}
LONG_FUNCTION = "def long():\n" + "    x = 1\n" * source.FUNCTION_LINES
LONG_CLASS = "class Long:\n" + "    x = 1\n" * source.CLASS_LINES
# A fault: the checker, the module, the text planted in it, a part of what must be said.
FAULTS = {
    "a long file": ("sizes", "app/main.py", "\n" * source.FILE_LINES, "app/main.py has"),
    "a long class": ("sizes", "app/main.py", LONG_CLASS, "app/main.py::Long has 201 lines"),
    "a long function": ("sizes", "app/main.py", LONG_FUNCTION, "app/main.py::long has 41 lines"),
    "a long method": (
        "sizes",
        "app/main.py",
        f"class A:\n    {LONG_FUNCTION.replace(chr(10), chr(10) + '    ')}",
        "A.long",
    ),
    "a room whose sign was lost": ("room signs", "app/__init__.py", None, "app/__init__.py doesn't say “may see”"),
    "a room without a door": ("room signs", "app/__init__.py", "remove", "app has no __init__.py"),
    "openpyxl in a command": ("walls", "core/commands/x.py", "import openpyxl", "core/commands/x.py imports openpyxl"),
    "openpyxl beside the workbook": (
        "walls",
        "core/backlog/item.py",
        "from openpyxl.cell import Cell",
        "core/backlog/item.py",
    ),
    "pyqtgraph in a panel": (
        "walls",
        "ui/panels/x.py",
        "def f():\n    import pyqtgraph",
        "ui/panels/x.py imports pyqtgraph",
    ),
    "a download": ("no network", "core/foundation/x.py", "from urllib.request import urlopen", "urllib.request"),
    "a download by Qt": ("no network", "ui/qt/x.py", "from PySide6.QtNetwork import QNetworkAccessManager", "QNetwork"),
    "all of Qt's network": ("no network", "ui/qt/x.py", "from PySide6 import QtNetwork", "whole"),
    "a label that guesses": ("plain text", "ui/qt/x.py", "label = QLabel(title)", "ui/qt/x.py:1 makes a QLabel"),
    "a label of its own kind": ("plain text", "ui/qt/x.py", "class A(QLabel):\n    pass", "is a QLabel and never"),
    "a tooltip that guesses": ("plain text", "ui/qt/x.py", "box.setToolTip(title)", "sets a tooltip itself"),
    "a tooltip shown": ("plain text", "ui/qt/x.py", "QToolTip.showText(place, title)", "shows a tooltip itself"),
    "a tooltip half escaped": (
        "plain text",
        "ui/qt/x.py",
        "box.setToolTip(escaped_tooltip(a) if a else title)",
        "sets a tooltip itself",
    ),
    "a tooltip perhaps escaped": ("plain text", "ui/qt/x.py", "x.setToolTip(escaped_tip or title)", "sets a tooltip"),
    "a box that guesses": ("plain text", "ui/qt/x.py", "QMessageBox.warning(None, a, b)", "QMessageBox.warning"),
    "a box made without a format": ("plain text", "ui/qt/x.py", "box = QMessageBox()", "makes a QMessageBox"),
    "rich text asked for": (
        "plain text",
        "ui/qt/x.py",
        "x.setTextFormat(Qt.TextFormat.RichText)",
        "asks for rich text",
    ),
    "a bare title": ("texts", "ui/qt/x.py", "window.setWindowTitle('Backlog')", "past the catalogue"),
    "a bare button": ("texts", "ui/qt/x.py", "button = QPushButton(f'{n} cards')", "past the catalogue"),
    "a bare refusal": (
        "texts",
        "core/commands/x.py",
        "class Full(UserError): pass\nraise Full('No place')",
        "past the catalogue",
    ),
    "a message built at run time": ("texts", "ui/qt/x.py", "t(f'Moved to {step}')", "built at run time"),
    "a slice named by text": ("named slices", "app/main.py", "NAME = 'journeymapper.formats.png'", "slices are found"),
    "another slice named": ("named slices", "lanes/notes/kind.py", "X = 'journeymapper.lanes.quotes.kind:f'", "quotes"),
    "a word to avoid": ("words", "app/main.py", "TITLE = 'Pain point'", "says “pain point”, which is a red point"),
}
ALLOWED = {
    "the workbook's rooms": ("walls", "core/backlog/workbook/write.py", "import openpyxl"),
    "the workbook's files": ("walls", "core/backlog/workbook_read.py", "import openpyxl"),
    "a reader of spreadsheets": ("walls", "formats/grid/read.py", "import openpyxl"),
    "the plots": ("walls", "ui/plots/matrix.py", "import pyqtgraph"),
    "the second start": ("no network", "app/single.py", "from PySide6.QtNetwork import QLocalSocket"),
    "escaped tooltips": (
        "plain text",
        "ui/qt/x.py",
        """
def tip(a):
    return escaped_tooltip(a)
x.setToolTip(tip(a))
x.setToolTip("" if a else escaped_tooltip(a))
x.setToolTip(escaped_tip or y.toolTip())
""",
    ),
    "texts of the catalogue": (
        "texts",
        "ui/qt/x.py",
        "x.setText(t('Open'))\ny.setText('· ' + n)\ny.setText('')\nw.setText('Title', n)",
    ),
    "a slice that names itself": (
        "named slices",
        "formats/png/format.py",
        "WRITER = 'journeymapper.formats.png.paint:f'",
    ),
    "the folder of slices": ("named slices", "app/main.py", "LANES = 'journeymapper.lanes'"),
    "a box of plain text": (
        "plain text",
        "ui/qt/x.py",
        "box = QMessageBox()\nbox.setTextFormat(Qt.TextFormat.PlainText)",
    ),
}


@pytest.mark.parametrize("contract", CHECKERS)
def test_the_contract_is_kept(contract: str) -> None:
    assert CHECKERS[contract](PACKAGE) == []


def test_the_small_house_keeps_them_all(tmp_path: Path) -> None:
    package = small_house(tmp_path)
    assert [fault for check in CHECKERS.values() for fault in check(package)] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(tmp_path: Path, fault: str) -> None:
    contract, path, text, said = FAULTS[fault]
    package = small_house(tmp_path)
    if text is None:
        (package / path).write_text('"""A room."""\n', encoding="utf-8")
    elif text == "remove":
        (package / path).unlink()
    else:
        plant(package, path, text)
    assert [found for found in CHECKERS[contract](package) if said in found]


@pytest.mark.parametrize("case", ALLOWED)
def test_what_is_allowed_is_not_blamed(tmp_path: Path, case: str) -> None:
    contract, path, text = ALLOWED[case]
    package = small_house(tmp_path)
    plant(package, path, text)
    assert CHECKERS[contract](package) == []


def test_an_exception_is_needed_and_has_a_reason(tmp_path: Path) -> None:
    package = small_house(tmp_path)
    plant(package, "app/main.py", LONG_FUNCTION)
    assert source.size_faults(package, {"app/main.py::long": "a table"}) == []
    assert source.size_faults(package, {"app/main.py::long": " "}) == ["app/main.py::long is excepted without a reason"]
    assert "app/main.py::gone is excepted but short enough" in source.size_faults(package, {"app/main.py::gone": "x"})
