"""A desk whose windows ask nobody: menus choose by themselves, dialogs are cancelled, ids come from a seed."""
from collections.abc import Callable, Iterator, Sequence
from random import Random
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QDrag
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.app.map_file import MapFile
from journeymapper.app.preferences import Preferences
from journeymapper.app.wiring import make_window
from journeymapper.core.foundation import ids
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import lane_choice, menu
from journeymapper.ui.qt import messages
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

from .hands import mouse_drop

OpenMap = Callable[..., Place]


@pytest.fixture
def luck() -> Random:
    """What menus choose and which ids are new; `seed()` begins anew."""
    return Random(0)


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, luck: Random) -> None:
    """Nothing waits for a person."""
    monkeypatch.setattr(ids, "secrets", SimpleNamespace(choice=luck.choice))
    for module in (menu, lane_choice):
        monkeypatch.setattr(module, "QMenu", choosing_menu(luck))
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_args: drop_in_parking_lot(drag, luck))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_args: QColor(luck.choice(["#0E7C7B", ""])))
    monkeypatch.setattr(messages, "ask", lambda _p, _t, _text, answers, *_more: luck.choice(answers).id)
    monkeypatch.setattr(messages, "tell", lambda *_args: None)


def choosing_menu(luck: Random) -> type[QMenu]:
    """A subclass: `QMenu.exec` itself, being static and not, can't be replaced."""

    class ChoosingMenu(QMenu):
        def exec(self, *_args: object) -> QAction | None:  # type: ignore[override] # one of Qt's many forms
            return choose(self, luck)

    return ChoosingMenu


def choose(shown: QMenu, luck: Random) -> QAction | None:
    """Trigger an entry of a menu or of its submenus, or none."""
    entries = [entry for entry in shown.actions() if entry.isEnabled() and not entry.isSeparator()]
    if not entries or luck.random() < 0.1:
        return None
    entry = luck.choice(entries)
    if entry.menu() is not None:
        return choose(entry.menu(), luck)  # type: ignore[arg-type] # Qt's stubs say QObject
    entry.trigger()
    return entry


def drop_in_parking_lot(drag: QDrag, luck: Random) -> Qt.DropAction:
    """A drag that left the sheet ends in the parking lot, or nowhere."""
    lot = drag.source().window().chrome.map_page.parking_lot  # type: ignore[attr-defined] # a MapWindow
    if luck.random() < 0.7:
        mouse_drop(lot, drag.mimeData(), lot.rect().center())
    return Qt.DropAction.MoveAction


@pytest.fixture
def desk(qtbot: QtBot, nobody: None) -> Iterator[Desk]:
    """No window yet; English, light."""
    desk = Desk(Preferences(), Theme("light"), texts("en"), make_window)
    yield desk
    for place in list(desk.places):
        place.closing = True
        place.window.close()


@pytest.fixture
def open_map(desk: Desk, qtbot: QtBot) -> OpenMap:
    """Opens a window for these records (absent: the sample map)."""

    def open_(records: Sequence[Record] | None = None) -> Place:
        rows = list(sample().store.records.values()) if records is None else records
        place = desk.show(MapFile(Session(rows)))
        QApplication.processEvents()
        place.window.showNormal()
        place.window.resize(1366, 768)
        place.window.activateWindow()
        qtbot.waitActive(place.window)
        QApplication.processEvents()
        place.window.chrome.map_page.sheet.setFocus()
        return place

    return open_
