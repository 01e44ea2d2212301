"""Table and matrix side by side: one selection, one way to change."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.backlog_page import BacklogPage
from tests.support.maps import sample

BOT = "red-point-31"


@pytest.fixture
def session() -> Session:
    return sample()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> BacklogPage:
    made = BacklogPage(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def effort(session: Session, id: str) -> int | None:
    found = session.store.find(RedPoint, id)
    assert found is not None
    return found.effort


def test_a_new_effort_out_of_the_matrix_is_one_step(qtbot: QtBot, page: BacklogPage, session: Session) -> None:
    session.selection.set([BOT])
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert effort(session, BOT) == 3
    assert [step.title for step in session.history.done] == ["Change effort"]
    assert session.selection.ids == (BOT,), "the keyboard stays on the dot"
    session.undo()
    assert effort(session, BOT) == 2


def test_what_the_matrix_selects_the_table_shows(qtbot: QtBot, page: BacklogPage, session: Session) -> None:
    at = page.matrix.place_of("red-point-28")
    assert at is not None
    viewport = page.matrix.viewport
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.mapFrom(page.matrix, at))
    chosen = page.backlog.table.selectionModel().selectedRows()
    assert [page.backlog.shown_ids()[index.row()] for index in chosen] == ["red-point-28"]
