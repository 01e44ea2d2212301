"""Ranges pasted into a map and copied out of it."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import grid
from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.session import growing, table_paste
from journeymapper.core.session.html_table import from_html, to_html
from journeymapper.core.session.session import Session
from journeymapper.core.session.tab_text import Grid, from_text, to_text
from journeymapper.core.session.table_copy import grid_of
from journeymapper.core.session.table_paste import PastedTable, paste_table
from tests.support.board import board, cell, get, one_step, order, untouched
from tests.support.maps import empty, state

EN = texts("en")


def put(session: Session, rows: Grid, lane: str | None = None, step: str | None = None) -> PastedTable:
    with one_step(session):
        return session.run(paste_table, rows, EN, lane, step)


def titles(session: Session, lane: str, step: str) -> list[str]:
    return [get(session, id).title for id in cell(session, lane, step)]


def test_columns_are_steps_and_rows_are_lanes() -> None:
    session = board()
    done = put(session, [["a", "b"], ["1", "-1,5"], ["c", ""]], "touch", "s2")
    assert titles(session, "touch", "s2") == ["a"]
    assert titles(session, "touch", "s3") == ["Call", "b"]
    assert titles(session, "red", "s2") == ["Dear", "c"]
    kinds = [(type(row).__name__, getattr(row, "value", None)) for row in map(session.store.get, done.ids)]
    assert kinds == [("Touchpoint", None), ("Touchpoint", None), ("Emotion", 1), ("Emotion", -1.5), ("RedPoint", None)]
    assert (done.steps, done.stacked) == (0, 0)
    assert session.history.done[-1].title == "Paste {n} things"
    assert get(session, done.ids[-1]).number == 3
    assert get(session, done.ids[-1]).status == "new"


def test_a_collapsed_lane_that_gets_a_card_is_opened() -> None:
    session = board()
    session.run(set_fields, ["work", "touch"], collapsed=True)
    put(session, [["one"]], "work", "s2")
    assert not get(session, "work").collapsed
    assert get(session, "touch").collapsed


def test_a_cell_keeps_its_lines_and_a_blank_line_parts_cards() -> None:
    session = board()
    put(session, [["one\ntwo\n\n three"]], "work", "s2")
    assert titles(session, "work", "s2") == ["one\ntwo", "three"]


def test_missing_steps_are_made_in_the_last_stage() -> None:
    session = board()
    done = put(session, [["a", "", "c"]], "work", "s4")
    new = order(session)[4:]
    assert (done.steps, len(new), {get(session, id).stage for id in new}) == (2, 2, {"B"})
    assert titles(session, "work", new[1]) == ["c"]


def test_rows_below_the_last_lane_are_stacked_in_the_last_that_takes_cards() -> None:
    session = board()
    session.run(grid.move_lane, "mood", None)
    done = put(session, [["a"], ["2"], ["b"], [""], ["c"]], "work", "s2")
    assert titles(session, "work", "s2") == ["a", "b", "c"]
    assert (done.stacked, done.lane) == (2, "Work")


def test_an_empty_map_gets_stage_lane_and_steps() -> None:
    session = empty()
    done = put(session, [["a", "b"], ["c", "d"]])
    lane, = queries.lanes(session.store)
    assert (lane.kind, lane.title, done.steps, done.stacked) == ("notes", "Notes", 2, 1)
    assert [titles(session, lane.id, step) for step in order(session)] == [["a", "c"], ["b", "d"]]


def test_a_first_feeling_makes_a_persona() -> None:
    session = empty()
    session.run(grid.add_lane, "emotions", title="Mood")
    put(session, [["1", "+0.5"]])
    assert [row.name for row in session.store.every(Persona)] == ["Customer"]
    assert sorted(row.value for row in session.store.every(Emotion)) == [0.5, 1]


def test_hidden_lanes_are_passed_over_and_words_are_no_pictures() -> None:
    session = board(("lanes", {"id": "red", "rank": "a2", "title": "", "kind": "red-points", "hidden": True}),
                    ("lanes", {"id": "work", "rank": "a3", "title": "", "kind": "pictures"}),
                    without="p1 r1 r2 o1")
    put(session, [["0"], ["a photo of the shelf"]], "mood", "s2")
    card = get(session, cell(session, "work", "s2")[0])
    assert (card.kind, card.title) == ("note", "a photo of the shelf")


@pytest.mark.parametrize("text, said", [
    ("3", "“3” is no feeling: the lane “Emotions” takes numbers from −2 to 2. Nothing was pasted."),
    ("very happy", "“very happy” is no feeling"), ("2,01", "“2,01” is no feeling"), ("1e0", "is no feeling"),
    ("-", "is no feeling"), ("y\n\nx", "“y” is no feeling"),
])  # fmt: skip
def test_what_is_off_the_scale_is_refused_where_the_cell_itself_takes_feelings(text: str, said: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused) as error:
        session.run(paste_table, [["", text], ["a", "b"]], EN, "mood", "s4")
    assert said in str(error.value)


def test_rows_of_words_pass_over_a_lane_of_emotions() -> None:
    session = board()
    done = put(session, [["a", "b"], ["c", ""], ["3", "d"], ["e", ""]], "touch", "s2")
    assert titles(session, "red", "s2") == ["Dear", "c"]
    assert titles(session, "work", "s2") == ["3", "e"]
    assert titles(session, "work", "s3") == ["d"]
    assert (done.passed, done.curve, done.stacked, done.lost) == (1, "Emotions", 1, [])


def test_among_feelings_words_are_left_out() -> None:
    session = board()
    done = put(session, [["a", "b"], ["1", "very happy"], ["c", ""]], "touch", "s3")
    assert [row.value for row in map(session.store.get, done.ids) if isinstance(row, Emotion)] == [1]
    assert titles(session, "red", "s3") == ["c"]
    assert (done.passed, done.lost) == (0, ["very happy"])


@pytest.mark.parametrize("lane, rows", [("mood", [["1", "3"]]), ("mood", [["2", "word", "5"]]),
                                        ("touch", [["a", "b"], ["1", "4,5"], ["c", ""]])])
def test_feelings_on_another_scale_are_refused_whole(lane: str, rows: Grid) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="is no feeling: the lane “Emotions” takes numbers"):
        session.run(paste_table, rows, EN, lane, "s2")


@pytest.mark.parametrize("value", ["−2", "-2", "+2", "1.25", "0", ",5"])
def test_numbers_as_people_write_them(value: str) -> None:
    session = board()
    done = put(session, [[value]], "mood", "s4")
    assert get(session, done.ids[0]).value == float(value.replace("−", "-").replace(",", "."))


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    session = board()
    cards = len(session.store.every(Card))
    monkeypatch.setattr(table_paste, "CARDS", cards + 2)
    monkeypatch.setattr(table_paste, "STEPS", 6)
    monkeypatch.setattr(growing, "STEPS", 6)
    for rows in ([["a"], ["1"], ["b\n\nc"]], [["a"] * 3] * 9, [["", "", "", "a"]], [["", "", "", "", "", "", "a"]],
                 [["x" * 20_001]]):
        with untouched(session), pytest.raises(Refused):
            session.run(paste_table, rows, EN, "touch", "s4")
    put(session, [["a", "", "b"]], "touch", "s4")


def test_more_rows_than_lanes_where_none_takes_cards() -> None:
    session = board()
    session.run(grid.move_lane, "mood", None)
    with untouched(session), pytest.raises(Refused, match="none of these takes cards"):
        session.run(paste_table, [["1"], ["2"]], EN, "mood", "s1")


def test_nothing_is_refused() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="nothing that fits"):
        session.run(paste_table, [["", " "], ["\x00", ""]], EN, "touch", "s1")


def test_what_a_map_cannot_hold_is_left_out() -> None:
    session = board()
    put(session, [["a\x00b\ud83dc\x1b"]], "work", "s2")
    assert titles(session, "work", "s2") == ["abc"]


def test_a_selection_is_the_grid_that_it_spans() -> None:
    session = board()
    assert grid_of(session.store, ["t1", "n1", "r2", "e2", "e1"]) == [
        ["Leaflet\n\nAsk", ""], ["1", "-1.5"], ["", "Dear"]]
    assert grid_of(session.store, ["t2"]) == [["Call"]]
    assert grid_of(session.store, ["t1", "t2"]) == [["Leaflet", "", "Call"]]
    assert grid_of(session.store, ["o1", "s1", "gone"]) == []


def test_a_range_that_passed_over_emotions_comes_back_as_it_was() -> None:
    session, rows = board(), [["a", "b"], ["c", "d"]]
    done = put(session, rows, "touch", "s2")
    assert done.passed == 1
    assert grid_of(session.store, done.ids) == rows
    numbers = put(session, [["a"], [""], ["c"]], "touch", "s3")
    session.run(rename, numbers.ids[1], "2")
    assert grid_of(session.store, numbers.ids) == [["a"], [""], ["2"]], "else it would be pasted as a feeling"


def test_a_card_in_a_lane_for_feelings_follows_these() -> None:
    """A map that other programs wrote may have put it there."""
    rows = [row.model_copy(update={"lane": "mood"}) if row.id == "r2" else row for row in state(board().store).values()]
    assert grid_of(Session(rows).store, ["r2", "e1", "e2"]) == [["1", "-1.5\n\nDear"]]


TITLES = st.text(st.one_of(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]),
                           st.sampled_from("\n\t \"'<&;")), max_size=9)
PLACES = st.tuples(st.sampled_from(["touch", "red", "work"]), st.sampled_from(["s1", "s2", "s3", "s4"]))
CARDS_OUT = st.lists(st.tuples(PLACES, TITLES.filter(lambda text: bool(text.strip()))), min_size=1, max_size=8)
QUARTERS = st.integers(-8, 8).map(lambda n: n / 4)
FEELINGS = st.dictionaries(st.sampled_from(["s1", "s2", "s3", "s4"]), QUARTERS, max_size=4)


@settings(max_examples=60, deadline=None)
@given(CARDS_OUT, FEELINGS)
def test_what_is_copied_comes_back_through_text_and_html(
        placed: list[tuple[tuple[str, str], str]], feelings: dict[str, float]) -> None:
    """Through a spreadsheet and back onto an empty map of the same lanes: the same things in the same cells."""
    def fresh() -> Session:
        return board(without="t1 t2 r1 r2 p1 n1 o1 e1 e2 e3 l1 paul")

    source = fresh()
    for (lane, step), title in placed:
        source.run(paste_table, [[" ".join(title.split(" "))]], EN, lane, step)
    for step, value in feelings.items():
        source.run(paste_table, [[f"{value:g}"]], EN, "mood", step)
    ids = [row.id for kind in (Card, Emotion) for row in source.store.every(kind)]
    rows = grid_of(source.store, ids)
    if not rows:
        return
    doc = source.store
    first = min(order(source).index(str(getattr(doc.get(id), "step", None))) for id in ids)
    lanes = [lane.id for lane in queries.lanes(doc)]
    used = [lanes.index(getattr(doc.get(id), "lane", None) or "mood") for id in ids]
    for back, tabs in ((from_text(to_text(rows)), "\t"), (from_html(to_html(rows)), " ")):
        target = fresh()
        target.run(paste_table, back or [], EN, lanes[min(used)], order(target)[first])
        again = [row.id for kind in (Card, Emotion) for row in target.store.every(kind)]
        wanted = [[one.replace("\t", tabs) for one in row] for row in rows]
        assert [[one.split() for one in row] for row in grid_of(target.store, again)] == [
            [one.split() for one in row] for row in wanted]
        assert len(again) == len(ids)
