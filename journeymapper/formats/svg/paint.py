"""Paints the map into an SVG: shapes as shapes, texts as texts; only pictures of the map are embedded as pixels."""
import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.progress import nobody
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import metrics, qfont
from journeymapper.ui.canvas.paint.paper import Bytes, paper_scene
from journeymapper.ui.canvas.paint.surface import Align, Point
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.canvas.paint.whole import paint_map, whole_area

# What XML 1.0 can't hold at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAMILIES = "Inter, 'Helvetica Neue', Arial, sans-serif"
_DOTS_PER_INCH = 96
_TEXT = re.compile(r'<text ([^>]*font-size="(\d+)"[^>]*)>([^<]*)</text>')
Widths = dict[tuple[str, str], float]


class SvgSurface(VectorSurface):
    """Remembers how wide each line of text is in Inter, by the line and its size in pixels."""

    def __init__(self, painter: QPainter) -> None:
        super().__init__(painter)
        self.widths: Widths = {}

    def text(
        self, at: Point, width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str,
        align: Align = "left",
    ) -> None:
        """Lines of a text, their widths noted."""
        super().text(at, width, text, style, lines, colour, align)
        size = str(qfont(style).pixelSize())
        for start, end in lines:
            self.widths[text[start:end], size] = metrics(style).horizontalAdvance(text[start:end])


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write the drawing. Raises OSError."""
    progress = options.get("progress", nobody)
    scene = paper_scene(doc, t)
    area = whole_area(scene)
    progress(0.3)
    data = Bytes()
    generator = QSvgGenerator()
    generator.setOutputDevice(data.device)
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(QSize(round(area.w), round(area.h)))
    generator.setViewBox(QRectF(0, 0, area.w, area.h))
    generator.setTitle(scene.plan.title.title.text)
    generator.setDescription("")
    painter = QPainter(generator)
    surface = SvgSurface(painter)
    paint_map(surface, scene, area)
    painter.end()
    progress(0.9)
    text = _FORBIDDEN.sub("", data.close().decode("utf-8", "replace"))
    out.write_bytes(_fit(text, surface.widths).replace('font-family="Inter"', f'font-family="{_FAMILIES}"').encode())


def _fit(text: str, widths: Widths) -> str:
    """Say of each line how long it is, so that it fits its card in another typeface too."""

    def fitted(match: re.Match[str]) -> str:
        attributes, size, content = match.groups()
        width = widths.get((unescape(content), size))
        if not width:
            return match.group()
        return f'<text {attributes} textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs">{content}</text>'

    return _TEXT.sub(fitted, text)
