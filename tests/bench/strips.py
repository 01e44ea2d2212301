"""The bare paint of a strip: the same blits and glyph runs as the sheet's, noted once, played by a widget alone."""
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.frames import scene_of
from journeymapper.ui.canvas.layers.held import paint_held
from journeymapper.ui.canvas.paint.body import paint_body
from journeymapper.ui.canvas.paint.gutter import paint_lane_titles
from journeymapper.ui.canvas.paint.header import paint_header
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.painting import Frame, body_area, head_area, titles_area
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
        """dx, dy: how far it scrolls at a time; the strip is the whole one that this brings into view at the right or
        lower edge: rows, and the headers above them or the lane titles beside them; and what is painted anew at every
        frame since it stays in sight: the titles of a stage and a step.
        """
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(sheet.viewport().size())
        view = sheet.view
        ratio = sheet.viewport().devicePixelRatioF()
        canvas = QImage(sheet.viewport().size() * ratio, QImage.Format.Format_RGB32)
        canvas.setDevicePixelRatio(ratio)
        painter = QPainter(canvas)
        self._notes = Notes(painter)
        scene = scene_of(sheet, sheet.plan)
        strip = Rect(view.w - dx, 0, dx, view.h) if dx else Rect(0, view.h - dy, view.w, dy)
        for part, place, shift in ((paint_body, body_area(view), (0, 0)),
                                   (paint_lane_titles, titles_area(view), (view.gutter_shift, 0)),
                                   (paint_header, head_area(view), (0, view.head_shift))):
            clip = QRectF(*strip).intersected(QRectF(*place))
            if not clip.isEmpty():
                x, y = view.x - shift[0], view.y - shift[1]
                painter.save()
                painter.setClipRect(clip)
                painter.translate(-x, -y)
                surface = ScreenSurface(cast(QPainter, self._notes), view.zoom, ratio, sheet.caches)
                part(surface, scene, Rect(clip.x() + x, clip.y() + y, clip.width(), clip.height()))
                painter.restore()
        strips = len(self._notes.blits)
        if dx:
            whole = QRectF(*head_area(view))
            paint_held(Frame(cast(QPainter, self._notes), view, scene, sheet.caches, ratio, whole), None)
        self._held = [QRectF(at, pixmap.deviceIndependentSize()).toAlignedRect()
                      for at, pixmap in self._notes.blits[strips:]]
        painter.end()
        self._paper, self._ink, self._way = sheet.theme.tokens.q("paper"), QColor("#1f2430"), (dx, dy)
        self._canvas = canvas

    def step(self) -> None:
        """Scroll on."""
        self.scroll(-self._way[0], -self._way[1])
        for rect in self._held:
            self.update(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._paper)
        for at, pixmap in self._notes.blits:
            painter.drawPixmap(at, pixmap)
        painter.setPen(self._ink)
        for at, run in self._notes.runs:
            painter.drawGlyphRun(at, run)
        painter.end()
