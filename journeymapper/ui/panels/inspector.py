"""The inspector: all fields of what is selected, of the journey where nothing is."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journeymapper.core.backlog.ranked import Ranked
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

from .about_row import AboutRow
from .context import PanelContext
from .counts import counts
from .derived import Ranking
from .edit import Writer
from .heading import Heading, name_of
from .kind_counts import kind_counts
from .marks import Marks
from .pilot_forms import PilotForms
from .record_form import RecordForm
from .tables import FormTable, common_table, table_of

MARGIN = 14


class Inspector(QWidget):
    """Follows `session.selection`; a commit is one command on all that is selected. `refused`: a sentence to show.

    Forms are kept, one per kind, and filled anew: choosing another card of the same kind moves no widget.
    """

    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ranked = session, Ranked(session.store)
        self._context = PanelContext(session, theme, t, Writer(session, t, self.refused.emit))
        self._unfolded = {N_("Backlog")}
        self._forms: dict[FormTable, RecordForm] = {}
        self._form: RecordForm | None = None
        self._ids: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("Inspector"))
        set_look(self, "inspector")
        self._heading = Heading(theme, t)
        self._counts = plain_label("", font=font(12), wrap=True)
        set_look(self._counts, "secondary")
        self._about = AboutRow(self._context)
        self.marks = Marks(self._context, set())
        self.pilots = PilotForms(self._context)
        parts = (self._heading, self._counts, self._about, self.marks, self.pilots, None)
        self._column = vbox(*parts, margins=MARGIN, spacing=12)
        self._area = _scrolling(self._column)
        vbox(self._area, parent=self, margins=(1, 0, 0, 0))
        listen(self, session.changed, self._changed)
        listen(self, session.selection.changed, self._show)
        listen(self, session.settle, self.flush)
        self._show()

    @property
    def form(self) -> RecordForm:
        """The form that is shown."""
        assert self._form is not None
        return self._form

    def heading(self) -> str:
        """What the heading says."""
        return self._heading.text()

    def flush(self) -> None:
        """Commit what is typed and not committed."""
        if self._form is not None:
            self._form.flush()
        self.marks.flush()
        self.pilots.flush()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the selection's own form."""
        self.form.focus(name)

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        self._ranked.follow(change)
        self._show()

    def _show(self) -> None:
        rows = self._rows()
        if not rows:
            return
        ids, order = tuple(row.id for row in rows), self._ranking(rows)
        form = self._form_of(rows)
        if form is not self._form:
            self._change_form(form)
        if ids != self._ids or not form.shown:
            self._area.verticalScrollBar().setValue(0)
            form.show_ids(ids, order)
        else:
            form.refresh(order)
        self._ids = ids
        self._heading.show_rows(rows)
        self._show_counts(rows)
        alone = len(rows) == 1 and isinstance(rows[0], RedPoint)
        self._about.setVisible(alone)
        if alone:
            self._about.show_red_point(rows[0].id)
        self.marks.show_marks(rows, order)
        self.pilots.show_pilots(rows)

    def _show_counts(self, rows: list[Record]) -> None:
        """What the map holds where nothing is selected, and what a mixture consists of."""
        nothing, t = not self._session.selection.ids, self._context.t
        mixed = len({name_of(row) for row in rows}) > 1
        words = counts(self._session.store, t) if nothing else kind_counts(rows, t) if mixed else ""
        self._counts.setVisible(bool(words))
        self._counts.setText(words)

    def _ranking(self, rows: list[Record]) -> Ranking:
        """Scores and places, where a red point is in sight."""
        doc = self._session.store
        seen = isinstance(rows[0], RedPoint) or (len(rows) == 1 and queries.marks(doc, rows[0].id))
        return self._ranked if seen else {}

    def _rows(self) -> list[Record]:
        """What is selected and has a form; else the journey; nothing while there is no document."""
        doc = self._session.store
        rows = [row for id in self._session.selection.ids if (row := doc.get(id)) is not None and table_of(row)]
        try:
            return rows or [queries.journey(doc)]
        except LookupError:
            return []

    def _form_of(self, rows: list[Record]) -> RecordForm:
        tables = [table for row in rows if (table := table_of(row)) is not None]
        table = tables[0] if len(rows) == 1 else common_table(tables)
        if table not in self._forms:
            form = self._forms[table] = RecordForm(table, self._context, self._unfolded)
            form.hide()
            self._column.insertWidget(3, form)
        return self._forms[table]

    def _change_form(self, form: RecordForm) -> None:
        if self._form is not None:
            self._form.flush()
            self._form.hide()
        form.show()
        self._form = form


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    body = QWidget()
    body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(body, "surface")
    body.setLayout(column)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
