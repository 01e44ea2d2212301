"""Where a map's file was changed by somebody else and by us: what is to stand, conflict by conflict."""
from PySide6.QtWidgets import QDialog, QPushButton, QTreeWidgetItem, QWidget

from journeymapper.core.comparing.choices import DECIDED
from journeymapper.core.comparing.clashes import WINDOW, Clash, Sides, words
from journeymapper.core.comparing.merge import Merged
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.sentences import say
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label

from .tick_list import TickList, TickRow, detail_field


class ConflictsDialog(QDialog):
    """Ticked conflicts are decided for the file; all begin unticked: the window keeps what it has."""

    def __init__(self, sides: Sides, merged: Merged, t: Texts, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self._sides, self._t = sides, t
        self.setWindowTitle(t("Changed by somebody else: “{file}”", file=file))
        self.rows = TickList(t("What both changed"), self)
        self.detail = detail_field(t("The row in full"), self)
        self.take = QPushButton(t("Take in"))
        set_look(self.take, "main")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        later = QPushButton(t("Not now"))
        later.clicked.connect(self.reject)
        decided = [clash for clash in merged.clashes if clash.sort in DECIDED]
        self.rows.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self.rows.add_group(t("Changed on both sides: tick what the file says, else yours stays"),
                            [TickRow(self._words(clash), clash, False) for clash in decided])
        self.rows.add_group(t("What follows from it"), [TickRow(self._words(clash), clash)
                                                        for clash in merged.clashes if clash.sort not in DECIDED])
        self.rows.begin()
        vbox(plain_label(_facts(merged, t, file), wrap=True), self.rows, self.detail,
             hbox(*self._at_once(len(decided)), None, later, self.take), parent=self, margins=16, spacing=12)
        self.resize(760, 560)

    def chosen(self) -> list[Clash]:
        """The conflicts that are decided for the file."""
        return self.rows.ticked()

    def _words(self, clash: Clash) -> str:
        return words(clash, self._sides, self._t, WINDOW)

    def _at_once(self, count: int) -> list[QPushButton]:
        made = []
        for text, on in ((N_("The file in all"), True), (N_("Mine in all"), False)) if count > 1 else ():
            button = QPushButton(self._t(text))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, way=on: self.rows.tick_all(way, lambda _clash: True))
            made.append(button)
        return made

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        clash = self.rows.line_of(item)
        self.detail.setPlainText(self._words(clash) if clash is not None else "")


def _facts(merged: Merged, t: Texts, file: str) -> str:
    facts = [t("“{file}” was changed by somebody else while you changed it here. What fits together is taken in; here "
               "is what doesn't. One undo takes it back.", file=file)]
    return "\n".join([*facts, *(say(t, note) for note in merged.notes)])
