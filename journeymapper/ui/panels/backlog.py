"""The backlog as a view of its own: every red point as a line of work."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.core.backlog.scoring import scoring_of
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, font

from .backlog_columns import COLUMNS, ordered
from .backlog_delegate import BacklogDelegate
from .backlog_empty import EmptyBacklog
from .backlog_filter import FilterBar
from .backlog_model import BacklogModel
from .backlog_rows import Row, backlog_rows
from .backlog_table import BacklogTable
from .edit import Writer

SIDE_PX, SIDE_WIDEST_PX, SIDE_HIGHEST_PX = 240, 520, 600


class BacklogView(QWidget):
    """Title, filters, table, and room for one widget beside it (`set_side`).

    `show_on_map(id)`: Enter or a double click. `export_requested`: the main button. `shown_changed(ids)`: what the
    filters leave. `refused(text)`: why an edit wasn't done.
    """

    show_on_map = Signal(str)
    export_requested = Signal()
    shown_changed = Signal(list)
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._t = session, t
        self._order: tuple[int | None, bool] = (None, True)
        self._shown: list[str] | None = None
        self._side: QWidget | None = None
        self._stale = False
        self._writer = Writer(session, t, self.refused.emit)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "paper")
        self._subtitle = plain_label("", font=font(13), wrap=True)
        set_look(self._subtitle, "secondary")
        self.filter_bar = FilterBar(theme, t)
        self.export_button = QPushButton(t("Export to Excel"))
        set_look(self.export_button, "main")
        self.export_button.clicked.connect(self.export_requested)
        self._model = BacklogModel(t)
        self._delegate = BacklogDelegate(theme, t, lambda id, field, value: self.write([id], field, value))
        self.table = BacklogTable(self._model, self._delegate, t)
        self._empty = EmptyBacklog(theme, t)
        self._lay_out()
        self._connect(theme)
        self._read()

    def set_side(self, widget: QWidget) -> None:
        """Put a widget beside the table, as high as filters and table together."""
        widget.setMaximumHeight(SIDE_HIGHEST_PX)
        column = vbox()
        column.addWidget(widget, 100)
        column.addStretch(1)
        self._row.addLayout(column)
        self._side = widget
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def shown_ids(self) -> list[str]:
        """Ids of the lines from top to bottom."""
        return [row.id for row in self._model.rows]

    def sort_by(self, column: int) -> None:
        """Sort by a column, once more the other way, once more back to the backlog's own order."""
        first = COLUMNS[column].downwards
        now, downwards = self._order
        if now != column:
            self._order = (column, first)
        else:
            self._order = (column, not first) if downwards == first else (None, True)
        self._read()

    def write(self, ids: list[str], field: str, value: object) -> None:
        """Set a field of red points as one step."""
        self._writer.write(ids, field, value)

    def flush(self) -> None:
        """Commit what is being edited."""
        self.table.finish_editing()

    def _share_width(self) -> None:
        """The table comes first: what stands beside it gets about a quarter, within limits."""
        if self._side is not None:
            self._side.setFixedWidth(max(SIDE_PX, min(SIDE_WIDEST_PX, round(self.width() * 0.25) - 40)))

    def _lay_out(self) -> None:
        heading = plain_label(self._t("Improvement backlog"), font=font(20, BOLD))
        tools = hbox(spacing=12)
        tools.addWidget(self.filter_bar, 1)
        tools.addWidget(self.export_button)
        left = vbox(tools, spacing=12)
        left.addWidget(self.table, 100)
        left.addWidget(self._empty, 100)
        left.addStretch()  # without a share, so that the table gets all the height it can use
        self._row = hbox(spacing=24)
        self._row.addLayout(left, 1)
        column = vbox(heading, self._subtitle, 10, parent=self, margins=(24, 20, 24, 20), spacing=4)
        column.addLayout(self._row, 1)

    def _connect(self, theme: Theme) -> None:
        session, self._theme = self._session, theme
        self.filter_bar.changed.connect(lambda _filters: self._read())
        self.table.opened.connect(self.show_on_map)
        self.table.chosen.connect(session.selection.set)
        self.table.sort_asked.connect(self.sort_by)
        self._empty.all_asked.connect(self.filter_bar.clear)
        self.table.enlarge(theme.workshop)
        theme.changed.connect(self._dress)
        listen(self, session.changed, self._changed)
        listen(self, session.selection.changed, self._mirror)
        listen(self, session.settle, self.flush)

    def _dress(self, _tokens: object) -> None:
        """A method: Qt lets go of it when the view goes, of a lambda never."""
        self.table.enlarge(self._theme.workshop)
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _changed(self, _change: ChangeSet, _origin: Origin) -> None:
        """A view that nobody sees reads when it is shown again."""
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _read(self) -> None:
        self._stale = False
        doc = self._session.store
        rows = backlog_rows(doc, self._t)
        self.filter_bar.offer(doc)
        shown = ordered([row for row in rows if self.filter_bar.filters.passes(row)], *self._order)
        self._subtitle.setText(self._summary(rows, len(shown)))
        self._model.rule = self._t(scoring_of(queries.journey(doc).scoring).model.rule)
        self._model.show_rows(shown)
        self.table.show_order(*self._order)
        self._empty.show_state(any_red_point=bool(rows))
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._mirror()
        ids = sorted(row.id for row in shown)
        if ids != self._shown:
            self._shown = ids
            self.shown_changed.emit(ids)

    def _mirror(self) -> None:
        self.table.mirror(self._session.selection.ids)

    def _summary(self, rows: list[Row], shown: int) -> str:
        t = self._t
        parts = [t.plural("{n} red point", "{n} red points", len(rows))]
        orphans = sum(not row.owner for row in rows)
        late = sum(row.overdue for row in rows)
        if rows:
            parts.append(t("{n} without owner", n=orphans) if orphans else t("all have an owner"))
        if late:
            parts.append(t("{n} overdue", n=late))
        if shown != len(rows):
            parts.append(t("{n} shown", n=shown))
        return " · ".join(parts)
