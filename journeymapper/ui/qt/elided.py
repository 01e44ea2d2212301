"""Labels of one line that shorten their text and tell the whole in their tooltip."""
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from .text import escaped_tooltip

DOT = " · "


class ElidedLabel(QLabel):
    """`text()` stays whole; only the picture is shortened. Line breaks are shown as spaces."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split("\n")))
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        shown = self.shown(area.width())
        self.style().drawItemText(painter, area, self._flags(), self.palette(), self.isEnabled(), shown,
                                  self.foregroundRole())

    def shown(self, width: int) -> str:
        """What of the text is painted on so many pixels."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _flags(self) -> int:
        return int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)

    def _tell_whole(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else escaped_tooltip(self.text()))


class HintLabel(ElidedLabel):
    """Says as many of its parts, with “ · ” between them, as there is room for: half a hint helps nobody."""

    def shown(self, width: int) -> str:
        parts = self.text().split(DOT)
        texts = (DOT.join(parts[:many]) for many in range(len(parts), 0, -1))
        return next((text for text in texts if self.fontMetrics().horizontalAdvance(text) <= width), "")
