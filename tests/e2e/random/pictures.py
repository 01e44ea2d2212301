"""What stands on the screen beside the same painted anew as a whole."""
import os

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.canvas.sheet import Sheet

TRIES = 20
# A folder in which both pictures are kept, for looking at them.
KEEP = os.environ.get("RANDOM_PICTURES", "")


def painting_faults(sheet: Sheet) -> list[str]:
    """Where small changes left something on the screen that isn't there.

    Not asked amid typing and finding: Qt begins the dashes of a cut-off outline elsewhere. Nor while a drag at an edge
    scrolls the map: two pictures of it are never the same.
    """
    loose = sheet.inline.active or sheet.hits or sheet.tool.scrolling
    if not sheet.viewport().isVisible() or not sheet.viewport().width() or loose:
        return []
    shown = _at_rest(sheet)
    sheet.viewport().update()
    whole = _at_rest(sheet)
    if shown != whole and KEEP:
        shown.save(f"{KEEP}/shown.png")
        whole.save(f"{KEEP}/whole.png")
    return [] if shown == whole else [f"the screen isn't as one painted anew in {_where(shown, whole)}"]


def _at_rest(sheet: Sheet) -> QImage:
    """The sheet's part of the screen, once it stays as it is."""
    before = _grabbed(sheet)
    for _ in range(TRIES):
        now = _grabbed(sheet)
        if now == before:
            break
        before = now
    return before


def _grabbed(sheet: Sheet) -> QImage:
    QApplication.processEvents()
    for timer in sheet.findChildren(QTimer):
        if timer.isActive() and isinstance(timer.parent(), Minimap):
            timer.stop()
            timer.timeout.emit()
    if sheet.stretch.active:
        sheet.stretch.sharpen()
    QApplication.processEvents()
    window, view = sheet.window(), sheet.viewport()
    at = view.mapTo(window, QPoint(0, 0))
    taken = QApplication.primaryScreen().grabWindow(window.winId(), at.x(), at.y(), view.width(), view.height())
    return taken.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _where(one: QImage, other: QImage) -> str:
    if one.size() != other.size():
        return f"{one.size()} {other.size()}"
    width = one.width()
    rows = [(memoryview(one.constScanLine(y)).cast("B"), memoryview(other.constScanLine(y)).cast("B"))
            for y in range(one.height())]
    ys = [y for y, (left, right) in enumerate(rows) if left != right]
    xs = [x for x in range(width) if any(rows[y][0][4 * x:4 * x + 4] != rows[y][1][4 * x:4 * x + 4] for y in ys)]
    return str(QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1).getRect()) if xs else "nothing"
