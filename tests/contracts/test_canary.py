"""A canary for a leak of references that ended programs: PySide6 6.12.0 on Python 3.11 dropped one to None per call.

Where None, True and False are counted (before 3.12), their counts stay flat over emits, tooltips and paints; where they
are immortal, no harm can come.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

TIMES = 400
# Other objects come and go meanwhile; the leak lost one a call.
SLACK = TIMES // 4
SINGLETONS = (None, True, False)


class Source(QObject):
    said = Signal(bool)


class Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: object) -> None:
        self.painted += 1


def drift(work: Callable[[], object]) -> list[int]:
    """By how much the counts of None, True and False change while `work` runs TIMES times."""
    work()
    before = [sys.getrefcount(value) for value in SINGLETONS]
    for _ in range(TIMES):
        work()
    return [sys.getrefcount(value) - count for value, count in zip(SINGLETONS, before, strict=True)]


def assert_flat(work: Callable[[], object]) -> None:
    assert max(map(abs, drift(work))) < SLACK


def test_emits_keep_the_counts(qtbot: QtBot) -> None:
    source = Source()
    heard: list[bool] = []
    source.said.connect(heard.append)
    assert_flat(lambda: (source.said.emit(True), heard.clear()))


def test_connecting_keeps_the_counts(qtbot: QtBot) -> None:
    source = Source()

    def listener(_on: bool) -> None: ...

    assert_flat(lambda: (source.said.connect(listener), source.said.disconnect(listener)))


def test_tooltips_keep_the_counts(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    assert_flat(lambda: sheet.setToolTip(""))


def test_paints_keep_the_counts(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(20, 20)
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    assert_flat(lambda: sheet.render(image))
    assert sheet.painted > TIMES


def test_painting_keeps_the_counts(qtbot: QtBot) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        assert_flat(lambda: painter.drawLine(0, 0, 9, 9))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal here: no count can fall")
def test_the_canary_sees_a_loss() -> None:
    kept: list[object] = [None] * (TIMES * 2)
    with pytest.raises(AssertionError):
        assert_flat(kept.pop)
