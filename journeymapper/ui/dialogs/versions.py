"""The older versions that were kept of maps: when each was saved, how large it is, and what is to become of it."""
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QTreeWidgetItem, QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.versions import Shelf, Version, cards_in
from journeymapper.ui.forms.day_text import locale_of
from journeymapper.ui.forms.moments import moments
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label

from .row_table import row_table

RESTORE, COPY, COMPARE, CLOSE = "restore", "copy", "compare", "close"
WAITING = "…"
LONGEST = 80


class VersionsDialog(QDialog):
    """One answer for one version; Escape and Close leave all as it is. `answer`, `shelf` and `version` say which.

    What is in the versions is looked up one by one, while the list stands there already.
    """

    def __init__(self, shelves: Sequence[Shelf], t: Texts, parent: QWidget | None = None, *,
                 now: datetime | None = None, compare: bool = True) -> None:
        """shelves: at least one, that of the map in question first; compare: whether there is a map to compare with."""
        super().__init__(parent)
        give_menu_key(self)
        self._t, self._shelves, self._now = t, shelves, now
        self.answer = CLOSE
        self.setWindowTitle(t("Older versions"))
        self.maps = self._maps()
        self.rows = row_table(t("Older versions"), [t("Saved"), t("Size"), t("Cards")])
        self.rows.currentItemChanged.connect(lambda _now, _before: self._enable())
        self.rows.itemActivated.connect(lambda _item, _column: self._end(COPY))
        self.about = plain_label("", wrap=True)
        self.copy = self._button(N_("Open as copy"), COPY)
        self.restore = self._button(N_("Restore"), RESTORE)
        self.compare = self._button(N_("Compare…"), COMPARE)
        self.compare.setVisible(compare)
        self.close_button = self._button(N_("Close"), CLOSE)
        set_look(self.copy, "main")
        self.copy.setDefault(True)
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_one)
        vbox(self.maps, self.about, self.rows,
             hbox(self.compare, None, self.close_button, self.restore, self.copy), parent=self, margins=16, spacing=12)
        self.resize(640, 440)
        self._fill()
        self.rows.setFocus()

    @property
    def shelf(self) -> Shelf:
        """That of the map that is chosen."""
        return self._shelves[max(0, self.maps.currentIndex())]

    @property
    def version(self) -> Version | None:
        """The one that is chosen; None where there is none."""
        row = self.rows.currentIndex().row()
        return self.shelf.versions[row] if 0 <= row < len(self.shelf.versions) else None

    def _maps(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._t("Map"))
        for shelf in self._shelves:
            where = f" — {shown(shelf.file.parent)}" if shelf.file is not None else ""
            box.addItem(f"{shown(shelf.name)}{where}"[:LONGEST])
        box.setVisible(len(self._shelves) > 1)
        box.currentIndexChanged.connect(lambda _index: self._fill())
        return box

    def _button(self, text: str, answer: str) -> QPushButton:
        button = QPushButton(self._t(text))
        button.setObjectName(answer)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._end(answer))
        return button

    def _end(self, answer: str) -> None:
        self.answer = answer
        if answer == CLOSE or self.version is None:
            self.reject()
        else:
            self.accept()

    def _fill(self) -> None:
        t, versions = self._t, self.shelf.versions
        self.rows.clear()
        for said, version in zip(moments([one.at for one in versions], t, self._now), versions, strict=True):
            QTreeWidgetItem(self.rows, [said, size(version.size, t), WAITING])
        name = shown(self.shelf.name)
        self.about.setText(t(
            "Each save keeps the version before it: the last ten, then one a day for 14 days. Opening one as a copy or "
            "restoring it loses nothing: what “{file}” holds now is kept too.", file=name) if versions else
            t("No older version of “{file}” is kept yet. Each save keeps the version before it.", file=name))
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self._enable()
        self._counting.start()

    def _enable(self) -> None:
        there = self.version is not None
        for button in (self.copy, self.compare):
            button.setEnabled(there)
        self.restore.setEnabled(there and self.shelf.file is not None)

    def _count_one(self) -> None:
        for row, version in enumerate(self.shelf.versions):
            item = self.rows.topLevelItem(row)
            if item is not None and item.text(2) == WAITING:
                item.setText(2, cards(cards_in(version), self._t))
                said = ", ".join(item.text(column) for column in range(3))
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
                return
        self._counting.stop()


def size(count: int, t: Texts) -> str:
    """“18 kB” as the language writes it."""
    return locale_of(t).formattedDataSize(count, 0 if count < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def cards(count: int | None, t: Texts) -> str:
    """“44”; what can't be read or is too large for a look says so."""
    if count is None:
        return "—"
    return t("can't be read") if count < 0 else locale_of(t).toString(count)
