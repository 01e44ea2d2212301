"""The three-way merge, case by case."""
from collections.abc import Callable
from typing import Any

import pytest

from journeymapper.core.comparing.clashes import COMMAND, WINDOW, Sides, words
from journeymapper.core.comparing.merge import Merged, merge, merge_entries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from tests.unit.comparing.edits import store
from tests.unit.persistence.documents import Raw, small

T = texts("en")
Edit = Callable[[Raw], Any]


def base() -> Raw:
    raw = small()
    raw["personas"].append({"id": "q", "rank": "a1", "name": "Paul"})
    raw["cards"].append({"id": "n", "rank": "a5", "kind": "note", "step": "s2", "lane": "lt", "title": "Note"})
    raw["cards"] += [{"id": f"x{n}", "rank": f"a{n + 4}", "kind": "note", "step": "s1", "lane": "lt", "title": "X"}
                     for n in range(3)]
    raw["journey"]["next_number"] = 2
    return raw


def nothing(raw: Raw) -> None:
    """One side did nothing."""


def sides(mine: Edit, theirs: Edit) -> Sides:
    rows = [base(), base(), base()]
    mine(rows[1])
    theirs(rows[2])
    return Sides(*map(store, rows))


def merged(mine: Edit, theirs: Edit) -> tuple[dict[str, Any], list[str], list[str]]:
    """(rows by id, conflicts, notes) in words."""
    three = sides(mine, theirs)
    out = merge(three)
    return ({row.id: row for row in out.records}, [words(clash, three, T) for clash in out.clashes],
            [say(T, note) for note in out.notes])


def row(raw: Raw, id: str) -> Raw:
    found: Raw = next(row for rows in raw.values() if isinstance(rows, list) for row in rows if row["id"] == id)
    return found


def put(id: str, **fields: Any) -> Edit:
    return lambda raw: (raw["journey"] if id == "j" else row(raw, id)).update(fields)


def without(*ids: str) -> Edit:
    def take_out(raw: Raw) -> None:
        for key, rows in raw.items():
            if isinstance(rows, list):
                raw[key] = [row for row in rows if row["id"] not in ids]
    return take_out


def plus(table: str, **fields: Any) -> Edit:
    return lambda raw: raw[table].append(fields)


def both(*edits: Edit) -> Edit:
    def all_of(raw: Raw) -> None:
        for edit in edits:
            edit(raw)
    return all_of


def test_fields_of_one_record_are_merged_one_by_one() -> None:
    rows, clashes, _ = merged(put("r", severity=3, title="Later"), put("r", effort=2, owner="Ana"))
    assert (rows["r"].severity, rows["r"].title, rows["r"].effort, rows["r"].owner) == (3, "Later", 2, "Ana")
    assert clashes == []


def test_one_field_set_otherwise_by_both_is_a_conflict_and_mine_stays() -> None:
    rows, clashes, _ = merged(put("r", severity=3), put("r", severity=0))
    assert rows["r"].severity == 3
    assert clashes == ["Red point “RP-001 Late”, Severity: 3 in MINE, 0 in THEIRS; it was nothing"]
    assert merged(put("r", severity=3), put("r", severity=3))[1] == []


@pytest.mark.parametrize("mine, theirs, personas", [
    (["p", "q"], ["p"], ("p", "q")), (["q"], ["p", "q"], ("q",)), ([], ["p", "q"], ("q",)), (["p", "q"], [], ("q",)),
    (["q", "p"], ["p", "q"], ("q", "p")),
])
def test_lists_of_references_are_sets(mine: list[str], theirs: list[str], personas: tuple[str, ...]) -> None:
    rows, clashes, _ = merged(put("r", personas=mine), put("r", personas=theirs))
    assert (rows["r"].personas, clashes) == (personas, [])


def test_a_lane_for_nobody_is_not_a_lane_for_all() -> None:
    rows, clashes, _ = merged(put("le", personas=[]), lambda raw: row(raw, "le").pop("personas"))
    assert rows["le"].personas == ()
    assert len(clashes) == 1


