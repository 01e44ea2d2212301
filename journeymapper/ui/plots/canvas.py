"""The axes: pyqtgraph set up to stand still, in the theme's colours. All that we ask of pyqtgraph is here."""
from collections.abc import Callable

from pyqtgraph import PlotWidget, mkPen
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsView, QWidget

from journeymapper.ui.theme.fonts import font
from journeymapper.ui.theme.tokens import Tokens


class Axes:
    """Two axes; `widget` shows them, `frame` and `point` tell pixels of its scene."""

    def __init__(self, parent: QWidget, xs: tuple[float, float], ys: tuple[float, float],
                 ticks: tuple[list[int], list[int]]) -> None:
        self._plot = PlotWidget(parent, enableMenu=False)
        self.widget: QGraphicsView = self._plot
        self.widget.setFrameShape(QFrame.Shape.NoFrame)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # pyqtgraph asks for 640 × 480; the window knows better.
        self._plot.sizeHint = self.widget.minimumSizeHint
        item = self._plot.getPlotItem()
        item.setMouseEnabled(False, False)
        item.hideButtons()
        # pyqtgraph leaves its menu without a parent: it would outlive the plot.
        item.ctrlMenu.setParent(self.widget, item.ctrlMenu.windowFlags())
        self._box = item.getViewBox()
        self._box.setRange(xRange=xs, yRange=ys, padding=0, disableAutoRange=True)
        self._axes = [item.getAxis("bottom"), item.getAxis("left")]
        for axis, marks in zip(self._axes, ticks, strict=True):
            axis.setTicks([[(mark, str(mark)) for mark in marks]])
            axis.setStyle(tickFont=font(11), tickLength=0)

    def add(self, item: QGraphicsItem) -> None:
        """Paint something over the axes, in pixels of the scene."""
        item.setZValue(10)
        self._plot.scene().addItem(item)

    def leave(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep so many pixels around the frame for words that somebody else paints, and none for axes."""
        item = self._plot.getPlotItem()
        self._axes[0].setHeight(0)
        self._axes[1].setWidth(0)
        for axis in self._axes:
            axis.hide()
        item.layout.setContentsMargins(left, top, right, bottom)

    def on_moved(self, listener: Callable[[], object]) -> None:
        """Call `listener` when the axes have taken another size: the frame is elsewhere then."""
        self._box.sigResized.connect(lambda _box: listener())

    def label(self, bottom: str, left: str) -> None:
        """Names of the axes. pyqtgraph reads them as HTML: only the program's own texts may come here."""
        for axis, text in zip(self._axes, (bottom, left), strict=True):
            axis.setLabel(text)
            axis.label.setFont(font(12))

    def dress(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._plot.setBackground(tokens.q("surface"))
        palette = self.widget.palette()
        palette.setColor(QPalette.ColorRole.Base, tokens.q("surface"))
        self.widget.setPalette(palette)
        for axis in self._axes:
            axis.setPen(mkPen(None))
            axis.setTextPen(tokens.ink_secondary)
            axis.label.setDefaultTextColor(tokens.q("ink_secondary"))

    def frame(self) -> QRectF:
        """The rectangle inside the axes."""
        area: QRectF = self._box.sceneBoundingRect()
        return area

    def point(self, x: float, y: float) -> QPointF:
        """Where a value stands."""
        (x0, x1), (y0, y1) = self._box.viewRange()
        area = self.frame()
        across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())
