"""What another or a newer program wrote is kept, and a newer map is never written."""
import json

import pytest

from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import Frame, NewerFormat
from tests.unit.persistence.documents import small, to_bytes


def test_unknown_fields_kinds_and_keys_come_back_where_they_were() -> None:
    raw = small()
    raw["x-first"], raw["x-empty"] = {"b": 1, "a": None}, []
    raw["journey"]["x-theme"] = ""
    raw["cards"].append({"id": "h", "rank": "a0", "kind": "hologram", "title": "", "beam": {"z": [1.5, None], "a": {}}})
    raw["personas"][0]["empathy"] = {"smells": "grass", "sees": ""}
    loaded = decode(to_bytes(raw))
    again = json.loads(encode(loaded.records, loaded.frame))
    assert list(again)[-2:] == ["x-first", "x-empty"]
    assert list(again["x-first"]) == ["b", "a"]
    assert again["x-empty"] == []
    assert again["journey"]["x-theme"] == ""
    assert again["personas"][0]["empathy"] == {"smells": "grass"}
    card = next(card for card in again["cards"] if card["id"] == "h")
    assert card == {"id": "h", "rank": "a0", "kind": "hologram", "title": "", "beam": {"z": [1.5, None], "a": {}}}
    assert next(type(record) for record in loaded.records if record.id == "h") is Card


def test_empty_and_absent_are_one_and_false_and_zero_are_kept() -> None:
    raw = small()
    raw["cards"][0] |= {"text": "", "evidence": None, "feeling": 0, "moment_of_truth": False, "votes": 0, "pilots": []}
    raw["channels"][0]["icon"] = ""
    again = json.loads(encode(decode(to_bytes(raw)).records))
    card = next(card for card in again["cards"] if card["id"] == "t")
    assert {name: card[name] for name in ("feeling", "moment_of_truth", "votes")} == {
        "feeling": 0, "moment_of_truth": False, "votes": 0}
    assert not {"text", "evidence", "pilots"} & set(card)
    assert "icon" not in again["channels"][0]


def test_an_emotions_lane_for_nobody_is_not_one_for_all() -> None:
    raw = small()
    raw["lanes"][1]["personas"] = []
    again = json.loads(encode(decode(to_bytes(raw)).records))
    assert again["lanes"][1]["personas"] == []
    assert "personas" not in again["lanes"][0]


def test_empty_tables_are_left_out_and_read_as_empty() -> None:
    raw = {"format": "journeymapper", "version": 1, "journey": {"id": "j", "title": ""}, "cards": [], "links": None}
    loaded = decode(to_bytes(raw))
    assert [record.id for record in loaded.records] == ["j"]
    assert list(json.loads(encode(loaded.records))) == ["format", "version", "journey"]


def test_a_newer_map_is_read_and_never_written() -> None:
    loaded = decode(to_bytes(small() | {"version": 7}))
    assert loaded.newer
    assert loaded.version == 7
    with pytest.raises(NewerFormat, match="format 7"):
        encode(loaded.records, loaded.frame)
    assert not decode(to_bytes(small())).newer


def test_a_store_and_its_records_give_the_same_bytes() -> None:
    records = decode(to_bytes(small())).records
    assert encode(Store(records)) == encode(records)


@pytest.mark.parametrize("value", [float("nan"), "half \ud800", {1: 2}, object()])
def test_what_no_file_can_hold_is_refused_at_save(value: object) -> None:
    journey = Journey(id="j", title="").changed(extra=value)
    with pytest.raises(BadFile, match=r"can't be saved as it is.*Undo the last change"):
        encode([journey])


def test_what_could_not_be_opened_again_is_refused_at_save() -> None:
    bad = Journey.model_construct(id="j", title="x" * 20_001)
    with pytest.raises(BadFile, match=r"journey\.title is longer than 20000"):
        encode([bad])
    dangling = [Journey(id="j", title=""), Card(id="c", rank="a0", kind="x", title="", step="gone")]
    with pytest.raises(BadFile, match="parking lot"):
        encode(dangling)
    with pytest.raises(BadFile, match="journey is missing"):
        encode([])
    with pytest.raises(BadFile, match="levels deep"):
        encode([Journey(id="j", title="")], Frame(extra={"x": json.loads("[" * 80 + "]" * 80)}))


def test_extra_keys_never_replace_what_the_format_says() -> None:
    data = encode([Journey(id="j", title="")], Frame(extra={"tool": 1}))
    assert json.loads(data)["version"] == 1


@pytest.mark.parametrize("rank", [True, [], {}, 5, "a0", None])
@pytest.mark.parametrize("table", ["emotions", "links"])
def test_an_unknown_rank_where_there_is_none_can_be_saved(table: str, rank: object) -> None:
    raw = small()
    raw[table] = [{**raw[table][0], "id": id, "rank": rank if id == "one" else "a1"} for id in ("one", "two")]
    loaded = decode(to_bytes(raw))
    assert [row["rank"] for row in json.loads(encode(loaded.records))[table]] == [rank, "a1"]
