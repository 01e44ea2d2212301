"""The backlog as a view of its own: every red point as a line of work."""
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.core.backlog.scoring import highest, scoring_of
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Step
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, font

from .backlog_acts import BacklogActs
from .backlog_arrange import ArrangeButton, Arrangement
from .backlog_book import RowBook
from .backlog_delegate import BacklogDelegate
from .backlog_empty import EmptyBacklog
from .backlog_filter import FilterBar
from .backlog_filters import sift
from .backlog_menu import backlog_menu
from .backlog_model import BacklogModel
from .backlog_rows import Row
from .backlog_sums import Sums
from .backlog_table import BacklogTable

# In a map of so many red points the table follows the filter's words when the hands rest so long.
LARGE, REST_MS = 1000, 120
SIDE_PX, SIDE_WIDEST_PX, SIDE_HIGHEST_PX, SUMS_PX = 240, 520, 600, 236


class BacklogView(QWidget):
    """Title, filters, table; beside them the sums and room for one widget above those (`set_side`).

    `show_on_map(id)`: Enter or a double click. `export_requested`: the main button. `shown_changed(ids)`: what the
    filters leave, folded groups too. `refused(text)`: why an edit wasn't done.
    """

    show_on_map = Signal(str)
    export_requested = Signal()
    read_back_requested = Signal()
    map_requested = Signal()
    shown_changed = Signal(list)
    refused = Signal(str)
    arranged = Signal(object)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t = session, theme, t
        self._book, self.arrangement = RowBook(t), Arrangement()
        self._shown: list[str] | None = None
        self._side: QWidget | None = None
        self._stale, self._last = False, ""
        self.acts = BacklogActs(session, self._book, t, self.refused.emit)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "paper")
        self._subtitle = plain_label("", font=font(13), wrap=True)
        set_look(self._subtitle, "secondary")
        self.filter_bar = FilterBar(theme, t)
        self.arrange_button = ArrangeButton(theme, t)
        self.sums = Sums(theme, t)
        self.read_back_button = QPushButton(t("Read back from Excel…"))
        self.export_button = QPushButton(t("Export to Excel"))
        set_look(self.export_button, "main")
        self._model = BacklogModel(t)
        self._delegate = BacklogDelegate(theme, t, self._book.owners)
        self.table = BacklogTable(self._model, self._delegate, t)
        self._empty = EmptyBacklog(theme, t)
        self._lay_out()
        self._connect()
        self._read()

    def set_side(self, widget: QWidget) -> None:
        """Put a widget beside the table, above the sums; both are as high as filters and table together."""
        widget.setMaximumHeight(SIDE_HIGHEST_PX)
        self._beside.insertWidget(0, widget, 100)
        self._side = widget
        share_width(self, widget, self.sums)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_width(self, self._side, self.sums)

    def shown_ids(self) -> list[str]:
        """Ids of the red points from top to bottom."""
        return [row.id for row in self._model.rows]

    def sort_by(self, column: int) -> None:
        """Sort by a column, once more the other way, once more back to the backlog's own order."""
        self.arrange(self.arrangement.turned(column))

    def fold(self, key: str, open: bool | None = None) -> None:
        """Fold or unfold a group; None turns it over. The keyboard stays on its head."""
        self.arrange(self.arrangement.folding(key, open))
        self.table.go_to(key, 0)

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort, group and fold otherwise."""
        self.arrangement = arrangement
        self._read()
        self.arranged.emit(arrangement)

    def flush(self) -> None:
        """Commit what is being edited."""
        self.table.finish_editing()

    def door(self) -> QWidget:
        """What takes the keyboard first."""
        return self._empty.button if self.table.isHidden() else self.table

    def panes(self) -> list[QWidget]:
        """What F6 goes through, as one reads."""
        beside = [self._side] if self._side is not None else []
        return [self.filter_bar, self._empty if self.table.isHidden() else self.table, *beside, self.sums]

    def _lay_out(self) -> None:
        heading = plain_label(self._t("Improvement backlog"), font=font(20, BOLD))
        set_look(heading, "title")
        titles = vbox(heading, self._subtitle, spacing=4)
        head = hbox(spacing=8)
        head.addLayout(titles, 1)
        for button in (self.read_back_button, self.export_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        tools = hbox(spacing=12)
        tools.addWidget(self.filter_bar, 1)
        tools.addWidget(self.arrange_button)
        left = vbox(tools, spacing=12)
        left.addWidget(self.table, 100)
        left.addWidget(self._empty, 100)
        left.addStretch()  # without a share, so that the table gets all the height it can use
        self.sums.setMaximumHeight(SUMS_PX)
        self._beside = vbox(spacing=12)
        self._beside.addWidget(self.sums, 55)
        self._beside.addStretch(1)
        row = hbox(spacing=20)
        row.addLayout(left, 1)
        row.addLayout(self._beside)
        column = vbox(head, 10, parent=self, margins=(20, 20, 20, 20), spacing=4)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        session = self._session
        self.filter_bar.changed.connect(lambda _filters: self._read())
        self.arrange_button.asked.connect(self.arrange)
        self.sums.asked.connect(self.filter_bar.turn)
        self.export_button.clicked.connect(self.export_requested)
        self.read_back_button.clicked.connect(self.read_back_requested)
        acts, table = self.acts, self.table
        self._delegate.written.connect(lambda id, field, value: acts.entered(table, id, field, value))
        self._delegate.refused.connect(self.refused)
        self._delegate.fixes_asked.connect(lambda id: acts.choose_fixes(table, id))
        self.table.opened.connect(self.show_on_map)
        self.show_on_map.connect(self._left_at)
        self.table.chosen.connect(session.selection.set)
        self.table.sort_asked.connect(self.sort_by)
        self.table.fold_asked.connect(self.fold)
        table.emptied.connect(lambda column: acts.empty(table, column))
        table.copied.connect(lambda whole: acts.copy(table, whole=whole))
        table.pasted.connect(lambda: acts.paste(table))
        table.menu_asked.connect(self._open_menu)
        self._empty.all_asked.connect(self.filter_bar.clear)
        self._empty.map_asked.connect(self.map_requested)
        self._dress()
        self._theme.changed.connect(self._dress)
        listen(self, session.changed, self._changed)
        listen(self, session.selection.changed, self._mirror)
        listen(self, session.settle, self.flush)

    def _dress(self, _tokens: object = None) -> None:
        """A method: Qt lets go of it when the view goes, of a lambda never."""
        self._model.lamp = self._theme.icon("opportunity", 16, "ink_secondary")
        self.table.enlarge(self._theme.workshop)
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
        # From the map: to the line of what is selected there or is marked by it, else to the one that was left.
        line = line_of(self._session, self._last, set(self.shown_ids()))
        if line is not None:
            self.table.go_to(line, max(1, self.table.currentIndex().column()))

    def _open_menu(self, at: QPoint) -> None:
        menu = backlog_menu(self, self._theme, self._t)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _left_at(self, id: str) -> None:
        self._last = id

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        """A view that nobody sees reads when it is shown again."""
        self._book.note(change)
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _read(self) -> None:
        self._stale = False
        doc = self._session.store
        rows = self._book.rows(doc)
        self.filter_bar.offer(doc)
        self.filter_bar.patience_ms = REST_MS if len(rows) > LARGE else 0
        filters = self.filter_bar.filters
        shown, counts = sift(rows, filters)
        self._subtitle.setText(summary(rows, len(shown), self._t))
        scoring = scoring_of(queries.journey(doc).scoring)
        self._model.rule, self._delegate.full_score = self._t(scoring.model.rule), highest(scoring)
        self._model.show_lines(self.arrangement.lines(shown, doc, self._t), rows)
        self.arrange_button.show_state(self.arrangement, self._model.lines)
        self.table.show_order(self.arrangement.column, self.arrangement.downwards)
        self.sums.show_sums(counts, filters, doc)
        self.sums.setVisible(bool(rows))
        self._empty.show_state(any_red_point=bool(rows), any_step=bool(doc.every(Step)))
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._mirror()
        ids = sorted(row.id for row in shown)
        if ids != self._shown:
            self._shown = ids
            self.shown_changed.emit(ids)

    def _mirror(self) -> None:
        self.table.mirror(self._session.selection.ids)


def share_width(view: QWidget, *beside: QWidget | None) -> None:
    """The table comes first: what stands beside it gets about a quarter of the view, within limits."""
    width = max(SIDE_PX, min(SIDE_WIDEST_PX, round(view.width() * 0.25) - 80))
    for part in beside:
        if part is not None:
            part.setFixedWidth(width)


def line_of(session: Session, last: str, shown: set[str]) -> str | None:
    """Which of the lines shown stands for what is selected: it itself, a red point about it, else the last one."""
    ids = session.selection.ids
    wanted = (*ids, *(mark.id for id in ids for mark in queries.marks(session.store, id)), last)
    return next((id for id in wanted if id in shown), None)


def summary(rows: list[Row], shown: int, t: Texts) -> str:
    """What stands under the title."""
    parts = [t.plural("{n} red point", "{n} red points", len(rows))]
    orphans, late, unfixed = (sum(test) for test in (
        (not row.owner for row in rows), (row.overdue for row in rows), (not row.fixes for row in rows)))
    if rows:
        parts.append(t("{n} without owner", n=orphans) if orphans else t("all have an owner"))
    if late:
        parts.append(t("{n} overdue", n=late))
    if unfixed:
        parts.append(t("{n} without opportunity", n=unfixed))
    if shown != len(rows):
        parts.append(t("{n} shown", n=shown))
    return " · ".join(parts)
