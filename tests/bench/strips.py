"""The bare paint of a strip: the same blits and glyph runs as the sheet's, noted once, played by a widget alone."""
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.paint.body import paint_body
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.sheet import Sheet


class Notes:
    """Stands for a painter: passes all on and notes each blit and glyph run with its place on the widget."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self.blits: list[tuple[QPointF, QPixmap]] = []
        self.runs: list[tuple[QPointF, QGlyphRun]] = []

    def drawPixmap(self, at: QPointF, pixmap: QPixmap) -> None:
        """Note and draw."""
        self.blits.append((self._painter.worldTransform().map(at), pixmap))
        self._painter.drawPixmap(at, pixmap)

    def drawGlyphRun(self, at: QPointF, run: QGlyphRun) -> None:
        """Note and draw."""
        self.runs.append((self._painter.worldTransform().map(at), run))
        self._painter.drawGlyphRun(at, run)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._painter, name)


class BareScroll(QWidget):
    """As large as the sheet's viewport; it scrolls, and paints the noted strip where something is exposed."""

    def __init__(self, sheet: Sheet, dx: int, dy: int) -> None:
        """dx, dy: how far it scrolls at a time; the strip is that of the rows at the right or lower edge."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(sheet.viewport().size())
        view = sheet.view
        left, top = (view.w - dx, view.head_bottom) if dx else (view.gutter_right, view.h - dy)
        area = Rect(left + view.x, top + view.y, view.w - left, view.h - top)
        ratio = sheet.viewport().devicePixelRatioF()
        canvas = QImage(sheet.viewport().size() * ratio, QImage.Format.Format_RGB32)
        canvas.setDevicePixelRatio(ratio)
        painter = QPainter(canvas)
        painter.translate(-view.x, -view.y)
        painter.setClipRect(QRectF(area.x, area.y, area.w, area.h))
        self._notes = Notes(painter)
        scene = Scene(sheet.plan, sheet.session.store, sheet.theme.tokens, sheet.t)
        paint_body(ScreenSurface(cast(QPainter, self._notes), view.zoom, ratio, sheet.caches), scene, area)
        painter.end()
        self._paper, self._ink, self._way = sheet.theme.tokens.q("paper"), QColor("#1f2430"), (dx, dy)
        self._canvas = canvas

    def step(self) -> None:
        """Scroll on."""
        self.scroll(-self._way[0], -self._way[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._paper)
        for at, pixmap in self._notes.blits:
            painter.drawPixmap(at, pixmap)
        painter.setPen(self._ink)
        for at, run in self._notes.runs:
            painter.drawGlyphRun(at, run)
        painter.end()
