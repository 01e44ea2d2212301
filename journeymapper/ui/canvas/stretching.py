"""While a wheel or two fingers zoom, the last picture is stretched; soon after they rest all is painted sharp. Headers
and lane titles are painted at each step: stretched, they would leave the screen.

The sharp picture is made in the wait, a few milliseconds at a time: texts that come into view are laid out, then the
rows are painted tile by tile. The next step of the zoom begins it anew.
"""
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QBackingStore, QImage, QPainter, QRegion

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.ahead import Ahead
from journeymapper.ui.canvas.frames import scene_of
from journeymapper.ui.canvas.layers.held import lane_in, paint_held
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.painting import Frame, body_area, clipped, paint_edges

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# At least so long after the last step: steps of a wheel that come sooner are one zoom.
REST_MS = 40


class Stretch(QObject):
    """One per sheet. Where the screen's picture can't be had (no raster window), all is painted at once as ever."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._picture: QImage | None = None
        self._taken = (1.0, 0.0, 0.0)
        self._rows = Rect(0, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.setObjectName("sharpen")
        self._timer.timeout.connect(self._rested)
        self.ahead = Ahead(sheet)

    @property
    def active(self) -> bool:
        """Whether a stretched picture is shown."""
        return self._picture is not None

    def zoom_to(self, factor: float, at: QPointF) -> None:
        """One step of many: as the sheet's `zoom_to`, in a stretched picture."""
        sheet, view = self._sheet, self._sheet.view
        if self._picture is None and not sheet.inline.active:
            self._picture = _picture_of(sheet)
            self._taken, self._rows = (view.zoom, view.x, view.y), body_area(view)
        sheet.zoom_to(factor, at)
        if self._picture is not None:
            self._timer.start()
            self.ahead.zoomed(self._rested)

    def sharpen(self) -> None:
        """Paint what is there now."""
        self._timer.stop()
        self.ahead.stop()
        if self._picture is not None:
            self._picture = None
            self._sheet.viewport().update()

    def _rested(self) -> None:
        """The wait is over, or the picture is made: the later of the two shows it."""
        if not (self._timer.isActive() or self.ahead.busy):
            self.sharpen()

    def paint(self, exposed: QRegion) -> bool:
        """Paint the stretched picture; False where there is none."""
        if self._picture is None:
            return False
        sheet, view, (zoom, x, y), part = self._sheet, self._sheet.view, self._taken, self._rows
        by, ratio = view.zoom / zoom, self._picture.devicePixelRatio()
        # Where texts show, headers and lane titles stay; with less of them they are part of the picture.
        stays = bool(sheet.plan.columns) and detail_for(min(zoom, view.zoom)) is Detail.FULL
        part = part if stays else Rect(0, 0, view.w, view.h)
        painter = QPainter(sheet.viewport())
        painter.fillRect(exposed.boundingRect(), sheet.theme.tokens.q("paper"))
        with clipped(painter, QRectF(*(body_area(view) if stays else part))):
            painter.drawImage(QRectF((part.x + x) * by - view.x, (part.y + y) * by - view.y, part.w * by, part.h * by),
                              self._picture, QRectF(*(side * ratio for side in part)))
        if stays:
            frame = Frame(painter, view, scene_of(sheet, sheet.plan), sheet.caches, ratio,
                          QRectF(exposed.boundingRect()))
            paint_edges(frame)
            paint_held(frame, lane_in(frame))
        painter.end()
        return True


def _picture_of(sheet: "Sheet") -> QImage | None:
    """What the screen shows of the map now, without painting it."""
    window = sheet.window()
    store: QBackingStore | None = window.backingStore()
    shown = store.paintDevice() if store is not None else None
    if not isinstance(shown, QImage) or shown.isNull():
        return None
    ratio, viewport = shown.devicePixelRatio(), sheet.viewport()
    corner = viewport.mapTo(window, viewport.rect().topLeft())
    part = QRectF(corner.x() * ratio, corner.y() * ratio, viewport.width() * ratio, viewport.height() * ratio)
    return shown.copy(part.toRect())
