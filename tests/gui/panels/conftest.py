"""The sample map's backlog in a view of its own."""
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample


@pytest.fixture
def session() -> Session:
    """The sample map."""
    return sample()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> BacklogView:
    """As wide as a small screen, the keyboard in its table."""
    made = BacklogView(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    made.table.setFocus()
    return made
