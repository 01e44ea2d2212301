"""A persona's page as it will be printed: the same painting, as wide as the room allows."""
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.persona_page import HEIGHT, WIDTH
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.canvas.paint.persona_page import PersonaSheet, paint_page, paper_tokens, persona_sheet
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.theme.current import Theme

GAP, MOST_PX = 16, 794


class PagePreview(QWidget):
    """All pages, one below the other, on white paper in both themes."""

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t, self._measure = theme, t, QtMeasure()
        self.sheet: PersonaSheet | None = None
        self.setAccessibleName(t("Page as it is printed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, doc: Reader, id: str) -> None:
        """Plan and show the pages of a persona."""
        self.sheet = persona_sheet(doc, id, self._t, paper_tokens(), self._measure)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        painter, scale = QPainter(self), self._scale()
        for number in range(len(sheet.pages)):
            painter.save()
            painter.translate(1, 1 + number * (HEIGHT * scale + GAP))
            painter.scale(scale, scale)
            painter.setClipRect(QRectF(0, 0, WIDTH, HEIGHT))
            paint_page(VectorSurface(painter), sheet, number, paper_tokens())
            painter.restore()
            painter.setPen(self._theme.tokens.q("hairline"))
            painter.drawRect(QRectF(0.5, 0.5 + number * (HEIGHT * scale + GAP), WIDTH * scale + 1, HEIGHT * scale + 1))
        painter.end()

    def _scale(self) -> float:
        return max(100.0, min(MOST_PX, self.width() - 2)) / WIDTH

    def _fit(self) -> None:
        count = len(self.sheet.pages) if self.sheet is not None else 0
        self.setFixedHeight(round(count * (HEIGHT * self._scale() + GAP)) + 2)
