"""Boxes with questions: their buttons can be read, however many and however long."""
import pytest
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
