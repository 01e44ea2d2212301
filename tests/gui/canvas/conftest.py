"""A sheet on the sample map or an empty one, at 100 %, in light, in English."""
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.theme.current import Theme
from tests.support.maps import empty, sample

MakeSheet = Callable[[Session], Sheet]


@pytest.fixture
def make_sheet(qtbot: QtBot) -> Iterator[MakeSheet]:
    """Opens sheets of 1920×1080, so that all of the sample is on the screen, and closes them."""
    made: list[Sheet] = []

    def make(session: Session) -> Sheet:
        sheet = Sheet(session, Theme("light"), texts("en"))
        sheet.resize(1920, 1080)
        with qtbot.waitExposed(sheet):
            sheet.show()
        sheet.zoom_to(1.0)
        sheet.scroll_view(0, 0)
        sheet.setFocus()
        made.append(sheet)
        return sheet

    yield make
    for sheet in made:
        sheet.release()
        sheet.close()
        sheet.deleteLater()


@pytest.fixture
def sheet(make_sheet: MakeSheet) -> Sheet:
    """The sample map."""
    return make_sheet(sample())


@pytest.fixture
def blank(make_sheet: MakeSheet) -> Sheet:
    """An empty map."""
    return make_sheet(empty())
