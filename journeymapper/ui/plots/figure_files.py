"""A figure as a file: its title, its sentence, the picture; light, whatever the window looks like."""
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.canvas.paint.paper import Bytes
from journeymapper.ui.theme.fonts import BOLD, font
from journeymapper.ui.theme.load import load_tokens

from .draw import Drawing
from .figures.figure import Figure
from .room import room_in

SIZE = (1280, 800)
SCALE = 2
_MARGIN, _TITLE_PX, _TEXT_PX, _GAP, _ROW = 32, 22, 14, 12, 34
# What XML 1.0 can't hold at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAMILIES = "Inter, 'Helvetica Neue', Arial, sans-serif"


def size_of(figure: Figure) -> QSizeF:
    """Pixels; a picture with many rows is higher."""
    rows = len(figure.up.ticks) * _ROW + 260 if figure.by_rows else 0
    return QSizeF(SIZE[0], max(SIZE[1], rows))


def png(figure: Figure) -> bytes:
    """Raises BadFile."""
    size = size_of(figure)
    image = QImage(round(size.width() * SCALE), round(size.height() * SCALE), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint_whole(painter, figure, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    data = Bytes()
    writer = QImageWriter(data.device, b"png")
    writer.setText("Title", figure.title)
    writer.setText("Description", figure.sentence)
    if not writer.write(image):
        raise BadFile(N_("The picture can't be made: {reason}."), reason=writer.errorString())
    return data.close()


def svg(figure: Figure) -> bytes:
    """Shapes as shapes, texts as texts, with title and description."""
    size, data = size_of(figure), Bytes()
    generator = QSvgGenerator()
    generator.setOutputDevice(data.device)
    generator.setResolution(96)
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(figure.title)
    generator.setDescription(figure.sentence)
    painter = QPainter(generator)
    paint_whole(painter, figure, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    text = _FORBIDDEN.sub("", data.close().decode("utf-8", "replace"))
    return text.replace('font-family="Inter"', f'font-family="{_FAMILIES}"').encode()


WRITERS: dict[str, Callable[[Figure], bytes]] = {".png": png, ".svg": svg}


def write_figure(figure: Figure, out: Path) -> None:
    """By the suffix of its name, PNG where that is another. Raises BadFile, OSError."""
    out.write_bytes(WRITERS.get(out.suffix.lower(), png)(figure))


def paint_whole(painter: QPainter, figure: Figure, rect: QRectF) -> None:
    """Title and sentence above the picture."""
    tokens = load_tokens("light")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, tokens.q("surface"))
    inner = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    y = inner.top()
    for text, made, role in ((figure.title, font(_TITLE_PX, BOLD), "ink_strong"),
                             (figure.sentence, font(_TEXT_PX), "ink_secondary")):
        box = QFontMetricsF(made).boundingRect(QRectF(inner.left(), y, inner.width(), inner.height()), left, text)
        painter.setFont(made)
        painter.setPen(tokens.q(role))
        painter.drawText(QRectF(inner.left(), y, inner.width(), box.height() + 1), left, text)
        y += box.height() + _GAP
    area = QRectF(inner.left(), y, inner.width(), inner.bottom() - y)
    Drawing(painter, figure, area, room_in(area, figure, 1.0), tokens).paint()
