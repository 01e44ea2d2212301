"""What is painted ahead: where it is, how it looks, and that nothing old is ever shown."""
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas import ahead as ahead_module
from journeymapper.ui.canvas.paint import tiles
from journeymapper.ui.canvas.painting import body_area
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.pixels import Screen, differences


@pytest.fixture
def small(sheet: Sheet, qtbot: QtBot) -> Sheet:
    """A window smaller than the map, scrolled away from the corner."""
    sheet.resize(700, 420)
    QApplication.processEvents()
    sheet.scroll_view(200, 150)
    QApplication.processEvents()
    return sheet


def kept_at(sheet: Sheet, x: float, y: float) -> bool:
    """Whether there is a tile for a place of the screen."""
    grid = ahead_module._grid(sheet)
    place, = grid.places(QRectF(x + sheet.view.x, y + sheet.view.y, 1, 1))
    return place in sheet.tiles


def done(sheet: Sheet, qtbot: QtBot) -> None:
    """Until nothing is left to be painted ahead."""
    qtbot.waitUntil(lambda: not sheet.stretch.ahead.busy)


def test_after_a_scroll_the_land_around_is_painted(small: Sheet, qtbot: QtBot) -> None:
    small.scroll_view(240, 150)
    done(small, qtbot)
    area, end = body_area(small.view), small.plan.size
    for x, y in ((area.right + 10, area.y + 50), (area.x + 200, area.bottom + 10)):
        assert x + small.view.x < end[0]
        assert y + small.view.y < end[1]
        assert kept_at(small, x, y)


