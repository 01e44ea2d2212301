"""What a new map begins with: nothing, or a template."""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.templates import templates
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import plain_label


def ask_template(t: Texts, parent: QWidget) -> str | None:
    """The name of the chosen template, None where the person cancelled."""
    dialog, chosen = template_dialog(t, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    item = chosen.currentItem()
    dialog.deleteLater()
    return str(item.data(Qt.ItemDataRole.UserRole)) if accepted and item is not None else None


def template_dialog(t: Texts, parent: QWidget) -> tuple[QDialog, QListWidget]:
    """The dialog, not yet shown, and its list."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(t("New map"))
    rows = QListWidget(dialog)
    rows.setAccessibleName(t("Templates"))
    rows.setWordWrap(True)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setSpacing(2)
    for one in templates(t.language):
        _add(rows, one.name, one.title, one.description)
    rows.setCurrentRow(0)
    buttons = QDialogButtonBox(dialog)
    create = buttons.addButton(t("Create"), QDialogButtonBox.ButtonRole.AcceptRole)
    set_look(create, "main")
    create.setDefault(True)
    buttons.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    rows.itemActivated.connect(lambda _item: dialog.accept())
    vbox(plain_label(t("What should the new map begin with?")), rows, buttons, parent=dialog, margins=16, spacing=12)
    dialog.resize(460, 400)
    return dialog, rows


def _add(rows: QListWidget, name: str, title: str, description: str) -> None:
    item = QListWidgetItem(f"{title}\n{description}" if description else title)
    item.setData(Qt.ItemDataRole.UserRole, name)
    rows.addItem(item)
