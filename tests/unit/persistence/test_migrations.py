"""Old versions are lifted step by step on raw data."""
import pytest

from journeymapper.core.persistence import codec
from journeymapper.core.persistence.format import VERSION
from journeymapper.core.persistence.migrations import MIGRATIONS, Raw, migrate
from tests.unit.persistence.documents import small, to_bytes


def to_two(raw: Raw) -> Raw:
    return {**raw, "seen": [*raw.get("seen", []), 1]}


def to_three(raw: Raw) -> Raw:
    return {**raw, "seen": [*raw.get("seen", []), 2]}


@pytest.mark.parametrize("version, seen", [(1, [1, 2]), (2, [2]), (3, []), (9, [])])
def test_each_step_from_the_file_version_to_ours_runs_once_in_order(version: int, seen: list[int]) -> None:
    assert migrate({}, version, steps={1: to_two, 2: to_three}, target=3).get("seen", []) == seen


def test_every_older_version_has_its_step() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


def test_reading_migrates_before_it_validates(monkeypatch: pytest.MonkeyPatch) -> None:
    def named(raw: Raw, version: int) -> Raw:
        return {**raw, "journey": {**raw["journey"], "title": f"from {version}"}}

    raw = small()
    del raw["journey"]["title"]
    monkeypatch.setattr(codec, "migrate", named)
    assert getattr(codec.decode(to_bytes(raw)).records[0], "title", None) == "from 1"
