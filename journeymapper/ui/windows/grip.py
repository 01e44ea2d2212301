"""In workshop size: a handle of 44 px at the edge of the sheet that resizes the panel beyond it."""
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.ui.canvas.overlay import Overlay
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.theme.current import TARGET_PX

LINE_PX, KNOB_PX = 18, 16
_SHOWN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Show, QEvent.Type.Hide)


class Grip(Overlay):
    """It stands for the splitter's own thin handle between the sheet and a panel that is the first or last part."""

    away = 0

    def __init__(self, sheet: Sheet, splitter: QSplitter, panel: QWidget, name: str) -> None:
        across = splitter.orientation() == Qt.Orientation.Horizontal
        first = splitter.indexOf(panel) == 0
        flag = Qt.AlignmentFlag
        # Lane titles stand at the left below the headers: there no grip lies over them, wherever the map is scrolled.
        side = flag.AlignLeft | flag.AlignTop if first else flag.AlignRight | flag.AlignVCenter
        super().__init__(sheet, side if across else flag.AlignBottom | flag.AlignHCenter)
        self._splitter, self._panel, self._across, self._first = splitter, panel, across, first
        self._from: tuple[QPoint, int] | None = None
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.setCursor(Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor)
        panel.installEventFilter(self)
        sheet.theme.changed.connect(self.refresh)
        self.refresh()

    def wanted(self) -> QSize:
        return QSize(TARGET_PX, TARGET_PX)

    def knob(self) -> QRect:
        """What is painted of it: narrow, at the panel's edge, so that the map's texts beneath can be read."""
        rect = self.rect()
        if not self._across:
            return rect.adjusted(0, rect.height() - KNOB_PX, 0, 0)
        away = rect.width() - KNOB_PX
        return rect.adjusted(0, 0, -away, 0) if self._first else rect.adjusted(away, 0, 0, 0)

    def refresh(self, _tokens: object = None) -> None:
        """There in workshop size, as long as there is a panel to resize."""
        self.setVisible(self._sheet.theme.workshop and not self._panel.isHidden())
        if not self.isHidden():
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() in _SHOWN:
            self.refresh()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        size = self._panel.size()
        self._from = event.globalPosition().toPoint(), size.width() if self._across else size.height()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        way = self._from[0] - event.globalPosition().toPoint()
        longer = way.x() if self._across else way.y()
        wanted = self._from[1] + (-longer if self._first else longer)
        sizes, place = self._splitter.sizes(), self._splitter.indexOf(self._panel)
        sizes[1 if self._first else place - 1] += sizes[place] - wanted
        sizes[place] = wanted
        self._splitter.setSizes(sizes)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._sheet.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.q("hairline"), 1))
        painter.setBrush(tokens.q("surface"))
        knob = self.knob()
        painter.drawRoundedRect(QRectF(knob).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(QPen(tokens.q("ink_secondary"), 2))
        middle, half = knob.center(), LINE_PX // 2
        for aside in (-2, 3):
            if self._across:
                painter.drawLine(middle + QPoint(aside, -half), middle + QPoint(aside, half))
            else:
                painter.drawLine(middle + QPoint(-half, aside), middle + QPoint(half, aside))
        painter.end()
