"""Old files open for ever: of each released version of the format a file and its schema are frozen.

When the format's version is raised, freeze both anew: `journeymapper schema`, and a file that holds one of everything.
"""
import hashlib
import json
from typing import Any

import pytest

from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.format import VERSION
from journeymapper.core.persistence.schema import schema
from tests.support.paths import ROOT

FROZEN = ROOT / "tests" / "fixtures" / "formats"
FINGERPRINTS: dict[str, str] = json.loads((FROZEN / "fingerprints.json").read_bytes())
SAID_ONLY = frozenset({"description", "$schema"})


def breaks(old: Any, new: Any, place: str = "$") -> list[str]:
    """What a file of the old schema could hold that the new one takes otherwise. New optional fields break nothing."""
    if isinstance(old, dict) and isinstance(new, dict):
        found = [f"{place}.{key} is gone" for key in old if key not in new and key not in SAID_ONLY]
        if not place.endswith((".properties", ".$defs")):
            found += [f"{place}.{key} is new" for key in new if key not in old and key not in SAID_ONLY]
        for key in old.keys() & new.keys() - SAID_ONLY:
            found += breaks(old[key], new[key], f"{place}.{key}")
        return sorted(found)
    if isinstance(old, list) and isinstance(new, list) and place.endswith(".required"):
        return [] if sorted(old) == sorted(new) else [f"{place} changed"]
    return [] if old == new else [f"{place} changed"]


def test_every_version_has_its_frozen_file_and_schema() -> None:
    names = {f"version-{n}.{what}" for n in range(1, VERSION + 1) for what in ("journey", "schema.json")}
    assert set(FINGERPRINTS) == names


@pytest.mark.parametrize("name", sorted(FINGERPRINTS))
def test_what_is_frozen_was_not_edited(name: str) -> None:
    assert hashlib.sha256((FROZEN / name).read_bytes()).hexdigest() == FINGERPRINTS[name]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_frozen_file_opens_unmended_and_no_key_is_lost(version: int) -> None:
    loaded = decode((FROZEN / f"version-{version}.journey").read_bytes())
    assert loaded.repairs == ()
    assert loaded.version == version
    again = decode(encode(loaded.records, loaded.frame))
    assert {row.id: row for row in again.records} == {row.id: row for row in loaded.records}


def test_the_schema_of_this_version_only_grows_by_what_may_be_absent() -> None:
    """A changed meaning raises the version, with a migration; an optional addition doesn't."""
    frozen = json.loads((FROZEN / f"version-{VERSION}.schema.json").read_bytes())
    assert breaks(frozen, schema()) == []


def test_planted_changes_of_the_schema_are_found() -> None:
    for change, says in (
        (lambda new: new["$defs"]["RedPoint"]["properties"].pop("severity"), "severity is gone"),
        (lambda new: new["$defs"]["RedPoint"]["required"].append("severity"), "required changed"),
        (lambda new: new["$defs"]["Stage"]["properties"]["phase"].update(type="string"), "type is new"),
        (lambda new: new["properties"].pop("links"), "links is gone"),
        (lambda new: new["$defs"].pop("Link"), "Link is gone"),
    ):
        new = schema()
        change(new)
        assert any(says in one for one in breaks(schema(), new)), says
    new = schema()
    new["$defs"]["Stage"]["properties"]["fresh"] = {"type": "string"}
    assert breaks(schema(), new) == []
