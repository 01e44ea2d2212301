"""What can be read of a damaged file opens; the rest is kept as text."""
import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence import salvage as salvaging
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import BadMap, NewerFormat
from journeymapper.core.persistence.rest import keep_rest
from journeymapper.core.persistence.salvage import Piece, Salvaged, salvage
from tests.support.paths import SAMPLE
from tests.unit.persistence.documents import small, to_bytes

WHOLE = SAMPLE.read_bytes()
ALL = {row.id: row for row in decode(WHOLE).records}


def saved(data: bytes) -> Salvaged:
    found = salvage(data, file="a.journey", title="a")
    assert decode(encode(found.loaded.records)).repairs == ()
    return found


def ids(found: Salvaged) -> set[str]:
    return {row.id for row in found.loaded.records}


def said(found: Salvaged) -> list[str]:
    return [str(one) for one in found.loaded.repairs]


def test_a_whole_file_comes_back_whole() -> None:
    for data in (WHOLE, json.dumps(json.loads(WHOLE)).encode(), WHOLE.decode().encode("utf-16"),
                 WHOLE.decode().encode("utf-16-le"), b"\xef\xbb\xbf" + WHOLE):
        found = saved(data)
        assert {row.id: row for row in found.loaded.records} == ALL
        assert found.rest == ()


@pytest.mark.parametrize("one_line", [False, True])
@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.99])
def test_of_a_truncated_file_all_before_the_end_is_there(share: float, one_line: bool) -> None:
    data = json.dumps(json.loads(WHOLE)).encode() if one_line else WHOLE
    cut = data[:int(len(data) * share)]
    found = saved(cut)
    whole = {id for id in ALL if f'"id": "{id}"'.encode() in cut}
    assert len(whole - ids(found)) <= 1
    assert len(found.rest) <= 1
    assert all(cut.decode().rstrip(" \n,").endswith(piece.text) for piece in found.rest)


def test_a_damaged_entry_is_text_and_all_others_open() -> None:
    at = WHOLE.index(b'"title": "Chat bot"', WHOLE.index(b'"cards"'))
    found = saved(WHOLE[:at] + b"\x00\xff\xfe" + WHOLE[at + 3:])
    lost = set(ALL) - ids(found)
    assert len(lost) == 1
    assert len(found.rest) == 1
    assert lost.pop() in found.rest[0].text
    assert "\\xff\\xfe" in found.rest[0].text
    assert WHOLE[:at].count(b"\n") - 10 < found.rest[0].line <= WHOLE[:at].count(b"\n") + 1
    assert said(found)[0] == f"Entries recovered: {len(ALL) - 1}. Pieces of the file that couldn't be read: 1."


@pytest.mark.parametrize("old, new", [
    (b'"number": 1', b'"number": NaN'), (b'"number": 1', b'"number": "one"'), (b'"number": 1', b'"number": 1e999'),
    (b'"title": "Late"', b'"title": "Late", "title": "Early"'), (b'"title": "Late"', b'"title": "\\ud83d"'),
    (b'"title": "Late"', b'"x": "\\ud83d", "title": ""'), (b'"title": "Late"', b'"title": "La'),
    (b'"title": "Late"', b'"title": "L", "x": ' + b"[" * 70 + b"]" * 70),
    (b'"title": "Late"', b'"title": "L", "x": ' + b"[" * 100_000),
])
def test_an_entry_that_no_map_may_hold_is_text(old: bytes, new: bytes) -> None:
    data = to_bytes(small())
    assert old in data
    found = saved(data.replace(old, new, 1))
    assert {row.id for row in decode(data).records} - ids(found) == {"r"}
    assert any('"r"' in piece.text for piece in found.rest)


def test_what_refers_to_something_lost_is_mended_as_ever() -> None:
    found = saved(to_bytes(small()).replace(b'"title": "One"', b'"title": 1'))
    rows = {row.id: row for row in found.loaded.records}
    assert "s1" not in rows
    assert getattr(rows["t"], "step", "") is None
    assert "cards: “Van” was moved to the parking lot: its step “s1” is not in the map." in said(found)


def test_what_is_taken_out_for_something_lost_is_kept_as_text() -> None:
    """A feeling without its persona can't stand in the map, but what was said of it isn't lost."""
    found = saved(WHOLE.replace(b'"name": "Maria"', b'"name": 7'))
    lost = {id for id in ALL if id not in ids(found)}
    assert lost >= {"persona-maria", "emotion-maria-compare"}
    for id in lost:
        assert [f'"id": "{id}"' in piece.text for piece in found.rest].count(True) == 1, id
    assert said(found)[0].startswith(f"Entries recovered: {len(ALL) - len(lost)}. ")


