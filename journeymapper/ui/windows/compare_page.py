"""The Compare view: this map beside another one, curves over each other, all that differs in groups. Built when shown.

What differs between large maps is looked for in a thread, the window goes on.
Which state comes first: the as-is map before the to-be map; of two of one sort, the other one before this one.
"""
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSplitter, QStackedWidget, QWidget

from journeymapper.core.comparing.states import becomes
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.pending import Pending
from journeymapper.ui.forms.combo import CalmCombo
from journeymapper.ui.panels.line_list import LineList
from journeymapper.ui.plots.figure_view import FigureView
from journeymapper.ui.plots.figures.comparison import GROUPS, Group, Pair, comparison_figure, groups_of
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .compare_start import EMPTY, CompareStart

if TYPE_CHECKING:
    from journeymapper.ui.plots.figures.figure import Figure

HINT = N_("Up and Down choose what is listed · F6 to the lines · Enter shows one on the map · Ctrl+Shift+I exports the "
          "picture")
# Records of both maps that are compared while the window waits: some 20 ms.
AT_ONCE = 1000
GROUPS_PX, LARGE_PX, COMBO_PX, LATER_MS = 240, 300, 200, 250
ROW_PX, AROUND_PX = 30, 12


class ComparePage(QWidget):
    """`show_on_map(id)`; `other_requested`: choose a file; `changes_requested`: the workbook; `export_requested`."""

    show_on_map = Signal(str)
    other_requested = Signal()
    changes_requested = Signal()
    export_requested = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t = session, theme, t
        self._other: Store | None = None
        self._name = ""
        # Of the other map, None where it is no file of its own.
        self.path: Path | None = None
        self._groups: list[Group] = []
        # Each comparison has a number: what comes of an older one counts no more. And whether to begin at a full group.
        self._number, self._begin = 0, False
        self.view = FigureView(theme)
        self.groups, self.lines = QListWidget(), LineList(t("What differs"))
        self.groups.setAccessibleName(t("What differs, by sort"))
        for _ in GROUPS:
            QListWidgetItem("", self.groups)
        self.persona = CalmCombo()
        self.persona.setAccessibleName(t("Persona"))
        self.persona.setFixedWidth(COMBO_PX)
        self.sentence = plain_label("", font=font(13), wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.start = CompareStart(t)
        self.choose = self.start.choose
        self._buttons = self._make_buttons()
        self._stale = QTimer(self, interval=LATER_MS, singleShot=True)
        self._stale.timeout.connect(self.refresh)
        self._lay_out()
        self.groups.currentRowChanged.connect(lambda _row: self._list())
        self.persona.currentIndexChanged.connect(lambda _row: self._draw())
        self.lines.opened.connect(self.show_on_map)
        listen(self, session.changed, lambda _change, _origin: self._stale.start() if self.isVisible() else None)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    @property
    def figure(self) -> "Figure":
        """As it is shown; its sentence is "" where there is nothing to compare with yet."""
        return self.view.figure

    @property
    def empty(self) -> str:
        """What to do where there is nothing to show yet."""
        return self._t(EMPTY)

    def compare_with(self, records: Iterable[Record], name: str, path: Path | None = None) -> None:
        """Set another map, or another state of this one, beside this one."""
        self._other, self._name, self.path, self._begin = Store(records), name, path, True
        self.refresh()
        self.groups.setFocus()

    def figure_named(self, own: str) -> "Figure":
        """The picture for a reader who doesn't know which map “this map” is. own: the name of the window's map."""
        pair = self.pair(own)
        return comparison_figure(pair, self._t, str(self.persona.currentData() or "")) if pair else self.figure

    def pair(self, own: str = "") -> Pair | None:
        """The two states in their order; None before another map was chosen."""
        if self._other is None:
            return None
        return _pair(self._session.store, self._other, self._name, self._t, own)

    def refresh(self) -> None:
        """Compare the maps as they are now."""
        self._stale.stop()
        pair = self.pair()
        self._pages.setCurrentIndex(int(pair is not None))
        self.setFocusProxy(self.groups if pair is not None else self.choose)
        if pair is None:
            return
        self._fill_personas(pair)
        self._buttons["changes"].setEnabled(self.path is not None)
        self._draw()
        self._look(pair)

    def hint(self) -> str:
        """The keys of the moment."""
        return self._t(HINT if self._other is not None else EMPTY)

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.groups, self.lines, self._bar] if self._other is not None else [self.start]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _look(self, pair: Pair) -> None:
        """What differs: at once, or beside the window where there is much to go through."""
        self._number += 1
        number, name, t = self._number, self._name, self._t
        here, other = (tuple(doc.records.values()) for doc in (self._session.store, self._other) if doc is not None)
        if len(here) + len(other) <= AT_ONCE:
            self._take(number, groups_of(pair, self._session.store, t))
            return

        def groups() -> list[Group]:
            mine = Store(here)
            return groups_of(_pair(mine, Store(other), name, t), mine, t)

        # Nothing of the comparison before this one may be taken for the new one's.
        self._show_groups([Group(group, t(title), (), 0) for group, title in GROUPS], "…")
        self.lines.show_lines([(t("Comparing…"), "")])
        Pending(self, groups, lambda found: self._take(number, found), lambda error: self._take(number, []))

    def _take(self, number: int, groups: list[Group]) -> None:
        if number != self._number:
            return
        self._groups = groups
        self._show_groups(groups)
        if self._begin:
            self.groups.setCurrentRow(next((place for place, group in enumerate(groups) if group.count), 0))
            self._begin = False
        self._list()

    def _show_groups(self, groups: list[Group], count: str = "") -> None:
        for place, group in enumerate(groups):
            self.groups.item(place).setText(f"{group.title}  ·  {count or group.count}")

    def _draw(self) -> None:
        pair = self.pair()
        if pair is not None:
            figure = comparison_figure(pair, self._t, str(self.persona.currentData() or ""))
            self.view.show_figure(figure)
            self.sentence.setText(figure.sentence)

    def _list(self) -> None:
        place = self.groups.currentRow()
        if not 0 <= place < len(self._groups):
            return
        group, t = self._groups[place], self._t
        lines = [(row.text, row.id) for row in group.rows]
        if group.count > len(lines):
            lines.append((t.plural("and {n} more", "and {n} more", group.count - len(lines)), ""))
        self.lines.show_lines(lines or [(t("Nothing of this sort."), "")])

    def _fill_personas(self, pair: Pair) -> None:
        rows = {row.id: row.name for doc in (pair.before, pair.now) for row in queries.personas(doc)}
        self.persona.refill([(self._t("Mean of all personas"), ""),
                             *((name or self._t("Untitled"), id) for id, name in rows.items())])

    def _make_buttons(self) -> dict[str, QPushButton]:
        t, made = self._t, {}
        for name, text, signal in (("other", t("Other map…"), self.other_requested),
                                   ("changes", t("Export changes to Excel…"), self.changes_requested),
                                   ("export", t("Export picture…"), self.export_requested)):
            button = made[name] = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        self.choose.clicked.connect(self.other_requested)
        return made

    def _lay_out(self) -> None:
        self._bar = QWidget()
        hbox(self.persona, *self._buttons.values(), parent=self._bar)
        card = QWidget()
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(card, "card")
        heading = plain_label(self._t("Compare"), font=font(16, SEMIBOLD))
        vbox(hbox(heading, None, self._bar, spacing=12), self.sentence, self.view, parent=card,
             margins=(16, 12, 16, 12)).setStretchFactor(self.view, 1)
        below = QWidget()
        hbox(self.groups, self.lines, parent=below, margins=(0, 8, 0, 0), spacing=12).setStretchFactor(self.lines, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.addWidget(card)
        both.addWidget(below)
        both.setSizes([3000, 2000])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(both)
        vbox(self._pages, parent=self, margins=12)

    def _dress(self, _tokens: object = None) -> None:
        self.groups.setFixedWidth(LARGE_PX if self._theme.workshop else GROUPS_PX)
        row = self._theme.target(ROW_PX)
        for place in range(self.groups.count()):
            self.groups.item(place).setSizeHint(QSize(0, row))
        # All groups are seen at once, but where rows are for fingers the picture has the room.
        self.groups.setMinimumHeight(0 if self._theme.workshop else row * self.groups.count() + AROUND_PX)


def _pair(here: Store, other: Store, name: str, t: Texts, own: str = "") -> Pair:
    """In their order. own: what the window's map is called, else “this map”."""
    own = own or t("this map")
    if becomes(here, other):
        return Pair(here, other, own, name, t("as-is"), t("to-be"))
    labels = (t("as-is"), t("to-be")) if becomes(other, here) else (t("before"), t("now"))
    return Pair(other, here, name, own, *labels)
