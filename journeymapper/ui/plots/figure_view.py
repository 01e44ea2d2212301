"""A figure on the screen: pyqtgraph holds the axes, the figure is drawn over them; hovering tells of the signs."""
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QToolTip, QWidget

from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.tokens import Tokens

from .canvas import Axes
from .draw import Drawing
from .figures.figure import Axis, Figure, Sign
from .room import Room, insets

LARGE = 1.35
LEAST_PX = (280, 200)
_REACH = 9.0


class FigureView(QWidget):
    """Shows a figure. `opened(id)`: a sign was double-clicked that shows a record."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.figure = Figure("", "", Axis(0, 1, ()), Axis(0, 1, ()))
        self._axes = Axes(self, (0, 1), (0, 1), ([], []))
        self._picture = _Picture(self)
        self._axes.add(self._picture)
        self._axes.on_moved(self._picture.moved)
        self.viewport = self._axes.widget.viewport()
        self.viewport.installEventFilter(self)
        vbox(self._axes.widget, parent=self)
        self.setMinimumSize(*LEAST_PX)
        self._axes.dress(theme.tokens)
        theme.changed.connect(self._dress)

    @property
    def scale(self) -> float:
        """1, more in workshop size."""
        return LARGE if self._theme.workshop else 1.0

    @property
    def tokens(self) -> Tokens:
        """Of the theme in force."""
        return self._theme.tokens

    def show_figure(self, figure: Figure) -> None:
        """Show another one; its sentence is what assistive technology reads."""
        self.figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.sentence)
        self._arrange()

    def room(self) -> Room:
        """The frame as it is now."""
        figure = self.figure
        return Room(self._axes.frame(), (figure.across.low, figure.across.high), (figure.up.low, figure.up.high))

    def whole(self) -> QRectF:
        """All that the picture may use."""
        return QRectF(self.viewport.rect())

    def sign_at(self, at: QPoint) -> Sign | None:
        """The sign under the pointer, the topmost one."""
        room = self.room()
        reach = _REACH * self.scale
        hits = [sign for sign in self.figure.signs if not sign.faint
                and (room.at(sign.x, sign.y) - at.toPointF()).manhattanLength() <= reach * 1.4]
        return min(hits, key=lambda sign: (room.at(sign.x, sign.y) - at.toPointF()).manhattanLength(), default=None)

    def place_of(self, id: str) -> QPoint | None:
        """Where a record's sign stands in the viewport."""
        room = self.room()
        return next((room.at(sign.x, sign.y).toPoint() for sign in self.figure.signs if sign.id == id), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sign = self.sign_at(event.pos())
            if sign is None or not sign.words:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), escaped_tooltip(sign.words), self)
            return True
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        """All of it is ours: pyqtgraph would pan."""
        if event.type() == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            sign = self.sign_at(event.position().toPoint())
            if sign is not None and sign.id:
                self.opened.emit(sign.id)
        return True

    def _arrange(self) -> None:
        edge = insets(self.figure, max(1.0, self.width()), self.scale)
        self._axes.leave(edge.left, edge.top, edge.right, edge.bottom)
        self._picture.moved()

    def _dress(self, tokens: Tokens) -> None:
        self._axes.dress(tokens)
        self._arrange()


class _Picture(QGraphicsItem):
    """The figure over the axes; it takes no mouse."""

    def __init__(self, view: FigureView) -> None:
        super().__init__()
        self._view = view
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def moved(self) -> None:
        """The room is another."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._view.whole()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        view = self._view
        painter.save()
        Drawing(painter, view.figure, view.whole(), view.room(), view.tokens, view.scale).paint()
        painter.restore()
