"""What no map may be, refused with its place and before memory is spent."""
import codecs
import json
import re

import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence import parse, validate
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import BadMap
from journeymapper.core.persistence.parse import depth_over
from tests.unit.persistence.documents import Raw, small, to_bytes

GOOD = to_bytes(small())


def refusal(data: bytes) -> str:
    with pytest.raises(BadMap) as caught:
        decode(data, file="a.journey")
    assert say(texts("en"), caught.value) == str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("old, new, says", [
    (b'"number": 1', b'"number": NaN', "NaN"),
    (b'"value": -1.5', b'"value": -Infinity', "-Infinity"),
    (b'"value": -1.5', b'"value": 1e400', "1e400"),
    (b'"number": 1', b'"number": ' + b"9" * 5000, "too large"),
    (b'"number": 1', b'"number": 9223372036854775808', "too large"),
    (b'"title": "Van"', b'"title": "Van", "title": "Car"', "“title” stands twice in one object (t)"),
    (b"Van", b"\\ud83d", "cards[0].title holds half of a character"),
    (b'"label"', b'"lab\\udc00el"', "links[0] holds half of a character"),
    (b"Van", b"V\xe4n", "Line 1 is not UTF-8"),
    (b'"journeymapper"', b'"other"', "not a Journeymapper map"),
    (b'"version": 1', b'"version": "1"', "version"),
    (b'"version": 1', b'"version": true', "version"),
    (b'"version": 1', b'"version": 0', "Its version should be a whole number from 1."),
    (b'"links": [', b'"links": [,', "not valid JSON at line 1, column"),
])
def test_refused(old: bytes, new: bytes, says: str) -> None:
    assert old in GOOD
    text = refusal(GOOD.replace(old, new, 1))
    assert says in text
    assert text.startswith("“a.journey” can't be opened: ")
    assert text.endswith("mend it in a text editor.")


@pytest.mark.parametrize("number", ["NaN", "1e400", "9" * 50])
def test_a_number_is_told_with_its_line(number: str) -> None:
    text = f'{{"format": "journeymapper",\n"note": "says \\" {number}, twice {number}",\n\n"version": {number}}}'
    assert "At line 4: " in refusal(text.encode())


@pytest.mark.parametrize("data, says", [
    (b"", "It is empty"),
    (b" \n ", "It is empty"),
    (b"[]", "not a Journeymapper map"),
    (b"null", "not a Journeymapper map"),
    (GOOD.decode().encode("utf-16"), "UTF-16"),
    (b"\x00" * 5000, "nothing but zeros"),
    (b"PK\x03\x04" + b"\xff" * 50, "not UTF-8"),
    (GOOD[:-10], "not valid JSON"),
])
def test_no_map_at_all(data: bytes, says: str) -> None:
    assert says in refusal(data)


def test_a_pair_of_surrogates_is_one_character() -> None:
    loaded = decode(GOOD.replace(b"Van", b"\\ud83d\\ude00"))
    assert "😀" in encode(loaded.records).decode()


@pytest.mark.parametrize("before", range(7))
def test_half_a_character_is_found_where_pieces_meet(before: int) -> None:
    """The text is looked through in pieces: one ends in the middle of the escape, or of a character of three bytes."""
    filled = GOOD.replace(b"Van", b"x" * 400_000)
    start = filled.index(b"x" * 400_000)
    at = -(-start // parse._PIECE) * parse._PIECE - before
    assert "half of a character" in refusal(filled[:at] + b"\\ud83d" + filled[at + 6:])
    whole = filled[:at] + "…".encode() + filled[at + 3:]
    assert parse.parse(whole, "a.journey")[0] == json.loads(whole)


def test_a_byte_order_mark_is_overlooked_and_said() -> None:
    loaded = decode(codecs.BOM_UTF8 + GOOD)
    assert [str(repair) for repair in loaded.repairs] == ["The file began with a byte order mark; it is left out."]


def nested(levels: int) -> bytes:
    """A map with an unknown key; the file's own object is the first level."""
    return GOOD[:-1] + b', "x": ' + b'[{"a":' * ((levels - 1) // 2) + b"1" + b"}]" * ((levels - 1) // 2) + b"}"


def test_depth_is_limited() -> None:
    assert decode(nested(63)).frame.extra
    for levels in (67, 400, 200_001):
        assert "more than 64 levels" in refusal(nested(levels))


@pytest.mark.parametrize("text, deep", [
    ("[" * 64 + "]" * 64, False), ("[" * 65 + "]" * 65, True), ("[]" * 500, False), ("[" * 65, True),
    ("]" * 500, False), ("[[]," * 63 + "]" * 63, False),
    ('"' + "[" * 500 + '"', False), ('"\\"' + "[" * 500 + '"', False), ('"\\\\"' + "[" * 65, True),
    ('["[", "]"' + ', ["]"' * 70, True), ("[[]," * 65, True), ("[[]," * 64 + "]" * 64, True),
    ('{"[{": ' * 64 + "1" + "}" * 64, False),
])
def test_depth_counts_brackets_outside_of_strings(text: str, deep: bool) -> None:
    assert depth_over(text.encode(), 64) is deep


def test_size_is_limited_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "MAX_BYTES", len(GOOD))
    decode(GOOD)
    assert "larger than" in refusal(GOOD + b" ")


@pytest.mark.parametrize("table", ["cards", "lanes", "steps"])
def test_rows_are_limited_before_a_record_is_made(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = small()
    monkeypatch.setitem(validate.MAX_ROWS, table, len(raw[table]))
    decode(to_bytes(raw))
    raw[table] = [*raw[table], "no record at all"]
    assert re.search(rf"holds {len(raw[table])} entries in “{table}”; the limit is {len(raw[table]) - 1}",
                     refusal(to_bytes(raw)))


def test_limits_are_those_of_the_format() -> None:
    assert validate.MAX_ROWS == {"cards": 100_000, "lanes": 500, "steps": 2_000, "assets": 200}
    assert (parse.MAX_BYTES, parse.MAX_DEPTH) == (256 * 1024 * 1024, 64)


def with_text(length: int) -> Raw:
    raw = small()
    raw["cards"][0]["text"] = "x" * length
    return raw


def test_texts_are_limited() -> None:
    decode(to_bytes(with_text(20_000)))
    assert "cards[0].text is longer than 20000 characters" in refusal(to_bytes(with_text(20_001)))


def test_a_picture_must_be_what_its_name_says() -> None:
    raw = small()
    raw["assets"] = {"0" * 64: {"mime": "image/png", "base64": "aGVsbG8="}}
    assert "is damaged" in refusal(to_bytes(raw))
    raw["assets"] = {"0" * 64: {"mime": "image/png", "base64": "aGVsbG8"}}
    assert "is not Base64" in refusal(to_bytes(raw))
    raw["assets"] = {"0" * 64: {"mime": "image/svg+xml", "base64": "aGVsbG8="}}
    assert "mime should be one of" in refusal(json.dumps(raw).encode())


@pytest.mark.parametrize("table", ["emotions", "links", "personas", "measurements"])
def test_small_entries_are_limited_too(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "ANY_ROWS", 4)
    decode(to_bytes(small()))
    assert f"holds 5 entries in “{table}”; the limit is 4" in refusal(to_bytes(small() | {table: [1] * 5}))


def test_a_long_object_with_a_key_twice_is_refused_in_time() -> None:
    data = GOOD[:-1] + b', "x": {' + b", ".join(b'"%d": 0' % n for n in range(200_000)) + b', "199999": 1}}'
    assert "“199999” stands twice" in refusal(data)
