"""Boxes with questions: their buttons can be read, however many and however long."""
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.qt.messages import CANCEL, Answer, question


@pytest.mark.parametrize("count, stacked", [(2, False), (7, True)])
def test_no_button_is_cut(qtbot: QtBot, count: int, stacked: bool) -> None:
    answers = [Answer(f"a{n}", "Put together and save the map", "accept" if n == 0 else "other") for n in range(count)]
    box = question(None, texts("en"), "What now?", [*answers, CANCEL])
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    assert [one.text() for one in box.buttons() if one.width() < one.sizeHint().width()] == []
    assert (len({one.x() for one in box.buttons()}) == 1) == stacked


def words_of(button: QAbstractButton) -> QRect:
    """Where its words are, without frame and margins."""
    assert isinstance(button, QPushButton)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    within = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    return within.translated(button.pos())


OVERWRITE = Answer("overwrite", "Overwrite", "destroy")
KEEP = Answer("keep", "Keep both", "accept")


@pytest.mark.parametrize("name", [0, 130])
@pytest.mark.parametrize("given, shown", [
    ((OVERWRITE, CANCEL, KEEP), ["keep", "cancel", "overwrite"]), ((OVERWRITE, CANCEL), ["cancel", "overwrite"])])
def test_enters_answer_comes_first_and_what_destroys_last_and_apart(
        qtbot: QtBot, dressed: QApplication, given: list[Answer], shown: list[str], name: int) -> None:
    """Side by side or, where the words are long, one below the other; so does Tab go, and Escape cancels."""
    compare = Answer("compare", "Compare" + "." * name)
    box = question(None, texts("en"), "What now?", [*given[:1], compare, *given[1:]])
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    stands = sorted(box.buttons(), key=lambda one: (one.y(), one.x()))
    shown = [shown[0], "compare", *shown[1:]]
    assert [one.objectName() for one in stands] == shown
    contents = [words_of(one) for one in stands]
    gaps = [after.top() - before.bottom() if name else after.left() - before.right()
            for before, after in pairwise(contents)]
    assert gaps[-1] >= max(gaps[:-1]) + 12
    assert box.defaultButton() == stands[0]
    walked = [stands[0].objectName()]
    for _ in stands[1:]:
        qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Tab)
        walked.append(box.focusWidget().objectName())
    assert walked == shown
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.clickedButton().objectName() == "cancel"
