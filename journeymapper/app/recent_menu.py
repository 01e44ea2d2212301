"""File → Open recent."""
from PySide6.QtGui import QAction

from journeymapper.core.foundation.paths import shown
from journeymapper.ui.qt.text import escaped_tooltip, without_mnemonic

from .desk import Place
from .opening import open_from

MENU, CLEAR = "file/recent", "file.recent.clear"


def dress_recent_menu(place: Place) -> None:
    """Let the menu fill itself each time it opens."""
    menu = place.window.chrome.menus[MENU]
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: fill_recent_menu(place))


def fill_recent_menu(place: Place) -> None:
    """The maps of late, each with its folder; those that are gone leave the list."""
    chrome = place.window.chrome
    menu, clear = chrome.menus[MENU], chrome.actions[CLEAR]
    for action in menu.actions():
        if action is not clear:
            menu.removeAction(action)
            action.deleteLater()
    for path in place.desk.settings.recent():
        if not path.exists():
            place.desk.settings.forget_recent(path)
            continue
        action = QAction(without_mnemonic(f"{shown(path.name)} — {shown(path.parent)}"), menu)
        action.setToolTip(escaped_tooltip(shown(path)))
        action.triggered.connect(lambda _on=False, chosen=path: open_from(place, [chosen]))
        menu.insertAction(clear, action)
    clear.setEnabled(bool(place.desk.settings.recent()))
    menu.insertSeparator(clear)
