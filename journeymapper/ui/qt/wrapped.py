"""Plain text in a box, wrapped, the last line shortened with “…”."""
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


def wrapped_lines(text: str, font: QFont, width: float, most: int = 100) -> list[str]:
    """The lines of `text` at `width` px, at most so many; words too long for a line are broken."""
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    plain = layout.text()
    lines: list[str] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = QFontMetricsF(font).elidedText(plain[start:], Qt.TextElideMode.ElideRight, width)
            lines.append(rest)
            break
        lines.append(plain[start:start + length].rstrip())
        line = layout.createLine()
    layout.endLayout()
    return lines


def paint_wrapped(painter: QPainter, area: QRectF, text: str, font: QFont, ink: QColor, most: int = 100) -> None:
    """Paint `text` from the top of `area`."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink)
    y = area.top() + metrics.ascent()
    for line in wrapped_lines(text, font, area.width(), most):
        painter.drawText(QPointF(area.left(), y), line)
        y += metrics.lineSpacing()
