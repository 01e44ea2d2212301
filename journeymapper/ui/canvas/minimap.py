"""The minimap: the whole map in the lower right corner of the sheet, with the part that is seen; it moves the view."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.miniature import Scale, fitted, picture
from journeymapper.ui.canvas.overlay import Overlay
from journeymapper.ui.qt.listen import listen

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

FRAME_PX, LEAST_PX, REST_MS, NEAR_PX = 4, 6.0, 250, 24
FAINT = 0.12
HOME = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
AWAY = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft


class Minimap(Overlay):
    """Hidden until it is wanted. Its picture is made when it is seen, and again a moment after changes.

    It gives way: to the text that is being typed by going to the other corner, to a drag by fading.
    """

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet, HOME)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.setObjectName("minimap")
        self.setAccessibleName(sheet.t("Minimap"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture: QPixmap | None = None
        self._scale = Scale(1.0, 1.0)
        self._size = QSize(1, 1)
        self._grip: QPointF | None = None
        self.faded = False
        self.drawn = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._draw)
        self._shift = QTimer(self, singleShot=True, interval=0)
        self._shift.timeout.connect(self._give_way)
        listen(self, sheet.session.changed, lambda _change, _origin: self._stale())
        sheet.theme.changed.connect(self._stale)
        for bar in (sheet.horizontalScrollBar(), sheet.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)
            bar.rangeChanged.connect(self._moved)
        self.hide()

    # --- the picture -------------------------------------------------------------------------

    def wanted(self) -> QSize:
        return self._size + QSize(2 * FRAME_PX, 2 * FRAME_PX)

    def seen(self) -> QRectF:
        """The visible part of the map, in this widget's pixels."""
        view = self._sheet.view
        left, top = view.body_to_map(max(0.0, view.gutter_right), max(0.0, view.head_bottom))
        right, bottom = view.body_to_map(view.w, view.h)
        width, height = self._sheet.plan.size
        if bottom >= height and view.head_shift <= 0:  # all of it is in sight, with the headers
            top = max(0.0, view.to_map(0, 0)[1])
        if right >= width and view.gutter_shift <= 0:
            left = max(0.0, view.to_map(0, 0)[0])
        rect = self._scale.shrunk(Rect(left, top, min(right, width) - left, min(bottom, height) - top))
        rect.setSize(rect.size().expandedTo(QSizeF(LEAST_PX, LEAST_PX)))
        return rect.translated(FRAME_PX, FRAME_PX).intersected(QRectF(self.rect().adjusted(1, 1, -1, -1)))

    def _stale(self, _tokens: object = None) -> None:
        self._picture = None
        if self.isVisible() and not self._rest.isActive():
            self._rest.start()

    def _draw(self) -> None:
        """Make the picture anew, if anybody sees it."""
        if not self.isVisible():
            return
        self._size, self._scale = fitted(self._sheet.plan)
        self._picture = picture(self._sheet.plan, self._sheet.theme.tokens, self.devicePixelRatioF())
        self.drawn += 1
        self.place()
        self.update()

    def _moved(self) -> None:
        if self.isVisible():
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()
        self._give_way()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self._grip, self.faded = None, False

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._sheet.theme.tokens
        painter = QPainter(self)
        painter.setOpacity(FAINT if self.faded else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.q("control_edge"), 1))
        painter.setBrush(tokens.q("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._picture is not None:
            painter.drawPixmap(QPointF(FRAME_PX, FRAME_PX), self._picture)
        ground = QColor(tokens.q("accent"))
        ground.setAlphaF(0.14)
        painter.setBrush(ground)
        painter.setPen(QPen(tokens.q("accent"), 1.5))
        painter.drawRoundedRect(self.seen().adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
        painter.end()

    # --- moving the view ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the visible part; beside it, bring it there first."""
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        seen = self.seen()
        self._grip = event.position() - seen.center() if seen.contains(event.position()) else QPointF(0, 0)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._grip is not None:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._grip = None
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _go(self, at: QPointF) -> None:
        """The point of the map that is held comes into the middle of what the frozen strips leave free."""
        sheet, view = self._sheet, self._sheet.view
        spot = at - (self._grip or QPointF()) - QPointF(FRAME_PX, FRAME_PX)
        x, y = self._scale.grown(spot.x(), spot.y())
        left, top = ((high - low) * view.edge for low, high in (view.gutter, view.head))
        sheet.hold_view()
        sheet.scroll_view(x * view.zoom - (left + view.w) / 2, y * view.zoom - (top + view.h) / 2)

    # --- giving way --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # At each frame of the sheet: typing and dragging make one for every change. Not moved amid the painting.
        if event.type() == QEvent.Type.Paint and self.isVisible() and self._manners() != (self.where, self.faded):
            self._shift.start()
        return super().eventFilter(watched, event)

    def _manners(self) -> tuple[Qt.AlignmentFlag, bool]:
        """(corner, whether faded) as it should be now."""
        sheet = self._sheet
        edit = sheet.inline.on_sheet
        home = self.spot(HOME).adjusted(-NEAR_PX, -NEAR_PX, 0, 0)
        near = edit is not None and edit.geometry().translated(sheet.viewport().pos()).intersects(home)
        path = sheet.tool.path
        dragged = path.startswith("select.dragging.") and not path.endswith(".pan")
        return AWAY if near else HOME, dragged or sheet.dropper.path != "drop.idle"

    def _give_way(self) -> None:
        self.where, self.faded = self._manners()
        self.place()
        self.update()
