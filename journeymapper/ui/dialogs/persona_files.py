"""Personas out of and into files, from their dialog."""
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QListWidget, QListWidgetItem, QWidget

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.atomic import write_atomically
from journeymapper.core.foundation.causes import unwritable
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.paths import as_file_name
from journeymapper.core.model.people import Persona
from journeymapper.core.persistence.persona_file import SUFFIX, Shared, decode_personas, encode_personas
from journeymapper.core.persistence.reading import read_bytes
from journeymapper.ui.qt.file_target import ask_target
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import escaped_tooltip, plain_label


def save_persona(parent: QWidget, t: Texts, doc: Reader, row: Persona) -> Path | None:
    """Ask for a file and write the persona; where it went, None where nobody chose. Raises BadFile."""
    name = (as_file_name(row.name) or t("Persona")) + SUFFIX
    path = ask_target(parent, t("Save persona"), Path(name), [f"{t('Personas')} (*{SUFFIX})"], SUFFIX)
    if path is None:
        return None
    data = encode_personas(doc, [row.id])
    try:
        write_atomically(path, data)
    except OSError as error:
        raise unwritable(path, error) from error
    return path


def fetch_personas(parent: QWidget, t: Texts) -> Shared | None:
    """Ask for a file of a persona or for a map, and which of its personas; None where nobody chose. Raises BadFile."""
    chosen, _ = QFileDialog.getOpenFileName(parent, t("Take personas from"), "",
                                            f"{t('Personas and maps')} (*{SUFFIX} *.journey)")
    if not chosen:
        return None
    data, _real = read_bytes(Path(chosen))
    personas, pictures = decode_personas(data, Path(chosen).name)
    if len(personas) > 1:
        personas = choose_personas(parent, t, personas)
    return (personas, pictures) if personas else None


def choose_personas(parent: QWidget, t: Texts, personas: Sequence[Persona]) -> list[Persona]:
    """Those that are ticked; none where the person cancels."""
    dialog = PersonaChoice(parent, t, personas)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else []


class PersonaChoice(QDialog):
    """The personas of a map, to tick."""

    def __init__(self, parent: QWidget, t: Texts, personas: Sequence[Persona]) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self._personas = personas
        self.setWindowTitle(t("Take personas"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Personas"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()  # else a row is measured before the style sheet says how high it is
        for row in personas:
            item = QListWidgetItem(" · ".join(part for part in (row.name or t("Untitled"), row.segment) if part))
            item.setToolTip(escaped_tooltip(item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.item(0).setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        box = QDialogButtonBox()
        box.addButton(t("Take"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        vbox(plain_label(t("Which of them?")), self.list, box, parent=self, margins=16, spacing=12)
        self.resize(420, 360)

    def chosen(self) -> list[Persona]:
        """What is ticked."""
        return [row for place, row in enumerate(self._personas)
                if self.list.item(place).checkState() == Qt.CheckState.Checked]
