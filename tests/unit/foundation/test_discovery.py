"""Slices are found; a package without any is an error, for a frozen build finds none silently."""
import sys
from pathlib import Path

import pytest

from journeymapper.core.foundation.discovery import NothingFound, modules, slices


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package found_things, importable for this test alone."""
    folder = tmp_path / "found_things"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    slices.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "found_things"]:
        del sys.modules[name]


def add(package: Path, name: str, **parts: str) -> None:
    (package / name).mkdir()
    for part, text in {"__init__": "", **parts}.items():
        (package / name / f"{part}.py").write_text(text, encoding="utf-8")


def test_a_package_without_slices_is_an_error(package: Path) -> None:
    with pytest.raises(NothingFound, match="found_things"):
        slices("found_things")


def test_a_lone_module_is_no_slice(package: Path) -> None:
    (package / "helper.py").touch()
    with pytest.raises(NothingFound):
        slices("found_things")


def test_each_folder_is_a_slice_in_alphabetical_order(package: Path) -> None:
    add(package, "zebra")
    add(package, "ant")
    assert slices("found_things") == ("found_things.ant", "found_things.zebra")


def test_a_part_comes_from_the_slices_that_have_it(package: Path) -> None:
    add(package, "ant", kind="NAME = 'ant'")
    add(package, "bee")
    assert [module.NAME for module in modules("found_things", "kind")] == ["ant"]
    assert modules("found_things", "view") == []


def test_a_broken_slice_is_heard(package: Path) -> None:
    add(package, "ant", kind="raise ArithmeticError")
    with pytest.raises(ArithmeticError):
        modules("found_things", "kind")


def test_the_program_s_own_slices_are_found() -> None:
    assert "journeymapper.lanes.touchpoints" in slices("journeymapper.lanes")
    assert slices("journeymapper.formats")