def test_parts_and_preferences_are_merged_by_entry() -> None:
    rows, clashes, _ = merged(put("p", empathy={"sees": "a"}, preferences={}),
                              put("p", empathy={"hears": "b"}, preferences={"s1": "web", "s2": "web"}))
    assert (rows["p"].empathy.sees, rows["p"].empathy.hears) == ("a", "b")
    assert (rows["p"].preferences, clashes) == ({"s2": "web"}, [])
    assert merged(put("p", empathy={"sees": "a"}), put("p", empathy={"sees": "b"}))[1] == [
        "Persona “Maria”, Empathy map: “a” in MINE, “b” in THEIRS; it was nothing"]


def test_a_new_red_point_with_a_number_that_is_taken_gets_the_next_free_one() -> None:
    def new(id: str) -> Edit:
        card = {"id": id, "rank": "a8", "kind": "red-point", "title": id, "number": 2, "step": "s1"}
        return both(plus("cards", **card), put("j", next_number=3))

    rows, clashes, notes = merged(new("mine"), new("theirs"))
    assert (rows["mine"].number, rows["theirs"].number, rows["j"].next_number) == (2, 3, 4)
    assert clashes == []
    assert notes == ["RP-002 “theirs” of THEIRS is RP-003 now: MINE has that number already."]


def test_the_counter_of_red_points_only_grows() -> None:
    rows, clashes, _ = merged(put("j", next_number=9), put("j", next_number=7))
    assert (rows["j"].next_number, clashes) == (9, [])


def test_deleted_here_changed_there() -> None:
    rows, clashes, _ = merged(without("n"), put("n", text="more"))
    assert "n" not in rows
    assert clashes == ["Note “Note”: deleted in MINE, changed in THEIRS; it stays deleted"]
    rows, clashes, _ = merged(put("n", text="more"), without("n"))
    assert rows["n"].text == "more"
    assert clashes == ["Note “Note”: changed in MINE, deleted in THEIRS; it stays"]
    assert merged(nothing, without("n"))[0].get("n") is merged(without("n"), nothing)[0].get("n") is None


def test_what_mine_needs_stays() -> None:
    rows, clashes, _ = merged(plus("emotions", id="new", persona="q", step="s2", value=1), without("s2"))
    assert rows["new"].step == "s2" in rows
    assert clashes == ["Step “Two”: deleted in THEIRS, but Paul at “Two” in MINE needs it; it stays"]
    rows, clashes, _ = merged(put("e", value=2), without("st", "s1", "s2"))
    assert {"e", "s2", "st"} <= set(rows)
    assert "s1" not in rows
    assert len(clashes) == 3


def test_what_refers_to_something_deleted_in_mine_goes_back_or_is_parked_and_it_is_said() -> None:
    third = plus("steps", id="s3", rank="a2", stage="st", title="Three")
    rows, clashes, _ = merged(without("s2"), put("t", step="s2"))
    assert rows["t"].step == "s1"
    assert clashes == ["Touchpoint “Van”, Step: THEIRS says “Two”, which is deleted in MINE"]
    rows, clashes, _ = merged(without("s2"), plus("cards", id="c", rank="a9", kind="note", title="C", step="s2"))
    assert rows["c"].step is None
    assert clashes == ["Note “C”, Step: THEIRS says “Two”, which is deleted in MINE"]
    rows, clashes, _ = merged(without("s2"), plus("emotions", id="m", persona="p", step="s2", value=0))
    assert "m" not in rows
    assert clashes == ["Emotion Maria at “Two”, Step: THEIRS says “Two”, which is deleted in MINE"]
    rows, clashes, _ = merged(without("st"), both(third, plus("emotions", id="m", persona="p", step="s3", value=0)))
    assert "m" not in rows
    assert "Emotion Maria at “Three”: of THEIRS, but what it belongs to is deleted in MINE; it is left out" in clashes


