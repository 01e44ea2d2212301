"""Impact against effort: places, selection, keys, words."""
from itertools import combinations, pairwise

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import LANGUAGES, texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.plots.marks import CROWD, gathered
from journeymapper.ui.plots.matrix import ImpactMatrix
from journeymapper.ui.plots.picture import CORNERS
from journeymapper.ui.plots.places import Spot, nearest, step_aside
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from tests.support.maps import sample

BOT, PRICES = "red-point-31", "red-point-27"


@pytest.fixture
def session() -> Session:
    return sample()


@pytest.fixture
def matrix(qtbot: QtBot, session: Session) -> ImpactMatrix:
    made = ImpactMatrix(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(400, 460)
    made.show()
    made.activateWindow()
    for _ in range(5):
        QApplication.processEvents()
    return made


def place(matrix: ImpactMatrix, id: str) -> QPoint:
    found = matrix.place_of(id)
    assert found is not None
    return found


def click(qtbot: QtBot, matrix: ImpactMatrix, id: str, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
          ) -> None:
    viewport = matrix.viewport
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, mods, viewport.mapFrom(matrix, place(matrix, id)))


def test_impact_is_severity_times_frequency(matrix: ImpactMatrix) -> None:
    spots = {spot.number: (spot.effort, spot.impact) for spot in matrix.spots()}
    assert spots == {1: (2, 15), 2: (4, 12), 3: (3, 16), 4: (1, 6), 5: (2, 16), 6: (1, 10)}
    assert {spot.number for spot in matrix.spots() if spot.do_first} == {1, 3, 5, 6}


def test_more_impact_is_higher_and_more_effort_farther_right(matrix: ImpactMatrix) -> None:
    assert place(matrix, BOT).y() < place(matrix, "red-point-30").y()
    assert place(matrix, "red-point-28").x() > place(matrix, BOT).x()


def test_what_has_no_place_is_counted(matrix: ImpactMatrix, session: Session) -> None:
    assert not matrix._missing.isVisible()
    session.run(set_fields, [BOT], effort=None)
    assert 5 not in [spot.number for spot in matrix.spots()]
    assert matrix._missing.text().startswith("1 red point isn't shown")
    session.undo()
    assert 5 in [spot.number for spot in matrix.spots()]


def test_only_what_a_filter_leaves(matrix: ImpactMatrix, session: Session) -> None:
    matrix.show_only([BOT, PRICES])
    assert [spot.number for spot in matrix.spots()] == [1, 5]
    session.run(delete, [BOT])
    assert [spot.number for spot in matrix.spots()] == [1]
    matrix.show_only(None)
    assert len(matrix.spots()) == 5


def test_a_click_selects_and_control_adds(qtbot: QtBot, matrix: ImpactMatrix, session: Session) -> None:
    click(qtbot, matrix, BOT)
    assert session.selection.ids == (BOT,)
    click(qtbot, matrix, "red-point-28", Qt.KeyboardModifier.ControlModifier)
    assert session.selection.ids == (BOT, "red-point-28")


def test_arrows_walk_as_the_dots_lie_and_enter_opens(qtbot: QtBot, matrix: ImpactMatrix, session: Session) -> None:
    def walked(key: Qt.Key, times: int) -> list[int]:
        found = []
        for _ in range(times):
            qtbot.keyClick(matrix, key)
            found += [spot.number for spot in matrix.spots() if spot.id in session.selection.ids]
        return found

    matrix.setFocus()
    assert walked(Qt.Key.Key_Right, 7) == [6, 4, 5, 1, 3, 2, 2], "by effort, then from high impact to low"
    assert walked(Qt.Key.Key_Up, 6) == [1, 3, 5, 5, 5, 5], "by impact, then from low effort to high"
    assert walked(Qt.Key.Key_End, 1) == [2]
    session.selection.set([BOT])
    assert matrix.accessibleDescription() == "RP-005 Bot loops, no way to a person\nimpact 16, effort 2"
    with qtbot.waitSignal(matrix.opened) as opened:
        qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert opened.args == [BOT]


