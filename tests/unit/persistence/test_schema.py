"""The published schema takes what the codec takes, and refuses what it refuses."""
import json
from typing import Any

import pytest
from hypothesis import given, settings

from journeymapper.core.model.kinds import card_models
from journeymapper.core.model.tables import TABLES
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.schema import schema
from tests.support.paths import ROOT, SAMPLE
from tests.unit.persistence.documents import Raw, maps, small, to_bytes
from tests.unit.persistence.schema_check import problems

SCHEMA = schema()


@pytest.mark.parametrize("path", [SAMPLE, ROOT / "tests" / "fixtures" / "formats" / "version-1.journey"])
def test_real_maps_follow_the_schema(path: Any) -> None:
    assert list(problems(json.loads(path.read_bytes()), SCHEMA, SCHEMA)) == []


@given(maps())
@settings(max_examples=30)
def test_what_we_write_follows_the_schema(raw: Raw) -> None:
    loaded = decode(to_bytes(raw))
    assert list(problems(json.loads(encode(loaded.records, loaded.frame)), SCHEMA, SCHEMA)) == []


@pytest.mark.parametrize("table, row, field, value", [
    ("cards", 0, "feeling", 3), ("cards", 0, "feeling", 0.5), ("cards", 0, "title", None), ("cards", 0, "id", "a b"),
    ("cards", 1, "number", "1"), ("cards", 1, "confidence", 60), ("emotions", 0, "value", -2.5),
    ("steps", 0, "stage", None), ("personas", 0, "relation", "friend"), ("lanes", 0, "title", "x" * 20_001),
])
def test_what_the_codec_refuses_the_schema_refuses(table: str, row: int, field: str, value: object) -> None:
    raw = small()
    assert list(problems(raw, SCHEMA, SCHEMA)) == []
    raw[table][row][field] = value
    assert any(field in problem for problem in problems(raw, SCHEMA, SCHEMA))


@pytest.mark.parametrize("key", ["format", "version", "journey"])
def test_what_is_required(key: str) -> None:
    raw = small()
    del raw[key]
    assert list(problems(raw, SCHEMA, SCHEMA)) == ["$: required"]


def test_unknown_kinds_fields_and_keys_are_allowed_a_kind_without_its_card_is_not() -> None:
    raw = small() | {"x": 1}
    raw["cards"] = [{"id": "h", "rank": "a0", "kind": "hologram", "title": "", "beam": {}}]
    assert list(problems(raw, SCHEMA, SCHEMA)) == []
    del raw["cards"][0]["title"]
    assert list(problems(raw, SCHEMA, SCHEMA)) == ["$.cards[0]: required"]


def test_all_tables_and_all_found_kinds_are_in_it() -> None:
    assert set(TABLES) <= set(SCHEMA["properties"])
    kinds = {branch["if"]["properties"]["kind"]["const"] for branch in SCHEMA["$defs"]["AnyCard"]["allOf"][1:]}
    assert kinds == set(card_models())
    assert {"touchpoint", "note", "metric", "picture"} <= kinds


def test_an_asset_is_named_by_its_key() -> None:
    raw = small()
    raw["assets"] = {"0" * 64: {"mime": "image/png", "base64": "AA=="}}
    assert list(problems(raw, SCHEMA, SCHEMA)) == []
    raw["assets"] = {"short": {"mime": "image/png"}}
    assert len(list(problems(raw, SCHEMA, SCHEMA))) == 2
