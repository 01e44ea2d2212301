"""Exports go through a temporary file, in the map's language, by a format that is found."""
import errno
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from journeymapper.core.document.store import Store
from journeymapper.core.foundation.discovery import slices
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence import formats
from journeymapper.core.persistence.export import export_map, refuse_same_file
from journeymapper.core.persistence.formats import FileFormat, file_formats, format_for, writer_of
from tests.unit.persistence.faults import FaultyFiles, temporaries

WRITER = "tests.unit.persistence.test_export:write"
DOUBLE = FileFormat("double", "A double", (".dbl", ".double"), writes=True, writer=WRITER,
                    options={"size": 1, "ink": "red"})
CALLS: list[tuple[str, str, Mapping[str, Any]]] = []


def write(document: Any, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """A writer that notes how it was called."""
    if options.get("fail"):
        out.write_bytes(b"half")
        raise options["fail"]
    CALLS.append((out.name, t.language, options))
    out.write_text("exported")


@pytest.fixture(autouse=True)
def writer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Test modules aren't importable by name under importlib mode: the name leads to this one."""
    double = ModuleType("tests.unit.persistence.test_export")
    double.write = write  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "tests.unit.persistence.test_export", double)
    CALLS.clear()


def store(language: str | None = None) -> Store:
    return Store([Journey(id="j", title="", language=language)])


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with one format, one reader only, and a folder that is no format."""
    package = tmp_path / "package" / "doubles"
    for name, body in {
        "one": f"from journeymapper.core.persistence.formats import FileFormat\n"
               f"FORMAT = FileFormat('one', 'One', ('.dbl',), writes=True, writer={WRITER!r})\n",
        "reader": "from journeymapper.core.persistence.formats import FileFormat\n"
                  "FORMAT = FileFormat('reader', 'Reader', ('.txt',), reads=True)\n",
        "other": "",
    }.items():
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").write_text("")
        if body:
            (package / name / "format.py").write_text(body)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.setattr(formats, "FORMATS", "doubles")
    file_formats.cache_clear()
    yield
    file_formats.cache_clear()
    slices.cache_clear()
    for name in [name for name in sys.modules if name.startswith("doubles")]:
        del sys.modules[name]


@pytest.mark.usefixtures("found")
def test_formats_are_found_by_suffix() -> None:
    assert list(file_formats()) == ["one", "reader"]
    assert format_for(Path("a.b.DBL")).name == "one"
    assert writer_of(format_for(Path("a.dbl"))) is write
    for name in ("a.txt", "a", "a.journey", ".dbl"):
        with pytest.raises(BadFile, match=r"Choose one of \.dbl\."):
            format_for(Path(name))


@pytest.mark.parametrize("language, ui, expected", [("es", "en", "es"), ("es_MX", "en", "es"), (None, "es", "es"),
                                                    ("fi", "es", "es"), ("en", "es", "en")])
def test_the_map_decides_the_language(tmp_path: Path, language: str | None, ui: str, expected: str) -> None:
    export_map(store(language), tmp_path / "a.dbl", texts(ui), kind=DOUBLE)
    assert CALLS[0][1] == expected


def test_the_writer_gets_a_temporary_path_and_the_options(tmp_path: Path) -> None:
    export_map(store(), tmp_path / "a.dbl", texts("en"), {"size": 2}, kind=DOUBLE)
    name, _, options = CALLS[0]
    assert name.startswith(".journeymapper-")
    assert name.endswith(".dbl")
    assert options == {"size": 2, "ink": "red"}
    assert (tmp_path / "a.dbl").read_text() == "exported"
    assert temporaries(tmp_path) == []


@pytest.mark.parametrize("error, says", [(OSError(errno.ENOSPC, "full"), "the disk is full"),
                                         (BadFile("Too wide for a picture."), "Too wide for a picture.")])
def test_a_writer_that_fails_leaves_the_old_file(tmp_path: Path, error: Exception, says: str) -> None:
    out = tmp_path / "a.dbl"
    out.write_text("old")
    with pytest.raises(BadFile, match=says):
        export_map(store(), out, texts("en"), {"fail": error}, kind=DOUBLE)
    assert out.read_text() == "old"
    assert temporaries(tmp_path) == []


@pytest.mark.parametrize("at", range(8))
def test_a_disk_that_fails_leaves_the_old_file(tmp_path: Path, at: int) -> None:
    out = tmp_path / "a.dbl"
    out.write_text("old")
    files = FaultyFiles(errno.EIO, at=at)
    with pytest.raises(BadFile, match=r"a\.dbl.*the disk reports an error"):
        export_map(store(), out, texts("en"), kind=DOUBLE, files=files)
    assert out.read_text() == ("exported" if files.calls[-1] == "sync_folder" else "old")
    assert temporaries(tmp_path) == []


def test_an_old_export_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    out, link = tmp_path / "a.dbl", tmp_path / "link.dbl"
    out.write_text("old")
    out.chmod(0o600)
    link.symlink_to(out)
    export_map(store(), link, texts("en"), kind=DOUBLE)
    assert link.is_symlink()
    assert out.read_text() == "exported"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize("out, says", [("none/a.dbl", "its folder isn't there. If"), ("folder.dbl", "it is a folder"),
                                       ("x\0.dbl", "doesn't suit")])
def test_a_place_that_is_none(tmp_path: Path, out: str, says: str) -> None:
    (tmp_path / "folder.dbl").mkdir()
    with pytest.raises(BadFile, match=says):
        export_map(store(), tmp_path / out, texts("en"), kind=DOUBLE)
    assert CALLS == []


def test_an_export_never_overwrites_its_map(tmp_path: Path) -> None:
    source, link, hard = tmp_path / "a.journey", tmp_path / "b.dbl", tmp_path / "c.dbl"
    source.write_text("map")
    link.symlink_to(source)
    hard.hardlink_to(source)
    for out in (source, link, hard, tmp_path / "." / "a.journey"):
        with pytest.raises(BadFile, match="is the map itself"):
            refuse_same_file(source, out)
    refuse_same_file(source, tmp_path / "d.dbl")
    refuse_same_file(tmp_path / "none", tmp_path / "d.dbl")