def drag(qtbot: QtBot, matrix: ImpactMatrix, id: str, to: str, *, drop: bool = True) -> None:
    """Press on a dot and go to the effort of another one."""
    viewport, left = matrix.viewport, Qt.MouseButton.LeftButton
    start, end = (viewport.mapFrom(matrix, place(matrix, at)) for at in (id, to))
    qtbot.mousePress(viewport, left, pos=start)
    for part in (0.2, 0.6, 1.0):
        qtbot.mouseMove(viewport, QPoint(round(start.x() + (end.x() - start.x()) * part), start.y() + 30))
    if drop:
        qtbot.mouseRelease(viewport, left, pos=QPoint(end.x(), start.y() + 30))


def test_a_dragged_dot_asks_for_its_new_effort_once(qtbot: QtBot, matrix: ImpactMatrix) -> None:
    asked: list[tuple[list[str], int]] = []
    matrix.effort_chosen.connect(lambda ids, effort: asked.append((ids, effort)))
    drag(qtbot, matrix, BOT, "red-point-28")
    assert asked == [([BOT], 4)]
    drag(qtbot, matrix, BOT, PRICES)
    assert len(asked) == 1, "back to where it was is no change"


def test_while_it_is_dragged_it_says_what_it_would_become(qtbot: QtBot, matrix: ImpactMatrix) -> None:
    drag(qtbot, matrix, BOT, "red-point-28", drop=False)
    assert matrix._board.look.caption == "effort 4 · months"
    assert matrix._board.look.drag is not None


def test_escape_lets_a_dragged_dot_go_back(qtbot: QtBot, matrix: ImpactMatrix) -> None:
    drag(qtbot, matrix, BOT, "red-point-28", drop=False)
    with qtbot.assertNotEmitted(matrix.effort_chosen):
        qtbot.keyClick(matrix, Qt.Key.Key_Escape)
        assert matrix._board.look.drag is None
        qtbot.mouseRelease(matrix.viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))