def test_the_next_strip_paints_no_card(small: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    small.scroll_view(240, 150)
    done(small, qtbot)
    painted: list[object] = []
    real = small.tiles.parts
    monkeypatch.setattr(small.tiles, "parts", lambda *of: (painted.append(of), real(*of))[1])
    small.horizontalScrollBar().setValue(280)
    small.stretch.ahead.stop()
    QApplication.processEvents()
    assert painted == []


def test_a_line_that_was_begun_is_finished_while_the_scroll_goes_on(
    small: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow machine there is time for one cell between two frames: begun anew each time, nothing would be ready."""
    monkeypatch.setattr(ahead_module, "_TURN_S", 0.0)
    ahead = small.stretch.ahead
    ahead.stop()
    small.tiles.clear()
    for turn in range(200):
        small.horizontalScrollBar().setValue(200 + turn % 2)
        ahead._turn()
    assert len(small.tiles) > 0


def test_what_a_scroll_shows_of_headers_and_lane_titles_is_blitted(
    small: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.scroll_view(240, 150)
    done(small, qtbot)
    painted: list[str] = []
    for name, one in (("head", small.strips.head), ("titles", small.strips.titles)):
        assert len(one) > 0
        real = one.parts
        monkeypatch.setattr(one, "parts", lambda *of, name=name, real=real: (painted.append(name), real(*of))[1])
    small.horizontalScrollBar().setValue(280)
    small.verticalScrollBar().setValue(190)
    small.stretch.ahead.stop()
    QApplication.processEvents()
    assert painted == []


def test_a_zoom_paints_what_shows_in_the_wait(small: Sheet, qtbot: QtBot) -> None:
    small.stretch.zoom_to(0.8, QPointF(300, 200))
    assert small.stretch.active
    qtbot.waitUntil(lambda: not small.stretch.active)
    area = body_area(small.view)
    for x, y in ((area.x + 5, area.y + 5), (area.right - 5, area.y + 5), (area.x + 5, area.bottom - 5)):
        assert kept_at(small, x, y)


def test_the_next_step_begins_the_sharp_picture_anew(small: Sheet, qtbot: QtBot) -> None:
    small.stretch.zoom_to(0.8, QPointF(300, 200))
    QApplication.processEvents()
    small.stretch.zoom_to(0.9, QPointF(300, 200))
    assert small.stretch.active
    qtbot.waitUntil(lambda: not small.stretch.active)
    assert small.view.zoom == 0.9
    assert kept_at(small, body_area(small.view).x + 5, body_area(small.view).y + 5)


def test_tiles_around_one_that_is_there_are_whole(small: Sheet) -> None:
    """Given up amid its work and let go by age, what is kept has holes."""
    found = ahead_module._tiles_of(small, Rect(0, 0, 256, 1000))
    column = sorted(place for place in found if place[0] == found[0][0])[:3]
    assert len(column) == 3
    small.tiles.clear()
    assert all(step is None for step in ahead_module._made(small, column))
    before = {place: small.tiles._kept[place].toImage() for place in column}
    for place in (column[0], column[2]):
        del small.tiles._kept[place]
    assert all(step is None for step in ahead_module._made(small, column))
    assert {place: small.tiles._kept[place].toImage() for place in column} == before


def test_a_change_meanwhile_gives_up_what_was_begun(small: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead_module, "_TURN_S", 0.0)
    small.stretch.ahead.stop()
    small.tiles.clear()
    work = ahead_module._made(small, ahead_module._tiles_of(small, body_area(small.view)))
    next(work)
    small.session.run(rename, "touchpoint-web-checkout", "Other words " * 8)
    assert list(work) == []
    assert len(small.tiles) == 0


def test_turns_are_short(small: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn ends with the first bit that is over its time; bits are cells, not rows."""
    monkeypatch.setattr(ahead_module, "_TURN_S", 0.0)
    small.stretch.ahead.stop()
    small.tiles.clear()
    bits = sum(1 for _ in ahead_module._made(small, ahead_module._tiles_of(small, body_area(small.view))))
    assert bits > len(small.plan.rows_between(small.view.visible().y, small.view.visible().bottom)) * 2


def test_only_so_many_tiles_are_kept(small: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "_LEAST", 4)
    small.tiles.clear()
    small.tiles.hold(0)
    found = ahead_module._tiles_of(small, body_area(small.view).grown(256))
    assert len(found) > 4
    for place in found:
        list(ahead_module._made(small, [place]))
    assert len(small.tiles) == 4


def going_on(screen: Screen) -> None:
    """Steady ways over what was painted ahead, edits below it, a quote that is written, a zoom between."""
    screen.ahead = True
    sheet, run = screen.sheet, screen.session.run
    card, emotion = "touchpoint-web-checkout", next(iter(sheet.plan.points))
    for turn in range(14):
        dx, dy = ((60, 0), (0, 45), (-60, 0), (0, -45))[turn // 2 % 4]
        screen.check(f"{turn}: on by {dx}, {dy}", lambda dx=dx, dy=dy: screen.scroll(dx, dy))
        if turn == 5:
            screen.check("words", lambda: run(rename, card, "Pay at the counter " * 5))
    for id, change in ((card, {"feeling": -2}), (card, {"channel": "channel-store"}), (emotion, {"value": -2.0})):
        sheet.show_record(id)
        screen.session.selection.clear()
        screen.check("zoom", lambda: sheet.stretch.zoom_to(sheet.view.zoom * 1.02, QPointF(300, 300)))
        assert len(sheet.tiles) > 0
        screen.check(f"{change}", lambda id=id, change=change: run(set_fields, [id], **change))
        screen.check("undo", screen.session.undo)
    plan, strips = sheet.plan, sheet.strips
    for id in (plan.stages[0].stage, plan.columns[0].step, plan.rows[0].lane):
        screen.check("on", lambda: screen.scroll(7, 5))
        assert len(strips.head) * len(strips.titles) > 0
        screen.check(f"rename {id}", lambda id=id: run(rename, id, "Another name"))
    screen.check("zoom", lambda: sheet.stretch.zoom_to(sheet.view.zoom * 1.02, QPointF(300, 300)))
    assert len(sheet.tiles) > 0
    screen.check("write", lambda: sheet.edit(emotion))
    assert len(sheet.tiles) > 0, "only the tiles below the quote go, also where the editor has scrolled the view"
    screen.check("written", lambda: sheet.inline.end("escape"))
    assert len(sheet.tiles) > 0


@pytest.mark.parametrize("zoom, ratio", [(1.0, 1.0), (0.83, 1.25), (1.37, 1.5)])
def test_what_was_painted_ahead_equals_what_is_painted_now(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:going_on", zoom, ratio) == []


@pytest.mark.parametrize("zoomed", [False, True])
def test_a_change_amid_the_work_begins_it_anew(
    small: Sheet, qtbot: QtBot, zoomed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and columns that the work had begun with are gone: it doesn't look for them any more."""
    monkeypatch.setattr(ahead_module, "_TURN_S", 0.0)  # a text or a tile a turn
    if zoomed:
        small.stretch.zoom_to(0.8, QPointF(300, 200))
    else:
        small.scroll_view(240, 150)
    ahead = small.stretch.ahead
    steps = [column.step for column in small.plan.columns]
    ahead._turn()
    while ahead.busy and len(steps) > 1:
        small.session.run(delete, [steps.pop()])
        for _ in range(3):
            ahead._turn()
    done(small, qtbot)
    qtbot.waitUntil(lambda: not small.stretch.active)
    assert len(small.plan.columns) == len(steps)
