"""What can be saved can be opened, whatever the document; whatever the bytes, nothing crashes."""
import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.model.record import Part
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import BadMap, Loaded
from tests.support.paths import SAMPLE
from tests.unit.persistence.documents import JSON, Raw, maps, small, to_bytes

BYTES = SAMPLE.read_bytes()
REFERENCES = {"step", "lane", "stage", "persona", "until", "about", "channel", "department", "source", "target"}
EMPTY = (None, "", (), {})


def meaning(loaded: Loaded) -> tuple[Any, ...]:
    """All records by id with all their fields; what the format calls empty is left out."""
    rows = {}
    for record in loaded.records:
        known = {name: _plain(value) for name, value in record.__dict__.items()}
        kept = {name: value for name, value in known.items()
                if value not in EMPTY or (value == () and (record.table, name) == ("lanes", "personas"))}
        rows[record.id] = (type(record), json.dumps(kept), json.dumps(record.__pydantic_extra__))
    return rows, json.dumps(loaded.frame.extra)


def _plain(value: Any) -> Any:
    """A part of a record (the empathy map) as what it holds."""
    if isinstance(value, Part):
        return {name: inner for name, inner in value.model_dump().items()
                if name not in type(value).model_fields or inner not in EMPTY}
    return value


@given(maps(), st.randoms())
def test_saved_and_opened_is_the_identical_document(raw: Raw, random: Any) -> None:
    """The order of rows in memory makes no difference."""
    loaded = decode(to_bytes(raw))
    assert [str(repair) for repair in loaded.repairs] == []
    data = encode(loaded.records, loaded.frame)
    again = decode(data)
    assert meaning(again) == meaning(loaded)
    shuffled = list(again.records)
    random.shuffle(shuffled)
    assert encode(shuffled, again.frame) == data


@st.composite
def broken_maps(draw: st.DrawFn) -> Raw:
    """Maps with some references, ranks and numbers that are wrong, but well typed."""
    raw = copy.deepcopy(draw(maps()))
    rows = [row for table in ("personas", "steps", "lanes", "cards", "emotions", "links") for row in raw[table]]
    names = ["gone", "journey", *(row["id"] for row in rows)]
    for row in draw(st.lists(st.sampled_from(rows), max_size=6)) if rows else []:
        field = draw(st.sampled_from(sorted(set(row) - {"id"})))
        if field in REFERENCES and isinstance(row[field], str | None):
            row[field] = draw(st.sampled_from(names))
        elif field in {"fixes", "personas"}:
            row[field] = draw(st.lists(st.sampled_from(names), max_size=3))
        elif field == "preferences":
            row[field] = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(names), max_size=3))
        elif field == "rank":
            row[field] = draw(st.sampled_from(["", "zz", "a00", "a0", None, 7, "ä"]))
        elif field == "number":
            row[field] = draw(st.integers(1, 4))
    return raw


@given(broken_maps())
def test_what_opens_is_consistent_and_mended_only_once(raw: Raw) -> None:
    loaded = decode(to_bytes(raw))
    data = encode(loaded.records, loaded.frame)
    again = decode(data)
    assert again.repairs == ()
    assert meaning(again) == meaning(loaded)
    if loaded.repairs == ():
        assert meaning(decode(to_bytes(raw))) == meaning(again)


def opened_or_refused(data: bytes) -> None:
    """The contract for any bytes; other exceptions fail the test."""
    try:
        loaded = decode(data)
    except BadMap:
        return
    # A map of a newer version is read, and never written.
    if not loaded.newer:
        assert decode(encode(loaded.records, loaded.frame)).repairs == ()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    opened_or_refused(data)


@given(JSON)
def test_any_json(value: Any) -> None:
    opened_or_refused(to_bytes(value))
    with pytest.raises(BadMap):
        decode(to_bytes(value))


CUT = st.tuples(st.integers(0, len(BYTES)), st.integers(0, 40), st.binary(max_size=8))


@given(st.lists(CUT, min_size=1, max_size=5))
def test_mutated_bytes_of_a_map(cuts: list[tuple[int, int, bytes]]) -> None:
    data = BYTES
    for place, length, instead in cuts:
        data = data[:place] + instead + data[place + length:]
    opened_or_refused(data)


@st.composite
def mutated_json(draw: st.DrawFn) -> Raw:
    """A map in which any values, at any depth, are something else."""
    raw = small()
    for _ in range(draw(st.integers(1, 3))):
        node: Any = raw
        while True:
            key = draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            if not isinstance(node[key], dict | list) or not node[key] or draw(st.integers(0, 5)) == 0:
                break
            node = node[key]
        node[key] = draw(JSON | st.sampled_from(["t", "s1", "p", "lt", "zz", 1, 0, -1, 2**62, 1e300, True]))
    return raw


@given(mutated_json())
def test_mutated_values_of_a_map(raw: Raw) -> None:
    opened_or_refused(to_bytes(raw))