def test_a_shaking_hand_drags_nothing(qtbot: QtBot, matrix: ImpactMatrix) -> None:
    at = matrix.viewport.mapFrom(matrix, place(matrix, BOT))
    with qtbot.assertNotEmitted(matrix.effort_chosen):
        qtbot.mousePress(matrix.viewport, Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseMove(matrix.viewport, at + QPoint(3, 2))
        assert matrix._board.look.drag is None
        qtbot.mouseRelease(matrix.viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(3, 2))


def test_keys_change_the_effort(qtbot: QtBot, matrix: ImpactMatrix, session: Session) -> None:
    asked: list[tuple[list[str], int]] = []
    matrix.effort_chosen.connect(lambda ids, effort: asked.append((ids, effort)))
    session.selection.set(["red-point-30"])
    matrix.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(matrix, Qt.Key.Key_Left, alt)
    assert asked == [], "there is no effort below 1"
    qtbot.keyClick(matrix, Qt.Key.Key_Right, alt)
    qtbot.keyClick(matrix, Qt.Key.Key_5)
    assert asked == [(["red-point-30"], 2), (["red-point-30"], 5)]


def test_a_crowd_is_gathered_by_place(qtbot: QtBot, matrix: ImpactMatrix, session: Session) -> None:
    def crowd(tx: Transaction) -> None:
        for n in range(CROWD):
            tx.add(RedPoint(id=f"crowd-{n}", rank="a0", number=100 + n, title=f"<b>{n}</b>", severity=4, frequency=4,
                            effort=2))

    session.run(crowd)
    QApplication.processEvents()
    assert len(matrix._board.look.marks) == 5
    click(qtbot, matrix, "crowd-7")
    assert len(session.selection) == CROWD + 2
    assert matrix.accessibleDescription().splitlines() == [
        "RP-001 Store and web show different prices", "RP-005 Bot loops, no way to a person",
        *(f"RP-{100 + n} <b>{n}</b>" for n in range(4)), f"and {CROWD - 4} more", "impact 15–16, effort 2"]


def test_themes_change_while_it_is_shown(qtbot: QtBot, session: Session) -> None:
    theme = Theme("light")
    matrix = ImpactMatrix(session, theme, texts("en"))
    qtbot.addWidget(matrix)
    matrix.resize(400, 460)
    matrix.show()
    QApplication.processEvents()
    theme.choose("dark")
    middle = matrix.grab().toImage().pixelColor(380, 300)
    assert middle.name() == theme.tokens.surface.lower()


def test_coinciding_dots_step_aside() -> None:
    places = step_aside([(100.0, 100.0)] * 30 + [(104.0, 100.0)], 22, 15)
    assert places[0] == (100.0, 100.0)
    assert all((a - c) ** 2 + (b - d) ** 2 >= 14.9 ** 2 for (a, b), (c, d) in combinations(places, 2))
    assert max(abs(x - 100) for x, _ in places) <= 5 * 22 + 4


def test_thousands_of_coinciding_dots_stay_near() -> None:
    places = step_aside([(0.0, 0.0)] * 3000, 22, 15)
    assert max(max(abs(x), abs(y)) for x, y in places) <= 5 * 22


def test_a_dot_just_above_another_steps_up_not_to_the_next_effort() -> None:
    assert step_aside([(100.0, 100.0), (100.0, 89.0), (122.0, 89.0)], 22, 15) == [
        (100.0, 100.0), (100.0, 78.0), (122.0, 89.0)]


def test_the_names_of_the_quadrants_stay_clear_of_the_lines(qtbot: QtBot) -> None:
    """As wide as the matrix is in a window of 1366 pixels, in each language."""
    for language in LANGUAGES:
        made = ImpactMatrix(sample(), Theme("light"), texts(language))
        qtbot.addWidget(made)
        made.resize(262, 346)
        made.show()
        for _ in range(5):
            QApplication.processEvents()
        look = made._board.look
        metrics = QFontMetricsF(font(11, SEMIBOLD))
        for name, corner in zip(look.names, CORNERS, strict=True):
            room = look.room_of(corner)
            words = metrics.boundingRect(room, int(corner | Qt.TextFlag.TextWordWrap), name)
            assert words.width() <= room.width() + 2
            assert not words.contains(look.cross)
            assert look.frame.contains(room)


def test_a_matrix_that_has_gone_hears_of_no_theme(qtbot: QtBot) -> None:
    theme = Theme("light")
    made = ImpactMatrix(sample(), theme, texts("en"))
    board = made._board
    shiboken6.delete(made)
    with qtbot.capture_exceptions() as thrown:
        theme.choose("dark")
    assert thrown == []
    assert board.look.tokens.name == "light"


def test_the_nearest_dot_on_top_is_hit() -> None:
    assert nearest([(0, 0), (10, 0)], (5, 0), 12) == 1
    assert nearest([(0, 0)], (40, 0), 12) is None


def test_no_band_of_a_crowd_reaches_over_a_quadrant() -> None:
    impacts = {severity * frequency for severity in range(5) for frequency in range(1, 6)}
    spots = [Spot(f"{n}-{impact}", n, "", 1, impact) for n in range(CROWD) for impact in impacts]
    marks = gathered(spots)
    assert sum(len(mark.spots) for mark in marks) == len(spots)
    for mark in marks:
        assert all(mark.low <= spot.impact <= mark.high for spot in mark.spots)
        assert len({spot.do_first for spot in mark.spots}) == 1
    heights = sorted(mark.impact for mark in marks)
    assert min(above - below for below, above in pairwise(heights)) >= 2.5
