"""Somebody new draws a map with mouse and keyboard, saves, closes, reopens, exports the backlog."""
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.backlog.item import backlog
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.people import Emotion
from tests.e2e.conftest import Start
from tests.e2e.desktop import Places, Point, Program, wait_for
from tests.e2e.hands import answer_file_dialog, read, saved, scores
from tests.support.maps import state
from tests.support.paths import SAMPLE
from tests.unit.backlog.workbooks import recalculated

pytestmark = [pytest.mark.e2e, pytest.mark.xvfb, pytest.mark.libreoffice]
UNSAVED, SAVED = r"^first\.journey\* — ", r"^first\.journey — "


def test_a_new_map_by_mouse_and_keyboard(start: Start, places: Places, tmp_path: Path) -> None:
    file, book = tmp_path / "first.journey", tmp_path / "first.xlsx"
    program = start()
    window = program.window("^Untitled")
    # Tiles stand where they stand, whatever the map shows.
    where = places(SAMPLE, program.size(window))
    build_grid_and_first_cards(program, window, where["tiles"], where["sheet"])
    program.key("ctrl+s")
    answer_file_dialog(program, "^Save as", file)
    window = program.window(SAVED)
    store = read(file)
    assert [row.title for row in queries.stages(store)] == ["Before", "During", "After"]
    assert [row.title for row in store.every(Card)] == ["Leaflet", "Poster", "Call", "Visit"]

    add_the_rest(program, window, file, places)
    check_built(saved(program, file))
    move_undo_redo(program, window, file, places)
    program.key("ctrl+w")
    assert program.end() == (0, "")

    score_and_export(start(file), file, book, places)
    check_workbook(file, book)


def build_grid_and_first_cards(program: Program, window: str, tiles: dict[str, list[int]], sheet: list[int]) -> None:
    """Three stages, the lane of touchpoints, four touchpoints: palette first, then keys."""
    middle = (sheet[0], sheet[1])
    program.drag(window, spot(tiles["stage"]), middle)
    program.type("Before")
    program.key("Return", "alt+1")
    program.type("During")
    program.key("Return", "alt+1")
    program.type("After")
    program.key("Return")
    program.drag(window, spot(tiles["lane"]), middle)
    # The menu asks for the kind of lane (the last one: touchpoints), then the title is kept as it is.
    program.key("Up", "Return", "Return", "Right")
    program.type("Leaflet")
    program.key("Return", "Return")
    program.type("Poster")
    program.key("Tab")
    program.type("Call")
    program.key("Tab")
    program.type("Visit")
    program.key("Return")


def add_the_rest(program: Program, window: str, file: Path, places: Places) -> None:
    """An emotion, three notes, the fifth touchpoint, two red points; lanes come with their first card."""
    where = places(file, program.size(window))
    tiles = where["tiles"]
    program.drag(window, spot(tiles["emotion"]), spot(where["cells"]["touchpoints/1"]))
    where = grown(program, window, file, places)
    # Where no note may stand: it gets a lane.
    program.click(window, spot(where["cells"]["emotions/0"]))
    program.key("alt+7")
    program.type("Hope")
    program.key("Return", "Return")
    program.type("Doubt")
    program.key("Tab")
    program.type("Relief")
    program.key("Return")
    where = grown(program, window, file, places)
    program.drag(window, spot(tiles["touchpoint"]), spot(where["things"]["Visit"], down=14))
    program.type("Invoice")
    program.key("Return", "ctrl+m")
    program.type("Comes late")
    program.key("Return")
    program.drag(window, spot(tiles["red-point"]), spot(where["things"]["Call"]))
    program.type("Nobody answers")
    program.key("Return")


def grown(program: Program, window: str, file: Path, places: Places) -> dict[str, Any]:
    """Where things stand now: saved first, so that the twin sees the same."""
    saved(program, file)
    return places(file, program.size(window))


def check_built(store: Store) -> None:
    assert [row.title for row in queries.stages(store)] == ["Before", "During", "After"]
    assert Counter(lane.kind for lane in queries.lanes(store)) == Counter(
        ["touchpoints", "emotions", "notes", "red-points"])
    steps = {step.id: number for number, step in enumerate(queries.columns(store))}
    assert {(card.kind, card.title, steps[card.step or ""]) for card in store.every(Card)} == {
        ("touchpoint", "Leaflet", 0), ("touchpoint", "Poster", 0), ("touchpoint", "Call", 1),
        ("touchpoint", "Visit", 2), ("touchpoint", "Invoice", 2), ("note", "Hope", 0), ("note", "Doubt", 0),
        ("note", "Relief", 1), ("red-point", "Comes late", 2), ("red-point", "Nobody answers", 1)}
    titles = {card.id: card.title for card in store.every(Card)}
    assert {row.title: titles[row.about or ""] for row in store.every(RedPoint)} == {
        "Comes late": "Invoice", "Nobody answers": "Call"}
    assert [steps[row.step] for row in store.every(Emotion)] == [1]


def move_undo_redo(program: Program, window: str, file: Path, places: Places) -> None:
    """A card by drag into another step; undo puts it back and takes the asterisk away, redo brings both again."""
    before = state(read(file))
    things = places(file, program.size(window))["things"]
    program.drag(window, spot(things["Poster"]), spot(things["Visit"], down=14))
    program.window(UNSAVED)
    program.key("ctrl+z")
    program.window(SAVED)
    program.key("ctrl+shift+z")
    program.window(UNSAVED)
    moved = saved(program, file)
    steps = {card.title: card.step for card in moved.every(Card)}
    assert steps["Poster"] == steps["Visit"]
    assert {id for id, row in state(moved).items() if row != before[id]} == {
        card.id for card in moved.every(Card) if card.title == "Poster"}


def score_and_export(program: Program, file: Path, book: Path, places: Places) -> None:
    """Severity, frequency and effort by keyboard, in the inspector and in the backlog; exported by key."""
    window = program.window(SAVED)
    where = places(file, program.size(window), "Comes late")
    program.click(window, spot(where["things"]["Comes late"]))
    program.click(window, spot(where["fields"]["Severity"]))
    program.key("Escape", "4", "Tab", "2", "Tab", "1")
    program.window(UNSAVED)
    program.key("ctrl+2")
    # The cursor stands on the title of the selected red point; severity and frequency are four and five columns on.
    program.key("Down", "Right", "Right", "Right", "Right", "F2", "3", "Right", "F2", "5")
    saved(program, file)
    program.key("ctrl+e")
    answer_file_dialog(program, "^Export", book)
    wait_for(book.is_file, "the workbook")
    # The map keeps the list of its exports, so there is something to save.
    program.window(UNSAVED)
    saved(program, file)
    program.key("ctrl+q")
    assert program.end() == (0, "")


def check_workbook(file: Path, book: Path) -> None:
    """Stored values and those that LibreOffice computes are those of the one scoring rule; a blank is no 0."""
    items = backlog(read(file))
    assert [(item.red_point.title, item.red_point.severity, item.red_point.frequency, item.red_point.effort)
            for item in items] == [("Comes late", 4, 2, 1), ("Nobody answers", 3, 5, None)]
    wanted = [(item.name, item.red_point.title, "not scored" if item.score is None else item.score) for item in items]
    assert wanted[0][2] == 4.0
    assert scores(book) == wanted
    assert scores(recalculated(book, book.parent)) == wanted


def spot(at: list[int], down: int = 0) -> Point:
    return at[0], at[1] + down
