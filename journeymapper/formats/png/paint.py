"""Paints the map into a PNG."""
from collections.abc import Mapping
from math import ceil, sqrt
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage, QImageWriter, QPainter

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.progress import nobody
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.paper import Bytes, paper_scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.whole import paint_map, whole_area

# 60 megapixels take 240 MB while they are painted; QImage holds no side longer than 32,767.
MAX_PIXELS = 60_000_000
MAX_SIDE = 32_000


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write the picture. Raises BadFile, OSError."""
    progress = options.get("progress", nobody)
    scene = paper_scene(doc, t)
    area = whole_area(scene)
    progress(0.3)
    scale = fitting_scale(area, _scale(options.get("scale", 2)), int(options.get("pixels", MAX_PIXELS)))
    image = QImage(ceil(area.w * scale), ceil(area.h * scale), QImage.Format.Format_RGB32)
    image.fill(scene.tokens.q("paper"))
    painter = QPainter(image)
    paint_map(ScreenSurface(painter, scale, 1.0, Caches()), scene, area)
    painter.end()
    progress(0.7)
    data = Bytes()
    writer = QImageWriter(data.device, b"png")
    writer.setText("Title", scene.plan.title.title.text)
    if not writer.write(image):
        raise BadFile(N_("The picture can't be made: {reason}."), reason=writer.errorString())
    out.write_bytes(data.close())


def fitting_scale(area: Rect, scale: float, pixels: int = MAX_PIXELS) -> float:
    """The scale wished for, or the largest with which the picture stays within bounds, of so many pixels at most."""
    return min(scale, MAX_SIDE / area.w, MAX_SIDE / area.h, sqrt(min(pixels, MAX_PIXELS) / (area.w * area.h)))


def _scale(value: object) -> float:
    try:
        scale = float(str(value))
    except ValueError:
        scale = 0.0
    if not 0.05 <= scale <= 8:
        raise BadFile(N_("The scale {scale} can't be used. Choose a number from 0.05 to 8."), scale=str(value)[:40])
    return scale
