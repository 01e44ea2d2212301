"""What is wrong but clear is mended by the rules of deletion, and each repair is said."""
import base64
import hashlib
import json
from typing import Any

import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import BadMap
from tests.unit.persistence.documents import Raw, small, to_bytes


def mended(raw: Raw) -> tuple[dict[str, Any], list[str]]:
    """(rows by id as written, what was said); written again nothing is left to mend."""
    loaded = decode(to_bytes(raw))
    data = encode(loaded.records, loaded.frame)
    assert decode(data).repairs == ()
    written = json.loads(data)
    rows = {row["id"]: row for table in written.values() if isinstance(table, list) for row in table}
    return rows | {"journey": written["journey"]}, [str(repair) for repair in loaded.repairs]


@pytest.mark.parametrize("table, row, field, value, expected, said", [
    ("cards", 0, "step", "gone", None, "cards: “Van” was moved to the parking lot: its step “gone” is not in the map."),
    ("cards", 0, "lane", "gone", None, "cards: “Van” was moved to the parking lot: its lane “gone” is not in the map."),
    ("cards", 0, "channel", "gone", None, "cards: “Van” lost its channel “gone”, which is not in the map."),
    ("cards", 0, "department", "web", None, "cards: “Van” lost its department “web”, which is not in the map."),
    ("cards", 1, "about", "gone", None, "cards: “Late” lost its about “gone”, which is not in the map."),
    ("cards", 1, "personas", ["gone", "p"], ["p"], "cards: “Late” lost its personas “gone”, which is not in the map."),
    ("cards", 2, "fixes", ["t", "r"], ["r"], "cards: “Slots” lost its fixes “t”, which is not in the map."),
    ("cards", 3, "until", "lt", None, "cards: “Plan” lost its until “lt”, which is not in the map."),
    ("personas", 0, "preferences", {"s1": "gone"}, None,
     "personas: “Maria” lost its preferences “gone”, which is not in the map."),
    ("personas", 0, "portrait", "t", None, "personas: “Maria” lost its portrait “t”, which is not in the map."),
    ("lanes", 1, "personas", ["s1"], [], "lanes: “Emotions” lost its personas “s1”, which is not in the map."),
])
def test_a_reference_is_mended(
    table: str, row: int, field: str, value: Any, expected: Any, said: str
) -> None:
    raw = small()
    raw[table][row][field] = value
    rows, repairs = mended(raw)
    assert rows[raw[table][row]["id"]].get(field) == expected
    assert said in repairs


def test_a_card_without_its_lane_is_parked_and_its_mark_comes_along() -> None:
    raw = small()
    raw["cards"][0]["lane"] = "gone"
    rows, _ = mended(raw)
    assert "step" not in rows["t"]
    assert "step" not in rows["r"]
    assert rows["r"]["about"] == "t"


@pytest.mark.parametrize("table, field, gone", [
    ("emotions", "persona", {"e"}), ("emotions", "step", {"e"}), ("links", "source", {"l"}), ("links", "target", {"l"}),
])
def test_what_can_not_stand_alone_is_taken_out(table: str, field: str, gone: set[str]) -> None:
    raw = small()
    before = {row["id"] for rows in raw.values() if isinstance(rows, list) for row in rows}
    raw[table][0][field] = "gone"
    rows, repairs = mended(raw)
    assert before - set(rows) == gone
    assert repairs == [f"{table}: {gone.pop()} was taken out: its {field} “gone” is not in the map."]


def test_a_step_without_its_stage_goes_with_its_emotions_and_parks_its_cards() -> None:
    raw = small()
    raw["steps"][1]["stage"] = "gone"
    rows, repairs = mended(raw)
    assert "s2" not in rows
    assert "e" not in rows
    assert "step" not in rows["o"]
    assert (rows["w"]["step"], rows["w"].get("until")) == ("s1", None)
    assert repairs == ["steps: “Two” was taken out: its stage “gone” is not in the map."]


def test_a_red_point_elsewhere_than_what_it_is_about_stands_alone() -> None:
    raw = small()
    raw["cards"][1]["step"] = "s2"
    rows, repairs = mended(raw)
    assert "about" not in rows["r"]
    assert rows["r"]["step"] == "s2"
    assert repairs == ["cards: “Late” stood at another step than what it was about; it stands alone now."]


def test_a_parked_red_point_keeps_its_mark() -> None:
    raw = small()
    del raw["cards"][1]["step"]
    rows, repairs = mended(raw)
    assert (rows["r"]["about"], repairs) == ("t", [])


def test_a_span_that_ends_before_it_begins_is_turned() -> None:
    raw = small()
    raw["cards"][3] |= {"step": "s2", "until": "s1"}
    rows, repairs = mended(raw)
    assert (rows["w"]["step"], rows["w"]["until"]) == ("s1", "s2")
    assert repairs == ["cards: “Plan” ended before it began; its ends were exchanged."]


def test_two_red_points_with_one_number_part() -> None:
    raw = small()
    raw["journey"]["next_number"] = 9
    raw["cards"].append({"id": "r2", "rank": "a9", "kind": "red-point", "title": "Again", "number": 1})
    rows, repairs = mended(raw)
    assert (rows["r"]["number"], rows["r2"]["number"], rows["journey"]["next_number"]) == (1, 9, 10)
    assert repairs == ["cards: “Again” had the number 1 of another red point; it has the next free one now."]


def test_the_counter_stays_above_all_numbers() -> None:
    raw = small()
    raw["journey"]["next_number"] = 1
    rows, repairs = mended(raw)
    assert rows["journey"]["next_number"] == 2
    assert repairs == ["The counter of red points was behind; it is set right."]


