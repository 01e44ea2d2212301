"""Real files: the sample, and one frozen file of each released version of the format."""
import json
from typing import Any

import pytest

from journeymapper.core.model.tables import TABLES
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.format import VERSION
from tests.support.paths import ROOT, SAMPLE

FROZEN = ROOT / "tests" / "fixtures" / "formats"


def by_id(raw: dict[str, Any]) -> dict[str, Any]:
    """The map without the order of its rows."""
    return {key: {row["id"]: row for row in value} if isinstance(value, list) and key in TABLES else value
            for key, value in raw.items()}


def test_sample_saved_untouched_is_equal_in_meaning() -> None:
    data = SAMPLE.read_bytes()
    loaded = decode(data)
    assert loaded.repairs == ()
    assert by_id(json.loads(encode(loaded.records, loaded.frame))) == by_id(json.loads(data))


def test_sample_keeps_its_order_of_steps_and_cards() -> None:
    before, after = json.loads(SAMPLE.read_bytes()), json.loads(encode(decode(SAMPLE.read_bytes()).records))
    for table in ("steps", "lanes", "cards"):
        assert [row["id"] for row in after[table]] == [row["id"] for row in before[table]]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_released_format_opens_and_loses_no_key(version: int) -> None:
    data = (FROZEN / f"version-{version}.journey").read_bytes()
    loaded = decode(data)
    assert loaded.repairs == ()
    assert by_id(json.loads(encode(loaded.records, loaded.frame))) == by_id(json.loads(data))


def test_canonical_bytes_are_readable_and_end_with_a_newline() -> None:
    text = encode(decode((FROZEN / "version-1.journey").read_bytes()).records).decode()
    assert text.startswith('{\n "format": "journeymapper",\n "version": 1,\n "journey": {\n  "id": "j",\n  "title": "T')
    assert text.endswith("\n}\n")
    assert "“Now!”" in text
    raw = json.loads(text)
    assert list(raw) == ["format", "version", *(table for table in TABLES if table in raw)]


def test_numbers_are_written_as_they_were_given() -> None:
    raw = json.loads((FROZEN / "version-1.journey").read_bytes())
    text = encode(decode(json.dumps(raw).encode()).records).decode()
    assert '"value": 6.0' in text
    assert '"recommendation": 0,' in text
    assert '"feeling": 0,' in text
    assert '"moment_of_truth": false' in text
