"""The Backlog view: the table, and the matrix beside it. Imported when it is first shown (plots load slowly)."""
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journeymapper.core.backlog.scoring import scoring_of
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_reveal import show_line
from journeymapper.ui.plots.matrix import ImpactMatrix
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.current import Theme

HINT = N_("F2 or a key edits · Enter shows it on the map · {rule}")
SEVERAL_HINT = N_("{n} selected · F2 edits all of them · Enter shows the last on the map")
GROUP_HINT = N_("Left and Right fold and unfold · {rule}")
MATRIX_HINT = N_("Arrows go from dot to dot · Alt+arrows or 1 to 5 set the effort · Enter shows it on the map")


class BacklogPage(QWidget):
    """Passes on `show_on_map` (an id), `export_requested`, `read_back_requested` and `refused` (a sentence)."""

    show_on_map = Signal(str)
    export_requested = Signal()
    read_back_requested = Signal()
    map_requested = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backlog = BacklogView(session, theme, t)
        self.matrix = ImpactMatrix(session, theme, t)
        self.backlog.set_side(self.matrix)
        self.setFocusProxy(self.backlog.door())
        self.backlog.shown_changed.connect(self._open_door)
        self.backlog.map_requested.connect(self.map_requested)
        self.backlog.show_on_map.connect(self.show_on_map)
        self.matrix.opened.connect(self.show_on_map)
        self.matrix.effort_chosen.connect(lambda ids, effort: self.backlog.acts.write(ids, "effort", effort))
        self.backlog.export_requested.connect(self.export_requested)
        self.backlog.read_back_requested.connect(self.read_back_requested)
        self.backlog.refused.connect(self.refused)
        self.backlog.shown_changed.connect(self.matrix.show_only)
        self._session, self._t = session, t
        vbox(self.backlog, parent=self, spacing=0)

    def _open_door(self) -> None:
        """The table, or what stands in its place where it would be empty."""
        self.setFocusProxy(self.backlog.door())

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return self.backlog.panes()

    def show_line(self, id: str) -> None:
        """The keyboard goes to the line of a red point."""
        show_line(self.backlog, id)

    def hint(self) -> str:
        """The keys of the moment, and the rule by which this map scores."""
        t, table = self._t, self.backlog.table
        if self.matrix.hasFocus():
            return t(MATRIX_HINT)
        chosen = len(table.chosen_ids())
        if chosen > 1:
            return t(SEVERAL_HINT, n=chosen)
        rule = t(scoring_of(queries.journey(self._session.store).scoring).model.rule)
        return t(GROUP_HINT if table.row_here() is None and self.backlog.arrangement.by else HINT, rule=rule)
