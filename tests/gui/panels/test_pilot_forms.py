"""Pilots in the inspector: added, written, compared, deleted."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.pilot_forms import CHANGE
from journeymapper.ui.theme.current import Theme
from tests.support.board import board, get, one_step


@pytest.fixture
def session() -> Session:
    return board()


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Inspector:
    made = Inspector(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(300, 420)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    session.selection.set(["t1"])
    return made


def test_a_pilot_is_added_written_and_deleted(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    pilots = inspector.pilots
    assert pilots.isVisible()
    with one_step(session):
        pilots.add()
    pilots.open(0)
    editor = QApplication.focusWidget()
    qtbot.wait(20)
    assert not pilots.forms[0].visibleRegion().isEmpty(), "it is scrolled to"
    assert editor is pilots.forms[0].form.field("measure").focusProxy()
    qtbot.keyClicks(editor, "Answered calls")
    with one_step(session):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    form = pilots.forms[0].form
    for name, value in (("baseline", "42 %"), ("result", "61 %"), ("from", "2026-05-01"), ("channel", "phone")):
        form.field(name).commit(value)
    assert get(session, "t1").pilots == ({"measure": "Answered calls", "baseline": "42 %", "result": "61 %",
                                         "from": "2026-05-01", "channel": "phone"},)
    assert form.values()[CHANGE] == "+19 points (+45 %)"
    session.undo()
    assert form.values()["channel"] is None
    with one_step(session):
        pilots.forms[0].remove.click()
    assert pilots.forms == []


def test_what_can_not_be_is_refused_in_words(inspector: Inspector, session: Session) -> None:
    refused: list[str] = []
    inspector.refused.connect(refused.append)
    session.run(add_pilot, "t1", {"from": "2026-05-01"})
    inspector.pilots.forms[0].form.field("to").commit("2026-04-01")
    assert "before it begins" in refused[0]
    assert "to" not in get(session, "t1").pilots[0]


def test_pilots_are_those_of_one_touchpoint(inspector: Inspector, session: Session) -> None:
    session.run(add_pilot, "t2", {"measure": "Calls"})
    assert inspector.pilots.forms == []
    session.selection.set(["t2"])
    assert [form.form.values()["measure"] for form in inspector.pilots.forms] == ["Calls"]
    for ids in (["t1", "t2"], ["n1"], []):
        session.selection.set(ids)
        assert not inspector.pilots.isVisible()
