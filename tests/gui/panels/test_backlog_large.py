"""A map of very many red points: what keeps hands from waiting."""
import pytest
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import rename
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.panels import backlog_book
from journeymapper.ui.panels.backlog import LARGE, BacklogView
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

LONG = "A title of so many words that it needs several lines in its narrow column"


@pytest.fixture
def session() -> Session:
    def many(tx: Transaction) -> None:
        for n in range(LARGE):
            tx.add(RedPoint(id=f"many-{n}", rank="a0", number=100 + n, title=f"{LONG} {n}", severity=1))

    made = sample()
    made.run(many)
    return made


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> BacklogView:
    made = BacklogView(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_lines_are_measured_when_they_come_into_sight(qtbot: QtBot, view: BacklogView) -> None:
    table, last = view.table, len(view._model.lines) - 1
    before = table.rowHeight(last)
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.rowHeight(last) > before)


def test_a_change_reads_what_it_concerns(view: BacklogView, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    rows_of = backlog_book.rows_of
    monkeypatch.setattr(backlog_book, "rows_of", lambda doc, points, t: asked.append(len(list(points)))
                        or rows_of(doc, points, t))
    session.run(rename, "many-7", "Another")
    session.run(rename, "touchpoint-chat-bot", "Robot")
    session.run(rename, "stage-use", "Using")
    assert asked == [1, 1, LARGE + 6]


def test_the_table_follows_the_words_when_the_hands_rest(qtbot: QtBot, view: BacklogView) -> None:
    told: list[object] = []
    view.filter_bar.changed.connect(told.append)
    qtbot.keyClicks(view.filter_bar.words, "leaflet")
    assert told == []
    qtbot.waitUntil(lambda: [row.number for row in view._model.rows] == [4])
    assert len(told) == 1
