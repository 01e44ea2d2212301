"""The sheet's scroll bars, painted by two calls: as a style sheet paints them they took a tenth of a frame of a pan.

What the map shows comes first: while it is scrolled by other means than the bar itself, the bar follows a little later,
once for several frames.
"""
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from journeymapper.ui.theme.tokens import Tokens

# As in the style sheet, which says where the handle is and so what a press hits.
_MARGIN, _RADIUS = 2, 3


_VALUE = QAbstractSlider.SliderChange.SliderValueChange
_GROOVE, _SLIDER = QStyle.SubControl.SC_ScrollBarGroove, QStyle.SubControl.SC_ScrollBarSlider
# So far a click at its end would scroll, in pixels.
_STEP = 40
# So long after the map the handle may move, in milliseconds: less than a glance takes from the one to the other.
_AFTER_MS = 30


def set_bars(area: QAbstractScrollArea, tokens: Callable[[], Tokens]) -> None:
    """Before anything listens to the bars that are there."""
    across, upright = (SheetBar(way, tokens, area) for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical))
    for bar in (across, upright):
        bar.setSingleStep(_STEP)
    area.setHorizontalScrollBar(across)
    area.setVerticalScrollBar(upright)


class SheetBar(QScrollBar):
    """On paper like the map; the handle is darker while it is held or the pointer is over the bar."""

    def __init__(self, way: Qt.Orientation, tokens: Callable[[], Tokens], parent: QWidget) -> None:
        super().__init__(way, parent)
        self._tokens, self._upright = tokens, way is Qt.Orientation.Vertical
        self._known: tuple[int, ...] = ()
        self._start = self._room = self._long = 0
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self.update)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change is not _VALUE or self.isSliderDown():
            super().sliderChange(change)
        elif not self._later.isActive():
            self._later.start()

    @property
    def behind(self) -> bool:
        """Whether the handle has yet to move."""
        return self._later.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._cover()

    def _cover(self) -> None:
        """A style sheet takes it for transparent, and all that lies below it would be painted each time."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._known = ()

    def handle(self) -> QRect:
        """Where the handle is, which a press hits. The style is asked for its length where that may be another."""
        size, first, last = self.size(), self.minimum(), self.maximum()
        known = size.width(), size.height(), first, last, self.pageStep()
        if known != self._known:
            groove, found = self._part(_GROOVE), self._part(_SLIDER)
            self._known = known
            self._start, self._room, self._long = (
                (groove.top(), groove.height(), found.height()) if self._upright
                else (groove.left(), groove.width(), found.width()))
        at = self._start + QStyle.sliderPositionFromValue(
            first, last, self.sliderPosition(), self._room - self._long)
        return QRect(0, at, size.width(), self._long) if self._upright else QRect(at, 0, self._long, size.height())

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.q("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.q("ink_secondary" if self.isSliderDown() or self.underMouse() else "scrollbar"))
        place = self.handle().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.end()
