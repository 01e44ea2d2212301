"""A name asked for on the spot, in a little box under a field."""
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction


def ask_name(anchor: QWidget, prompt: str, take: Callable[[str], object]) -> QMenu:
    """Show the box; Enter hands the name to `take` (never an empty one), Escape or a click elsewhere closes it."""
    menu = QMenu(anchor)
    edit = QLineEdit(menu)
    edit.setPlaceholderText(prompt)
    edit.setAccessibleName(prompt)
    edit.setMinimumWidth(max(160, anchor.width() - 12))
    action = QWidgetAction(menu)
    action.setDefaultWidget(edit)
    menu.addAction(action)

    def done() -> None:
        name = " ".join(edit.text().split())
        if name:
            menu.close()
            take(name)

    edit.returnPressed.connect(done)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))
    edit.setFocus(Qt.FocusReason.PopupFocusReason)
    return menu
