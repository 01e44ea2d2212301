"""The context menu of the backlog's lines."""
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme

from .backlog_columns import COLUMNS
from .backlog_editors import CHOICES

if TYPE_CHECKING:
    from .backlog import BacklogView

ICON_PX = 16


def backlog_menu(view: "BacklogView", theme: Theme, t: Texts) -> QMenu:
    """The menu for the selected lines and the column that has the keyboard, not yet shown."""
    table, acts, menu = view.table, view.acts, QMenu(view)
    ids, place, row = table.chosen_ids(), table.currentIndex().column(), table.row_here()
    here = row.id if row is not None and row.id in ids else ids[-1] if ids else ""

    def entry(to: QMenu, text: str, act: Callable[[], object], icon: str = "", keys: str = "") -> None:
        action = to.addAction(without_mnemonic(text) + (f"\t{keys}" if keys else ""))
        if icon:
            action.setIcon(theme.icon(icon, ICON_PX))
        action.triggered.connect(lambda _on=False: act())

    if ids:
        if len(ids) > 1:
            menu.addAction(t.plural("{n} red point", "{n} red points", len(ids))).setEnabled(False)
            menu.addSeparator()
        entry(menu, t("Show on the map"), lambda: view.show_on_map.emit(here), "map", t("Enter"))
        entry(menu, t("Opportunities…"), lambda: acts.choose_fixes(table, here), "opportunity")
        menu.addSeparator()
        for column in COLUMNS:
            if column.field in CHOICES:
                choices = menu.addMenu(t(column.title))
                for value, words in (*CHOICES[column.field], (None, "—")):
                    entry(choices, t(words), partial(acts.write, ids, column.field, value))
            elif column.field in ("owner", "due"):
                words = t("Owner…") if column.field == "owner" else t("Due…")
                entry(menu, words, partial(table.edit_cell, here, column.name))
        menu.addSeparator()
        entry(menu, t("Copy cells"), lambda: acts.copy(table), "copy", "Ctrl+C")
        entry(menu, t("Copy lines"), lambda: acts.copy(table, whole=True), keys="Ctrl+Shift+C")
        entry(menu, t("Paste"), lambda: acts.paste(table), "paste", "Ctrl+V")
        menu.addSeparator()
    if 0 <= place < len(COLUMNS):
        title = t("Number") if COLUMNS[place].name == "number" else t(COLUMNS[place].title)
        entry(menu, t("Sort by {column}", column=title), lambda: view.sort_by(place))
    entry(menu, t("Select all"), table.selectAll, keys="Ctrl+A")
    return menu
