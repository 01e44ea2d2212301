"""PNG, SVG and PDF through the door that the program uses."""
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from journeymapper.core.commands.records import delete
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.export import export_map
from journeymapper.ui.canvas.paint.whole import whole_area
from tests.gui.paint.maps import NASTY, asset, picture_map, png, scene_of, strange_map
from tests.support.maps import sample
from tests.support.tools import needs_tool

SVG = "{http://www.w3.org/2000/svg}"
EMPTY = Store([Journey(id="j", title="Nothing yet")])


def exported(store: Store, out: Path, **options: object) -> Path:
    export_map(store, out, texts("en"), options)
    return out


def test_a_png_is_twice_the_map(qapp: QApplication, tmp_path: Path) -> None:
    store = sample().store
    area = whole_area(scene_of(store))
    size = QImageReader(str(exported(store, tmp_path / "map.png"))).size()
    assert (size.width(), size.height()) == (round(area.w * 2), round(area.h * 2))
    half = QImageReader(str(exported(store, tmp_path / "half.png", scale="0.5"))).size()
    assert half.width() == round(area.w / 2)


def test_a_huge_map_makes_a_picture_within_bounds() -> None:
    from journeymapper.formats.png.paint import MAX_PIXELS, MAX_SIDE, fitting_scale

    assert fitting_scale(Rect(0, 0, 1000, 1000), 2) == 2
    assert fitting_scale(Rect(0, 0, 1000, 1000), 2, 1_000_000) == 1, "a workbook's picture is smaller"
    for area in (Rect(0, 0, 340_000, 900), Rect(0, 0, 900, 900_000), Rect(0, 0, 20_000, 20_000)):
        scale = fitting_scale(area, 2)
        assert max(area.w, area.h) * scale <= MAX_SIDE + 0.01
        assert area.w * area.h * scale * scale <= MAX_PIXELS * 1.01


def test_links_are_in_every_picture(qapp: QApplication, tmp_path: Path) -> None:
    session = sample()
    before = exported(session.store, tmp_path / "with.png", scale=1).read_bytes()
    svg = exported(session.store, tmp_path / "with.svg").read_text(encoding="utf-8")
    pdf = exported(session.store, tmp_path / "with.pdf").read_bytes()
    session.run(delete, ["link-basket-to-store"])
    assert exported(session.store, tmp_path / "without.png", scale=1).read_bytes() != before
    assert "the basket does not travel" in svg
    assert "the basket does not travel" not in exported(session.store, tmp_path / "no.svg").read_text(encoding="utf-8")
    assert len(exported(session.store, tmp_path / "no.pdf").read_bytes()) < len(pdf)


@pytest.mark.parametrize("name, options", [
    ("map.png", {"scale": 0}), ("map.png", {"scale": "big"}), ("map.png", {"scale": "nan"}),
    ("map.pdf", {"page": "a0"}),
])
def test_a_bad_option_is_a_sentence(
    qapp: QApplication, tmp_path: Path, name: str, options: dict[str, object]
) -> None:
    with pytest.raises(BadFile, match="Choose"):
        exported(EMPTY, tmp_path / name, **options)
    assert not (tmp_path / name).exists()


def test_the_svg_holds_texts_as_texts(qapp: QApplication, tmp_path: Path) -> None:
    root = ET.parse(exported(sample().store, tmp_path / "map.svg")).getroot()
    found = [node.text for node in root.iter(f"{SVG}text")]
    for title in ("Adviser at the", "Line of visibility", "“Is anybody there?”", "AS-IS"):
        assert title in found
    assert not list(root.iter(f"{SVG}image"))
    assert all(float(node.get("textLength", "0")) > 0 for node in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", NASTY)
def test_the_svg_is_sound_whatever_the_titles(qapp: QApplication, tmp_path: Path, name: str) -> None:
    root = ET.parse(exported(strange_map(NASTY[name]), tmp_path / "map.svg")).getroot()
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert not tags & {"script", "foreignObject", "a", "use", "style"}
    assert not [node for node in root.iter() for key in node.attrib if key.startswith("on") or key.endswith("href")]


def test_a_picture_is_the_only_raster_of_an_svg(qapp: QApplication, tmp_path: Path) -> None:
    root = ET.parse(exported(picture_map(asset(png())), tmp_path / "map.svg")).getroot()
    assert len(list(root.iter(f"{SVG}image"))) == 1


@needs_tool("pdftotext")
def test_the_pdf_holds_texts(qapp: QApplication, tmp_path: Path) -> None:
    out = exported(sample().store, tmp_path / "map.pdf")
    tool = shutil.which("pdftotext")
    assert tool is not None
    text = subprocess.run([tool, str(out), "-"], capture_output=True, check=True, text=True).stdout
    for title in ("Buying garden furniture", "AS-IS", "Adviser at the", "Logistics", "Line of visibility"):
        assert title in text


@pytest.mark.parametrize("page, box", [("a3", b"1191"), ("a4", b"842")])
def test_a_pdf_page_lies_on_its_side(qapp: QApplication, tmp_path: Path, page: str, box: bytes) -> None:
    data = exported(sample().store, tmp_path / "map.pdf", page=page).read_bytes()
    media = data.split(b"/MediaBox [", 1)[1].split(b"]", 1)[0].split()
    width, height = float(media[2]), float(media[3])
    assert round(width) == int(box)
    assert width > height


def test_a_pdf_page_may_be_as_large_as_the_map(qapp: QApplication, tmp_path: Path) -> None:
    store = sample().store
    area = whole_area(scene_of(store))
    data = exported(store, tmp_path / "map.pdf", page="map").read_bytes()
    media = data.split(b"/MediaBox [", 1)[1].split(b"]", 1)[0].split()
    assert float(media[2]) == pytest.approx(area.w * 0.75, abs=1)
    assert float(media[3]) == pytest.approx(area.h * 0.75, abs=1)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("store", [EMPTY, strange_map(NASTY["emoji"]), strange_map(NASTY["control"])])
def test_any_map_can_be_exported(qapp: QApplication, tmp_path: Path, suffix: str, store: Store) -> None:
    assert exported(store, tmp_path / f"map{suffix}").stat().st_size > 500


@pytest.mark.e2e
def test_no_screen_is_needed(tmp_path: Path) -> None:
    """In a process of its own, without the platform that tests set."""
    import os
    import sys

    script = (
        "import sys; from pathlib import Path; from tests.support.maps import sample;"
        "from journeymapper.core.persistence.export import export_map;"
        "from journeymapper.core.foundation.i18n import texts;"
        "[export_map(sample().store, Path(out), texts('en')) for out in sys.argv[1:]]"
    )
    gone = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    env = {key: value for key, value in os.environ.items() if key not in gone}
    outs = [str(tmp_path / f"map.{kind}") for kind in ("png", "svg", "pdf")]
    done = subprocess.run([sys.executable, "-c", script, *outs], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert all(Path(out).stat().st_size > 1000 for out in outs)
