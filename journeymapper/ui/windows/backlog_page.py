"""The Backlog view: the table, and the matrix beside it. Built when it is first shown (plots load slowly)."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.theme.current import Theme


class BacklogPage(QWidget):
    """Passes on `show_on_map` (an id) and `export_requested`."""

    show_on_map = Signal(str)
    export_requested = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from journeymapper.ui.panels.backlog import BacklogView
        from journeymapper.ui.plots.matrix import ImpactMatrix

        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = BacklogView(session, theme, t)
        self.matrix = ImpactMatrix(session, theme, t)
        self.table.show_on_map.connect(self.show_on_map)
        self.matrix.opened.connect(self.show_on_map)
        self.table.export_requested.connect(self.export_requested)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.matrix)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 2)
        hbox(splitter, parent=self, margins=(0, 0, 0, 0), spacing=0)