@pytest.mark.parametrize("change", [
    lambda data: data.replace(b'"cards": [', b'"ca\xffds": ['), lambda data: data.replace(b'"cards": [', b""),
    lambda data: data.replace(b'"lanes": [', b'"lines": ['),
])
def test_entries_are_known_by_their_fields_where_the_name_of_their_table_is_lost(
        change: Callable[[bytes], bytes]) -> None:
    found = saved(change(WHOLE))
    assert {id for id, row in ALL.items() if row.table in ("cards", "lanes")} <= ids(found)
    assert {row.id: row.table for row in found.loaded.records} == {id: row.table for id, row in ALL.items()}


def test_a_name_that_would_have_to_be_guessed_is_text() -> None:
    found = saved(WHOLE.replace(b'"channels": [', b'"chan').replace(b'"personas": [', b'"per'))
    lost = {row.table for id, row in ALL.items() if id not in ids(found)}
    assert {"personas", "channels"} <= lost


def test_a_journey_that_is_lost_gets_a_title() -> None:
    found = saved(WHOLE[WHOLE.index(b'"personas"'):])
    assert getattr(found.loaded.records[0], "title", "") == "a"
    assert "What the file says of the journey itself couldn't be read." in said(found)


def test_pictures_come_along_if_they_are_whole() -> None:
    good, bad = (base64.b64encode(text).decode() for text in (b"good", b"bad"))
    assets = {hashlib.sha256(b"good").hexdigest(): {"mime": "image/png", "base64": good},
              "0" * 64: {"mime": "image/png", "base64": bad}}
    found = saved(to_bytes(small() | {"assets": assets})[:-1])
    assert hashlib.sha256(b"good").hexdigest() in ids(found)
    assert [bad in piece.text for piece in found.rest] == [True]


def test_the_same_id_twice_and_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = small()
    raw["cards"].append({"id": "t", "rank": "a0", "kind": "note", "title": "Twin"})
    found = saved(to_bytes(raw))
    assert len(found.loaded.records) == len(decode(to_bytes(raw)).records)
    monkeypatch.setitem(salvaging.MAX_ROWS, "cards", 2)
    found = saved(to_bytes(raw))
    assert len([row for row in found.loaded.records if row.table == "cards"]) == 2
    assert any("Twin" in piece.text for piece in found.rest)


@pytest.mark.parametrize("data", [b"", b"   ", b"\x00" * 5000, b"[" * 100_000, b"PK\x03\x04" + bytes(range(256)) * 50,
                                  b'{"id": "a"}', b"{}", b'"' * 9999])
def test_where_nothing_can_be_read_it_is_said(data: bytes) -> None:
    with pytest.raises(BadMap, match="Nothing in it can be read as a part of a map"):
        salvage(data, file="a.journey", title="a")


def test_a_newer_map_is_not_cut_down_to_what_this_version_knows() -> None:
    with pytest.raises(NewerFormat):
        salvage(WHOLE.replace(b'"version": 1', b'"version": 2')[:-20], file="a.journey", title="a")


@pytest.mark.parametrize("data", [
    b'{"a":' * 100_000, b'{"id": "a", "x": {' * 50_000, b'{"a": 1e999, ' * 50_000, b'{"' * 100_000,
    (b'{"a": [' + b"1, " * 3_000) * 20,
])
def test_files_that_are_made_to_be_slow_are_given_up_on(data: bytes) -> None:
    with pytest.raises(BadMap):
        salvage(data, file="a.journey", title="a")


def test_the_rest_is_kept_beside_and_overwrites_nothing(tmp_path: Path) -> None:
    t = texts("en")
    first = keep_rest(tmp_path / "a.journey", [Piece(3, "one"), Piece(9, "two \udcff")], t)
    assert first.name == "a.rest.txt"
    assert first.read_text(encoding="utf-8") == "── Line 3 ──\none\n\n── Line 9 ──\ntwo \\udcff\n\n"
    assert first.stat().st_mode & 0o77 == 0
    assert keep_rest(tmp_path / "a.journey", [Piece(1, "x")], t).name == "a-2.rest.txt"
    assert "one" in first.read_text(encoding="utf-8")


def test_a_long_file_of_objects_that_never_end_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by a soak of mutants: 24 MB of them took eleven seconds, since a try cost more than was counted."""
    tried: list[int] = []
    endless = b'{\n "format"' + (b'{"a":' * 80 + b"!") * 5_000
    decoded = salvaging._decoded

    def counted(text: str, start: int) -> tuple[Any, int]:
        tried.append(start)
        return decoded(text, start)

    monkeypatch.setattr(salvaging, "_decoded", counted)
    monkeypatch.setattr(salvaging, "_TRIES", 1000)
    with pytest.raises(BadMap, match="Nothing in it can be read"):
        salvage(endless, file="a", title="a")
    assert len(tried) <= 1000
