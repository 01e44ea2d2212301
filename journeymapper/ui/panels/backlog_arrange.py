"""How the backlog's lines are arranged: order, groups, what is folded. And the button that says and changes it."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.forms.several import ListButton
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme

from .backlog_columns import COLUMNS, ordered
from .backlog_groups import GROUPINGS, Head, Line, lines_of
from .backlog_rows import Row


@dataclass(frozen=True)
class Arrangement:
    """column: by which it is sorted, None for the backlog's own order; by: a key of GROUPINGS or "";
    folded: keys of groups, also of other groupings.
    """

    column: int | None = None
    downwards: bool = True
    by: str = ""
    folded: frozenset[str] = field(default_factory=frozenset)

    def turned(self, column: int) -> "Arrangement":
        """Sorted by a column, once more the other way, once more back to the backlog's own order."""
        first = COLUMNS[column].downwards
        if self.column != column:
            return replace(self, column=column, downwards=first)
        if self.downwards == first:
            return replace(self, downwards=not first)
        return replace(self, column=None, downwards=True)

    def folding(self, key: str, open: bool | None) -> "Arrangement":
        """With a group folded or unfolded; None turns it over."""
        wanted = key in self.folded if open is None else open
        return replace(self, folded=self.folded - {key} if wanted else self.folded | {key})

    def lines(self, rows: list[Row], doc: Reader, t: Texts) -> list[Line]:
        """Rows as they are shown; they come in the backlog's own order."""
        return lines_of(ordered(rows, self.column, self.downwards), self.by, self.folded, doc, t)


GROUPED = {"stage": N_("By stage"), "channel": N_("By channel"), "department": N_("By department"),
           "owner": N_("By owner"), "status": N_("By status")}


class ArrangeButton(ListButton):
    """Says by what the table is grouped; its menu groups, sorts, folds. `asked(Arrangement)`."""

    asked = Signal(object)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._t = t
        self._now = Arrangement()
        self.lines: Sequence[Line] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(t("Groups and order of the backlog"))
        self.menu_of_all = QMenu(self)
        self.clicked.connect(self._open)
        self.show_state(self._now, ())

    def show_state(self, now: Arrangement, lines: Sequence[Line]) -> None:
        """What holds now, and the lines that are shown."""
        self._now, self.lines = now, lines
        self.setText(self._t(GROUPED[now.by]) if now.by in GROUPED else self._t("No groups"))

    def fill(self) -> QMenu:
        """The menu as it is now."""
        t, menu, now = self._t, self.menu_of_all, self._now
        menu.clear()
        for by in ("", *GROUPINGS):
            text = t(GROUPED[by]) if by else t("No groups")
            self._option(menu, text, now.by == by, partial(replace, now, by=by))
        menu.addSeparator()
        heads = frozenset(line.key for line in self.lines if isinstance(line, Head))
        for text, folded in ((t("Fold all groups"), now.folded | heads), (t("Unfold all groups"), now.folded - heads)):
            self._option(menu, text, None, partial(replace, now, folded=folded), bool(heads))
        menu.addSeparator()
        order = menu.addMenu(t("Sort by"))
        self._option(order, t("The backlog’s own order"), now.column is None,
                     partial(replace, now, column=None, downwards=True))
        for place, column in enumerate(COLUMNS):
            text = t("Number") if column.name == "number" else t(column.title)
            arrow = (" ↓" if now.downwards else " ↑") if now.column == place else ""
            self._option(order, text + arrow, now.column == place, partial(now.turned, place))
        return menu

    def _open(self) -> None:
        self.fill().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _option(self, menu: QMenu, text: str, on: bool | None, make: Callable[[], Arrangement],
                enabled: bool = True) -> None:
        action = QAction(without_mnemonic(text), menu)
        action.setCheckable(on is not None)
        action.setChecked(bool(on))
        action.setEnabled(enabled)
        action.triggered.connect(lambda _on=False: self.asked.emit(make()))
        menu.addAction(action)
