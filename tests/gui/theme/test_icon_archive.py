"""Our reader of the icon archive gives what Python's own reader gives."""
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from journeymapper.ui.theme.icon_archive import Archive, icon_archive


def test_every_picture_is_read_as_python_reads_it() -> None:
    spec = find_spec("justmyresource_lucide")
    assert spec is not None
    assert spec.origin is not None
    archive = icon_archive()
    with ZipFile(Path(spec.origin).parent / "icons.zip") as known:
        names = known.namelist()
        assert len(names) > 1000
        assert [name for name in names if archive.read(name) != known.read(name)] == []


@pytest.mark.parametrize("name", ["", "k", "check", "heck.svg", "check.svg.", "../check.svg", "nothing.svg", "é.svg"])
def test_only_a_whole_name_is_found(name: str) -> None:
    assert icon_archive().read(name) is None


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_a_damaged_picture_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "icons.zip"
    with ZipFile(path, "w", method) as made:
        made.writestr("a.svg", b"<svg/>" * 20)
    data = bytearray(path.read_bytes())
    assert Archive(bytes(data)).read("a.svg") == b"<svg/>" * 20
    data[data.find(b"a.svg") + 5 + (3 if method == ZIP_STORED else 0)] ^= 0x18
    with pytest.raises(Exception, match=r"damaged|decompress"):
        Archive(bytes(data)).read("a.svg")


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(ValueError, match="archive"):
        Archive(b"nothing")
