"""What was left by a program that didn't end as it should: what it is, and what is to become of it."""
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.journal.shelf import Offer
from journeymapper.ui.forms.moments import moment
from journeymapper.ui.forms.step_words import step_words
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label

from .row_table import row_table

RESTORE, BOTH, LATER, DISCARD = "restore", "both", "later", "discard"
SHOWN_STEPS, LONGEST = 4, 80
STANDING = {
    "same": N_("“{file}” is as it was: restoring goes on where the work stopped."),
    "changed": N_("“{file}” was changed since. What is recovered opens as a copy; nothing is overwritten."),
    "gone": N_("“{file}” isn't there any more. What is recovered opens as a new map."),
    "new": N_("The map was never saved to a file. It opens as a new one."),
}


class RecoveryDialog(QDialog):
    """One choice for one of the offers; Escape leaves all of them for later. `answer` and `offer` say which."""

    def __init__(self, offers: Sequence[Offer], t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self._t, self._offers = t, offers
        self.answer = LATER
        self.setWindowTitle(t("Recover unsaved changes"))
        self.rows = _table(offers, t)
        self.rows.currentItemChanged.connect(lambda _now, _before: self._show())
        self.rows.itemActivated.connect(lambda _item, _column: self._end(RESTORE))
        self.about = plain_label("", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.restore = self._button(N_("Restore"), RESTORE)
        self.both = self._button(N_("Open both"), BOTH)
        self.later = self._button(N_("Keep for later"), LATER)
        self.discard = self._button(N_("Discard…"), DISCARD)
        set_look(self.restore, "main")
        self.restore.setDefault(True)
        intro = t("Journeymapper ended before these changes were saved. They are kept for 30 days.")
        vbox(plain_label(intro, wrap=True), self.rows, self.about,
             hbox(self.discard, None, self.later, self.both, self.restore), parent=self, margins=16, spacing=12)
        self.resize(640, 360)
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self._show()

    @property
    def offer(self) -> Offer:
        """The one that is chosen."""
        return self._offers[max(0, self.rows.currentIndex().row())]

    def _button(self, text: str, answer: str) -> QPushButton:
        button = QPushButton(self._t(text))
        button.setObjectName(answer)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._end(answer))
        return button

    def _end(self, answer: str) -> None:
        self.answer = answer
        self.accept()

    def _show(self) -> None:
        offer, t = self.offer, self._t
        file = offer.base.file
        self.both.setVisible(offer.base.relation in ("same", "changed"))
        self.restore.setText(t("Restore as a copy") if offer.base.relation == "changed" else t("Restore"))
        standing = t(STANDING[offer.base.relation], file=shown(file.name if file is not None else ""))
        self.about.setText("\n".join(filter(None, [last_steps(offer, t), standing])))


def last_steps(offer: Offer, t: Texts) -> str:
    """The last changes in words, the latest first."""
    words = [recovered_words(entry, t) for entry in reversed(offer.steps[-SHOWN_STEPS:])]
    return t("Last changes: {steps}", steps=" · ".join(words)) if words else ""


def recovered_words(entry: Entry, t: Texts) -> str:
    """A step as the history names it; the values come from a file and may not fit."""
    try:
        return step_words(entry, t)[:LONGEST]
    except (KeyError, IndexError, ValueError, AttributeError):
        return t("Change")


def _table(offers: Sequence[Offer], t: Texts) -> QTreeWidget:
    rows = row_table(t("Maps with unsaved changes"), [t("Map"), t("Changes"), t("Last one")])
    for offer in offers:
        item = QTreeWidgetItem(rows, [map_name(offer, t), changes(offer, t), moment(last_change(offer), t)])
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(item.text(column) for column in range(3)))
    return rows


def map_name(offer: Offer, t: Texts) -> str:
    """The name of its file, else its title."""
    if offer.base.file is not None:
        return shown(offer.base.file.name)
    return t("Untitled — {title}", title=offer.title[:LONGEST]) if offer.title.strip() else t("Untitled")


def changes(offer: Offer, t: Texts) -> str:
    """How many; what is undone of the file itself is a change too."""
    return t.plural("{n} change", "{n} changes", max(1, len(offer.steps)))


def last_change(offer: Offer) -> datetime:
    """When the last one was made."""
    return next((entry.at for entry in reversed(offer.steps) if entry.at is not None), offer.at)