def test_a_red_point_goes_where_that_goes_which_it_is_about() -> None:
    move = both(put("t", step="s2"), put("r", step="s2"))
    rows, clashes, _ = merged(move, plus("cards", id="x", rank="a9", kind="red-point", title="X", number=2, step="s1",
                                         about="t"))
    assert (rows["x"].step, rows["x"].about, rows["r"].step, clashes) == ("s2", "t", "s2", [])
    park = both(put("t", step=None), put("r", step=None))
    clashes = merged(move, park)[1]
    assert clashes == ["Touchpoint “Van”, Step: “Two” in MINE, nothing in THEIRS; it was “One”"]


def test_an_order_is_merged_and_a_thing_that_both_moved_is_a_conflict() -> None:
    rows, clashes, _ = merged(put("t", rank="a9"), put("w", rank="Zz"))
    assert (rows["t"].rank, rows["w"].rank, clashes) == ("a9", "Zz", [])
    rows, clashes, _ = merged(put("t", rank="a9"), put("t", rank="a3V"))
    assert rows["t"].rank == "a9"
    assert len(clashes) == 1
    assert clashes[0].startswith("Touchpoint “Van”, Place in the order: ")


def test_a_card_that_one_moves_and_the_other_reorders_stands_where_it_was_moved() -> None:
    rows, clashes, _ = merged(put("n", step="s1", rank="a8"), put("n", rank="Zz"))
    assert (rows["n"].step, rows["n"].rank, clashes) == ("s1", "a8", [])
    assert merged(put("n", rank="Zz"), put("n", step="s1", rank="a8"))[0]["n"].rank == "a8"


def test_a_kind_changed_here_and_a_field_there_that_means_something_else() -> None:
    rows, clashes, _ = merged(put("n", kind="touchpoint"), put("n", feeling="warm"))
    assert rows["n"].kind == "touchpoint"
    assert any("Feeling" in clash for clash in clashes)


def test_what_both_added_alike_is_one() -> None:
    new = plus("cards", id="c", rank="a9", kind="note", title="C", step="s2")
    rows, clashes, _ = merged(new, new)
    assert (rows["c"].title, clashes) == ("C", [])
    rows, clashes, _ = merged(new, plus("cards", id="c", rank="a9", kind="note", title="D", step="s2"))
    assert rows["c"].title == "C"
    assert len(clashes) == 1


def test_the_change_leads_from_mine_to_the_outcome() -> None:
    three = sides(put("r", severity=3), both(without("n"), plus("channels", id="c", rank="a9", name="Shop")))
    out: Merged = merge(three)
    document = Store(three.mine.records.values())
    before = dict(document.records)
    document.load(out.records)
    assert set(out.change.added) == {"c"}
    assert set(out.change.removed) == {"n"}
    assert dict(three.mine.records) == before, "a merge applies nothing"


def test_entries_beside_the_tables() -> None:
    out, clashes = merge_entries({"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 1, "d": 5}, {"a": 3, "b": 4, "c": 1})
    assert out == {"a": 2, "b": 4, "d": 5}
    three = Sides(Store(), Store(), Store())
    assert [words(clash, three, T) for clash in clashes] == [
        "The entry “a” of the file: 2 in MINE, 3 in THEIRS; it was 1"]


def test_a_window_speaks_of_here_and_of_the_file() -> None:
    """Nobody knows of MINE and THEIRS whose open map was changed on the disk."""
    new = {"kind": "red-point", "rank": "a9", "number": 2, "step": "s1"}
    three = sides(both(put("t", title="Bus"), plus("cards", id="x", title="X", **new)),
                  both(put("t", title="Car"), plus("cards", id="y", title="Y", **new)))
    out = merge(three, WINDOW)
    assert [words(clash, three, T, WINDOW) for clash in out.clashes] == [
        "Touchpoint “Bus”, Title: “Bus” here, “Car” in the file; it was “Van”"]
    assert [say(T, note) for note in out.notes] == [
        "RP-002 “Y” from the file is RP-003 now: a red point here has that number already."]
    assert WINDOW.clashes.keys() == COMMAND.clashes.keys()
    assert not any(word in text for text in (*WINDOW.clashes.values(), WINDOW.renumbered)
                   for word in ("MINE", "THEIRS", "BASE"))
