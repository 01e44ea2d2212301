"""Lanes and formats are found, all of them, and finding none is an error."""

import sys
from pathlib import Path

import pytest

from journeymapper.core.foundation.discovery import NothingFound, modules, slices
from tests.support.paths import PACKAGE

DOOR = {"lanes": "kind", "formats": "format"}


def folders(floor: str) -> list[str]:
    """The folders that stand on disk, by another way than the program's own."""
    return sorted(path.parent.name for path in (PACKAGE / floor).glob("*/__init__.py"))


@pytest.mark.parametrize("floor", DOOR)
def test_every_folder_is_found_with_its_door(floor: str) -> None:
    package = f"journeymapper.{floor}"
    expected = [f"{package}.{name}" for name in folders(floor)]
    doors = [f"{name}.{DOOR[floor]}" for name in expected]
    assert expected
    assert list(slices(package)) == expected
    assert sorted(module.__name__ for module in modules(package, DOOR[floor])) == doors


def test_no_folder_stands_there_without_being_a_package() -> None:
    for floor in DOOR:
        bare = [path.name for path in (PACKAGE / floor).iterdir() if path.is_dir() and path.name != "__pycache__"]
        assert sorted(bare) == folders(floor)


def test_finding_none_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "house_without_slices"
    empty.mkdir()
    (empty / "__init__.py").write_text("", encoding="utf-8")
    (empty / "module.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(NothingFound):
        slices("house_without_slices")
    monkeypatch.delitem(sys.modules, "house_without_slices")