def test_a_chain_of_marks_of_any_length_is_followed() -> None:
    raw = small()
    raw["cards"][0]["lane"] = "gone"
    raw["cards"] += [{"id": f"x{n}", "rank": "a5", "kind": "red-point", "title": "", "number": n, "step": "s1",
                      "lane": "lt", "about": f"x{n - 1}" if n > 2 else "r"} for n in range(2, 150)]
    rows, _ = mended(raw)
    assert [id for id in rows if id.startswith("x") and "step" in rows[id]] == []


def ranks(rows: list[Any]) -> list[str]:
    """Ids of notes with these ranks, in the order in which the map shows them."""
    raw = small()
    raw["links"], raw["cards"] = [], [
        {"id": f"n{n}", "kind": "note", "title": "", "step": "s1", "lane": "lt", "rank": rank}
        for n, rank in enumerate(rows)]
    for card in raw["cards"]:
        if card["rank"] == "-":
            del card["rank"]
    written, repairs = mended(raw)
    assert len(repairs) == 1
    good = [f"n{n}" for n, rank in enumerate(rows) if rank in ("a0", "a1", "a2", "a3")]
    assert all(written[id]["rank"] == rows[int(id[1:])] for id in good)
    return sorted((id for id in written if id.startswith("n")), key=lambda id: (written[id]["rank"], id))


@pytest.mark.parametrize("rows, order", [
    (["-", "-", "-"], "n0 n1 n2"),
    (["a1", "zz", "a2"], "n0 n1 n2"),
    (["bad rank", "a0", "a1"], "n0 n1 n2"),
    (["a2", None, 7, "a0"], "n3 n0 n1 n2"),
    (["a0", "", "", "", "a1", "", "a3"], "n0 n1 n2 n3 n4 n5 n6"),
    (["a0", "a00", "a0", "x", "a1"], "n0 n2 n1 n3 n4"),
])
def test_bad_ranks_take_the_order_of_the_file(rows: list[Any], order: str) -> None:
    assert ranks(rows) == order.split()


def test_a_rank_counts_in_its_own_scope() -> None:
    raw = small()
    raw["stages"].append({"id": "st2", "rank": "a1", "title": "Later"})
    raw["steps"] += [{"id": "s3", "rank": "", "stage": "st2", "title": ""},
                     {"id": "s4", "rank": "", "stage": "st", "title": ""}]
    rows, repairs = mended(raw)
    assert rows["s3"]["rank"] == "a0"
    assert rows["s4"]["rank"] > rows["s2"]["rank"]
    assert repairs == ["The order of 2 entries in “steps” was unreadable; the order of the file is kept."]


def test_many_bad_ranks_stay_short() -> None:
    raw = small()
    raw["links"], raw["cards"] = [], [
        {"id": f"n{n}", "kind": "note", "title": "", "rank": {0: "a0", 2999: "a1"}.get(n, "?")} for n in range(3000)]
    rows, _ = mended(raw)
    assert max(len(rows[f"n{n}"]["rank"]) for n in range(3000)) < 12


def test_repairs_are_shown_up_to_twenty() -> None:
    raw = small()
    raw["cards"] += [{"id": f"n{n}", "kind": "note", "title": "", "rank": "a0", "lane": "gone"} for n in range(30)]
    _, repairs = mended(raw)
    assert len(repairs) == 21
    assert repairs[-1] == "… and 10 more repairs."


def test_the_first_keeps_its_id_and_references_the_others_get_new_ones() -> None:
    raw = small()
    raw["steps"].append({"id": "s2", "rank": "a2", "stage": "st", "title": "Three"})
    raw["cards"].append({"id": "s2", "rank": "a4", "kind": "note", "step": "s2", "title": "Twin"})
    rows, repairs = mended(raw)
    assert rows["s2"]["title"] == "Two"
    assert rows["o"]["step"] == rows["e"]["step"] == "s2"
    three, twin = (next(row for row in rows.values() if row.get("title") == title) for title in ("Three", "Twin"))
    assert len({three["id"], twin["id"], "s2"}) == 3
    assert twin["step"] == "s2"
    assert repairs == ["steps: “Three” had the id “s2” of another entry; it has a new one now.",
                       "cards: “Twin” had the id “s2” of another entry; it has a new one now."]
    assert mended(raw)[0] == rows, "two people who open one damaged file get one map"


def test_many_entries_of_one_id_are_mended_in_time_and_counted() -> None:
    raw = small()
    raw["cards"] += [{"id": "t", "rank": "a0", "kind": "note", "title": ""} for _ in range(20_000)]
    loaded = decode(to_bytes(raw))
    assert len({row.id for row in loaded.records}) == len(loaded.records)
    assert [str(one) for one in loaded.repairs][20:] == ["… and 19980 more ids."]


def test_a_picture_keeps_its_id_whoever_else_has_it() -> None:
    data = b"no picture, but nobody knows"
    digest = hashlib.sha256(data).hexdigest()
    raw = small() | {"assets": {digest: {"mime": "image/png", "base64": base64.b64encode(data).decode()}}}
    raw["cards"][0]["id"] = digest
    with pytest.raises(BadMap, match=f"assets.{digest} has the id “{digest}”, which cards"):
        decode(to_bytes(raw))


def test_a_repair_is_quoted_as_its_language_does() -> None:
    raw = small()
    raw["cards"][0] |= {"step": "gone", "title": "{Van} “1”"}
    said = say(texts("es"), decode(to_bytes(raw)).repairs[0])
    assert said.startswith("cards: «{Van} “1”»: se ha movido")
