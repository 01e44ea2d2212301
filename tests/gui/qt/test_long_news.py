"""A list that is longer than a box: it scrolls, the button stays on the screen."""
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.qt.long_news import LongNews
from journeymapper.ui.qt.messages import MOST_LINES, tell

LOW = 500


def told(qtbot: QtBot, detail: str) -> list[tuple[str, str, bool, bool]]:
    """Kind of box, its list, whether it is low, whether OK has the keyboard; Escape closed it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[tuple[str, str, bool, bool]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        long = isinstance(box, LongNews)
        seen.append((type(box).__name__, box.lines.toPlainText() if long else "", box.height() < LOW,
                     long and box.focusWidget() is box.done_button))
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        box.reject()

    QTimer.singleShot(50, look)
    tell(parent, texts("en"), "Mended", detail)
    return seen


def test_many_lines_scroll_and_escape_closes(qtbot: QtBot) -> None:
    detail = "\n".join(f"• <b>{n}</b>" for n in range(200))
    assert told(qtbot, detail) == [("LongNews", detail, True, True)]


def test_a_few_lines_stand_in_a_plain_box(qtbot: QtBot) -> None:
    assert told(qtbot, "\n".join("x" * (MOST_LINES - 1))) == [("QMessageBox", "", True, False)]
