"""The program's windows, with nobody to answer them: menus choose by themselves, dialogs are cancelled."""
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QMenu

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
from journeymapper.ui.qt.translators import install_qt_language
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

from .hand import mouse_drop

SIZE = (1366, 768)


def nobody(patch: pytest.MonkeyPatch, luck: Random) -> None:
    """Nothing waits for a person; what is chosen and which ids are new comes from `luck`."""
    patch.setattr(ids, "secrets", SimpleNamespace(randbelow=luck.randrange))
    for module in (menu, lane_choice):
        patch.setattr(module, "QMenu", choosing_menu(luck))
    patch.setattr(QDialog, "exec", lambda _dialog: 0)
    patch.setattr(QDrag, "exec", lambda drag, *_args: drop_in_parking_lot(drag, luck))
    patch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    patch.setattr(QColorDialog, "getColor", lambda *_args: QColor(luck.choice(["#0E7C7B", ""])))
    patch.setattr(messages, "ask", lambda _p, _t, _text, answers, *_more: luck.choice(answers).id)
    patch.setattr(messages, "tell", lambda *_args: None)


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


@contextmanager
def desk_for(luck: Random) -> Iterator[Desk]:
    """A desk without a window yet; English, light, dressed. What is open at its end is closed."""
    app: Any = QApplication.instance()
    flash, sheet, palette, font = QApplication.cursorFlashTime(), app.styleSheet(), app.palette(), app.font()
    with pytest.MonkeyPatch.context() as patch:
        nobody(patch, luck)
        QApplication.setCursorFlashTime(0)  # pictures are compared
        install_qt_language("en")  # as the program does: Qt's words are one object from the start
        desk = Desk(Preferences(), Theme("light"), texts("en"), make_window)
        desk.theme.dress()
        try:
            yield desk
        finally:
            for place in list(desk.places):
                close(place)
            QGuiApplication.clipboard().clear()  # Qt would delete it after Python has gone, and crash
            QApplication.setCursorFlashTime(flash)
            app.setStyleSheet(sheet)
            app.setPalette(palette)
            app.setFont(font)


def close(place: Place) -> None:
    """Without a question."""
    place.closing = True
    place.window.close()


def open_on(desk: Desk, records: Sequence[Record] | None = None) -> Place:
    """A window for these records (absent: the sample map), in front, the keyboard on the map."""
    rows = list(sample().store.records.values()) if records is None else records
    place = desk.show(MapFile(Session(rows)))
    QApplication.processEvents()
    place.window.showNormal()
    place.window.resize(*SIZE)
    place.window.activateWindow()
    QApplication.processEvents()
    place.window.chrome.map_page.sheet.setFocus()
    return place
