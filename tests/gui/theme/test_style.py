"""The style sheet is filled with roles, and shows where the keyboard is."""
import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QFile, QPoint, QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.versions import Shelf, Version
from journeymapper.ui.dialogs.versions import VersionsDialog
from journeymapper.ui.theme.contrast import SIGN, contrast
from journeymapper.ui.theme.load import THEMES, load_tokens
from journeymapper.ui.theme.style import SHEETS, application_style, apply_style, palette
from tests.support.paths import SAMPLE

FOCUSABLE = (QLineEdit, QPlainTextEdit, QComboBox, QDoubleSpinBox, QPushButton, QToolButton, QCheckBox, QRadioButton)


@pytest.mark.parametrize("name", THEMES)
def test_no_placeholder_is_left_and_no_colour_is_written(qapp: QApplication, name: str) -> None:
    assert "$" not in application_style(load_tokens(name))
    from journeymapper.core.foundation.resources import resource
    for sheet in SHEETS:
        text = resource("themes", "style", f"{sheet}.qss").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", text) == []


@pytest.mark.parametrize("name", THEMES)
def test_all_pictures_of_the_sheet_are_there(qapp: QApplication, name: str) -> None:
    urls = set(re.findall(r"url\(([^)]*)\)", application_style(load_tokens(name))))
    assert urls
    assert [url for url in urls if not QFile.exists(url)] == []


def test_the_palette_follows_the_roles(qapp: QApplication) -> None:
    for name in THEMES:
        tokens = load_tokens(name)
        made = palette(tokens)
        assert made.color(QPalette.ColorRole.Window).name() == tokens.paper.lower()
        assert made.color(QPalette.ColorRole.Highlight).name() == tokens.accent.lower()


@pytest.mark.parametrize("kind", FOCUSABLE)
def test_focus_is_visible(qtbot: QtBot, dressed: QApplication, kind: type[QWidget]) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    control, other = kind(), QPushButton("other")
    layout.addWidget(control)
    layout.addWidget(other)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = control.grab().toImage()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    focused = control.grab().toImage()
    ring = load_tokens("light").focus.lower()
    assert without.size() == focused.size()
    columns = range(focused.width())
    assert ring in {focused.pixelColor(x, focused.height() // 2).name() for x in columns}
    assert ring not in {without.pixelColor(x, without.height() // 2).name() for x in columns}


@pytest.mark.parametrize("kind", [QTableWidget, QTreeWidget])
def test_nothing_lies_over_the_ring_of_a_list(qtbot: QtBot, dressed: QApplication,
                                              kind: type[QTableWidget | QTreeWidget]) -> None:
    """Neither heads nor the ground of a selected row; at the round corners least of all."""
    made = kind()
    qtbot.addWidget(made)
    made.resize(200, 60)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    ring = load_tokens("light").q("focus")
    if isinstance(made, QTreeWidget):
        made.setHeaderHidden(True)
    bare = made.grab().toImage()
    places = [(x, y) for x in range(bare.width()) for y in range(bare.height()) if bare.pixelColor(x, y) == ring]
    assert len(places) > 2 * (200 + 60)
    if isinstance(made, QTreeWidget):
        made.addTopLevelItems([QTreeWidgetItem(["text"]) for _ in range(9)])
    else:
        made.setRowCount(9)
        made.setColumnCount(9)
    made.selectAll()
    filled = made.grab().toImage()
    assert [place for place in places if filled.pixelColor(*place) != ring] == []


def test_a_menu_taller_than_the_screen_scrolls_instead_of_breaking_into_columns(
        qtbot: QtBot, dressed: QApplication) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for number in range(60):
        menu.addAction(f"Entry {number}")
    menu.popup(QPoint(0, 0))
    assert len({menu.actionGeometry(action).x() for action in menu.actions()}) == 1
    menu.close()


def test_the_list_of_a_combo_box_opens_whole(dressed: QApplication, qtbot: QtBot) -> None:
    """Beneath its field and without arrows to scroll by: Fusion's own list hid some of three entries."""
    page = QWidget()
    box = QComboBox(page)
    box.addItems(["as-is", "to-be", "customer", "support"])
    box.setCurrentIndex(2)
    QVBoxLayout(page).addWidget(box)
    qtbot.addWidget(page)
    page.show()
    box.showPopup()
    view = box.view()
    shown = view.viewport().rect()
    assert all(shown.contains(view.visualRect(view.model().index(row, 0))) for row in range(box.count()))
    assert view.mapToGlobal(QPoint(0, 0)).y() >= box.mapToGlobal(box.rect().bottomLeft()).y() - 2
    box.hidePopup()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", [QTreeWidget, QListWidget])
def test_the_chosen_row_of_a_list_has_a_bar(
        qtbot: QtBot, dressed: QApplication, name: str, kind: type[QTreeWidget] | type[QListWidget]) -> None:
    """At its left end only, and as clear as a sign against its own ground and its neighbours'."""
    tokens = load_tokens(name)
    apply_style(dressed, tokens)
    rows = kind()
    if isinstance(rows, QTreeWidget):
        rows.setColumnCount(2)
        rows.setRootIsDecorated(False)
        for text in ("One", "Two", "Three"):
            QTreeWidgetItem(rows, [text, "aside"])
    else:
        rows.addItems(["One", "Two", "Three"])
    qtbot.addWidget(rows)
    rows.show()
    rows.setCurrentIndex(rows.model().index(1, 0))
    picture = rows.viewport().grab().toImage()
    bars = [{picture.pixelColor(x, rows.visualRect(rows.model().index(row, 0)).center().y()).name()
             for x in range(3)} for row in range(3)]
    assert bars[1] == {tokens.accent.lower()}
    middle = rows.visualRect(rows.model().index(1, 0)).center().y()
    grounds = {picture.pixelColor(rows.viewport().width() - 4, middle).name(), *bars[0], *bars[2]}
    assert min(contrast(tokens.accent, ground) for ground in grounds) >= SIGN
    if isinstance(rows, QTreeWidget):
        beside = rows.visualRect(rows.model().index(1, 1)).left()
        assert picture.pixelColor(beside + 1, middle).name() != tokens.accent.lower()


@pytest.mark.parametrize("name", THEMES)
def test_the_row_with_the_keyboard_has_no_frame_of_the_style(qtbot: QtBot, dressed: QApplication, name: str) -> None:
    """It would be washed over the row's words."""
    apply_style(dressed, load_tokens(name))
    versions = tuple(Version(SAMPLE, datetime(2026, 3, day, tzinfo=UTC), 1000) for day in (2, 1))
    box = VersionsDialog([Shelf(SAMPLE, "garden.journey", versions)], texts("en"))
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    qtbot.waitUntil(box.rows.hasFocus)
    row = box.rows.visualItemRect(box.rows.topLevelItem(0))
    middle = box.rows.viewport().grab(QRect(row.center().x(), row.top(), 4, row.height())).toImage()
    assert {middle.pixelColor(2, y).name() for y in range(row.height())} == {load_tokens(name).accent_soft.lower()}
