"""What differs between two maps, as people tell it."""
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.comparing.differences import differences, entries
from journeymapper.core.comparing.order import _longest_rise, moved
from journeymapper.core.comparing.sentences import quoted, told
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.codec import decode
from tests.unit.comparing.edits import board
from tests.unit.persistence.documents import Raw, small, to_bytes

T = texts("en")


def store(raw: Raw) -> Store:
    return Store(decode(to_bytes(raw)).records)


def lines(change: Callable[[Raw], Any], start: Callable[[], Raw] = small) -> list[str]:
    before, after = start(), start()
    change(after)
    return [f"{one.what}: {told(one, T)}" for one in differences(store(before), store(after), T)]


def put(table: str, row: int, **fields: Any) -> Callable[[Raw], None]:
    return lambda raw: raw[table][row].update(fields)


@pytest.mark.parametrize("change, says", [
    (put("cards", 2, step="s1"), "Opportunity: moved “Slots” from “Two” to “One”"),
    (put("cards", 2, step=None), "Opportunity: parked “Slots”, which stood in “Two”"),
    (put("cards", 2, lane="le"), "Opportunity: moved “Slots” from the lane “Touchpoints” to the lane “Emotions”"),
    (put("cards", 0, title="Lorry"), "Touchpoint: renamed “Van” to “Lorry”"),
    (put("cards", 1, title=""), "Red point: “RP-001 (no title)”: Title was “Late”, is nothing"),
    (put("cards", 1, severity=0), "Red point: “RP-001 Late”: Severity was nothing, is 0"),
    (put("cards", 1, personas=[]), "Red point: “RP-001 Late”: Personas was “Maria”, is nothing"),
    (put("cards", 1, status="won't do"), "Red point: “RP-001 Late”: Status was nothing, is “won't do”"),
    (put("cards", 0, moment_of_truth=True), "Touchpoint: “Van”: Moment of truth was nothing, is “yes”"),
    (put("cards", 0, rank="a9"), "Touchpoint: moved “Van” to another place in its order"),
    (put("cards", 0, kind="note"), "Note: “Van”: Kind was “Touchpoint”, is “Note”"),
    (put("emotions", 0, value=2), "Emotion: Maria at “Two”: Value was −1.5, is 2"),
    (put("personas", 0, empathy={"sees": "a"}), "Persona: “Maria”: Empathy map was nothing, is “a”"),
    (put("personas", 0, preferences={"s2": "web"}),
     "Persona: “Maria”: Preferred channels was “One: Web”, is “Two: Web”"),
    (put("cards", 0, pilots=[{"measure": "Calls"}]), "Touchpoint: “Van”: Pilots was nothing, is “1 pilot: Calls”"),
    (put("channels", 0, name="Site"), "Channel: renamed “Web” to “Site”"),
    (lambda raw: raw["journey"].update(id="other", state="to-be"), "Journey: “Terrace”: State was nothing, is “to-be”"),
    (lambda raw: raw["cards"].append({"id": "n", "rank": "a8", "kind": "note", "title": "New", "step": "s2"}),
     "Note: added “New” to “Two”"),
    (lambda raw: raw["cards"].append({"id": "n", "rank": "a8", "kind": "note", "title": "New"}), "Note: added “New”"),
    (lambda raw: raw["cards"].pop(2) and raw["links"].clear(), "Opportunity: removed “Slots” from “Two”"),
])
def test_one_change_is_one_sentence(change: Callable[[Raw], Any], says: str) -> None:
    assert says in lines(change)
    assert len([line for line in lines(change) if not line.startswith("Link")]) == 1


def test_choices_and_series_are_told_in_the_language_and_never_as_the_file_has_them() -> None:
    """A metric whose new series has the same last value is told as changed, not as "was …, is …" of two alike."""
    def at(days: list[tuple[str, float]]) -> Store:
        rows = [{"id": "m", "rank": "a0", "kind": "metric", "title": "Days", "step": None, "lane": None,
                 "series": [{"on": on, "value": value} for on, value in days]}]
        return store({**small(), "cards": rows, "links": [], "channels": [
            {"id": "web", "rank": "a0", "name": "Web", "answered_by": "person" if len(days) > 1 else "robot"}]})

    two, other, one = (at(days) for days in ([("2026-01-31", 4), ("2026-02-28", 12345.5)],
                                             [("2026-01-31", 5), ("2026-02-28", 12345.5)], [("2026-01-31", 4)]))
    es = texts("es")
    assert [told(line, T) for line in differences(two, other, T)] == ["“Days”: Series changed"]
    assert [told(line, T) for line in differences(two, one, T)] == [
        "“Web”: Answered by was “a person”, is “a robot”",
        "“Days”: Series was “2 values, the last on 2026-02-28 12,345.5”, is “1 value, on 2026-01-31 4”"]
    assert "«una persona»" in told(next(differences(two, one, es)), es)


def test_a_step_that_goes_to_another_stage() -> None:
    def two_stages() -> Raw:
        raw = small()
        raw["stages"].append({"id": "st2", "rank": "a1", "title": "Action"})
        return raw

    assert lines(put("steps", 1, stage="st2"), two_stages) == [
        "Step: moved the step “Two” from the stage “Use” to “Action”"]


@pytest.mark.parametrize("ranks, says", [
    (["a1", "a0"], 1), (["a5", "a6"], 0), (["b00", "b01"], 0),
])
def test_only_what_really_changed_places_is_told(ranks: list[str], says: int) -> None:
    """New ranks in the old order are no difference to anybody."""
    def rank_anew(raw: Raw) -> None:
        for row, rank in zip(raw["steps"], ranks, strict=True):
            row["rank"] = rank

    assert len([line for line in lines(rank_anew) if line.startswith("Step")]) == says


@given(st.permutations(range(7)))
def test_the_fewest_moves_explain_an_order(order: list[int]) -> None:
    stay = sorted(_longest_rise(order))
    assert [order[place] for place in stay] == sorted(order[place] for place in stay)
    longest = max(bin(mask).count("1") for mask in range(1 << 7)
                  if (row := [order[n] for n in range(7) if mask >> n & 1]) == sorted(row))
    assert len(stay) == longest


@pytest.mark.parametrize("seed", range(20))
def test_a_map_doesnt_differ_from_itself_and_differs_from_an_empty_one_by_all_it_has(seed: int) -> None:
    raw = board(Random(seed))
    here = store(raw)
    assert list(differences(here, here, T)) == []
    assert moved(here, here) == set()
    bare = store({key: raw[key] for key in ("format", "version", "journey")})
    added = [one for one in differences(bare, here, T) if one.sort == "added"]
    assert {one.id for one in added} == set(here.records) - set(bare.records)
    assert {one.id for one in differences(here, bare, T) if one.sort == "removed"} == {one.id for one in added}
    assert all(told(one, T) for one in added)


def test_entries_of_other_programs_are_told() -> None:
    told_ones = [told(one, T) for one in entries({"a": 1, "b": None}, {"a": 2, "c": {}}, T)]
    assert told_ones == ["“a” was “1”, is “2”", "“b” was “null”, is nothing", "“c” was nothing, is “{}”"]


def test_names_stay_on_one_line() -> None:
    assert quoted("a\nb\x1b[31m  c\u202e", texts("en")) == "“a b [31m c”"
    assert quoted("{a}", texts("es")) == "«{a}»"
    assert len(quoted("x" * 500, texts("en"))) == 62
