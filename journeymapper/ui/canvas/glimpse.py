"""The map as it is first seen: painted where the sheet will stand, before the sheet can be built.

Its tools, editors and menus are most of what a sheet has to load; a picture of the map needs none of them.
"""
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.tiles import Tiles
from journeymapper.ui.canvas.painting import Frame, paint_frame
from journeymapper.ui.canvas.presenter import Presenter
from journeymapper.ui.canvas.scrolling import ScrollingSheet
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.current import Theme


class Glimpse(ScrollingSheet):
    """Shows a map and takes no input. `painted` says that it was; the sheet goes on with its presenter and caches."""

    painted = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme, self.t = session, theme, t
        self.view = Viewport()
        self.caches, self.tiles = Caches(replays=True), Tiles()
        self.presenter = Presenter(session, t)
        self.setObjectName("glimpse")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        view, presenter = self.view, self.presenter
        painter = QPainter(self.viewport())
        try:
            scene = Scene(presenter.plan, self.session.store, self.theme.tokens, self.t,
                          left=view.body_to_map(view.gutter_right, 0)[0], known_greys=presenter.hand_overs.greys)
            paint_frame(Frame(painter, view, scene, self.caches, self.viewport().devicePixelRatioF(),
                              QRectF(event.rect()), self.tiles))
        finally:
            painter.end()
        self.painted.emit()
