"""The Backlog view: the table, and the matrix beside it. Imported when it is first shown (plots load slowly)."""
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.plots.matrix import ImpactMatrix
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.current import Theme


class BacklogPage(QWidget):
    """Passes on `show_on_map` (an id), `export_requested`, `read_back_requested` and `refused` (a sentence)."""

    show_on_map = Signal(str)
    export_requested = Signal()
    read_back_requested = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backlog = BacklogView(session, theme, t)
        self.matrix = ImpactMatrix(session, theme, t)
        self.backlog.set_side(self.matrix)
        self.setFocusProxy(self.backlog.table)
        self.backlog.show_on_map.connect(self.show_on_map)
        self.matrix.opened.connect(self.show_on_map)
        self.matrix.effort_chosen.connect(lambda ids, effort: self.backlog.acts.write(ids, "effort", effort))
        self.backlog.export_requested.connect(self.export_requested)
        self.backlog.read_back_requested.connect(self.read_back_requested)
        self.backlog.refused.connect(self.refused)
        self.backlog.shown_changed.connect(self.matrix.show_only)
        vbox(self.backlog, parent=self, spacing=0)

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return self.backlog.panes()
