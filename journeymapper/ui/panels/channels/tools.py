"""The row above the tables: which of them is shown, whose preferences, and the ways to personas and channels."""
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QToolButton, QWidget

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms.choice import dot
from journeymapper.ui.forms.combo import CalmCombo
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme

LETTERS, LEAST_PX = 24, 110


class Tools(QWidget):
    """`part_chosen(name)`, `persona_chosen`, `people_asked`, `channels_asked`."""

    part_chosen = Signal(str)
    persona_chosen = Signal()
    people_asked = Signal()
    channels_asked = Signal()

    def __init__(self, parts: Mapping[str, str], theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        """parts: names and titles (catalogue ids)."""
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.parts: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        for part, title in parts.items():
            button = self.parts[part] = QToolButton()
            button.setText(t(title))
            button.setCheckable(True)
            set_look(button, "filter")
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, part=part: self.part_chosen.emit(part))
        self.persona = CalmCombo()
        self.persona.setMinimumContentsLength(LETTERS)
        self.persona.setMinimumWidth(LEAST_PX)
        self.persona.setAccessibleName(t("Whose preferences"))
        self.persona.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.persona.activated.connect(lambda _place: self.persona_chosen.emit())
        buttons = []
        for text, signal in ((t("Personas…"), self.people_asked), (t("Channels…"), self.channels_asked)):
            entry = QPushButton(text)
            entry.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            buttons.append(entry)
        hbox(*self.parts.values(), 12, self.persona, None, *buttons, parent=self, spacing=6)

    def chosen_persona(self) -> str | None:
        """Whose preferences are shown, None for everybody's."""
        return self.persona.currentData() or None

    def show_personas(self, doc: Reader) -> None:
        """Offer those that there are; the chosen one stays."""
        chosen = self.chosen_persona()
        self.persona.clear()
        self.persona.addItem(self._theme.icon("personas", 16, "ink_secondary"), self._t("Everybody’s preferences"), "")
        for place, row in enumerate(queries.personas(doc)):
            tint = dot(row.colour or self._theme.tokens.person(place), 16, self.devicePixelRatioF())
            self.persona.addItem(tint, row.name or self._t("Untitled"), row.id)
        self.persona.setCurrentIndex(max(0, self.persona.findData(chosen or "")))


class Lack(QWidget):
    """What stands in the place of an empty table: why, and a button to the map."""

    def __init__(self, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label("", wrap=True)
        set_look(self.words, "secondary")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(t("Show the map"))
        self.button.setAutoDefault(True)  # Enter presses it too
        vbox(None, self.words, hbox(None, self.button, None), None, parent=self, spacing=12, margins=40)
