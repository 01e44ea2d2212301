"""Pictures come out of documents of strangers."""
from base64 import b64encode

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from journeymapper.core.model.other import Asset
from journeymapper.ui.canvas.paint.pictures import picture
from tests.gui.paint.maps import asset, paint, picture_map, png, scene_of, written_on

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="lime"/></svg>'


def test_a_picture_is_decoded_and_painted(qapp: QApplication) -> None:
    scene = scene_of(picture_map(asset(png(400, 200))))
    image = paint(scene)
    box = scene.plan.boxes["c"].rect
    middle = image.pixelColor(round(box.x + box.w / 2), round(scene.plan.rows[0].y + box.y + 50))
    assert middle == QColor("#336699")
    assert "No picture yet" not in [written.text for written in written_on(scene)]


def test_a_large_picture_is_kept_small(qapp: QApplication) -> None:
    image = picture(asset(png(3000, 1500)))
    assert image is not None
    assert max(image.width(), image.height()) <= 720


@pytest.mark.parametrize("data", [SVG, b"%PDF-1.4", b"", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBPVP8 "])
@pytest.mark.parametrize("mime", ["image/png", "image/jpeg", "image/webp"])
def test_what_is_no_such_picture_is_refused(qapp: QApplication, data: bytes, mime: str) -> None:
    assert picture(asset(data, mime)) is None


def test_a_picture_under_a_wrong_name_is_refused(qapp: QApplication) -> None:
    assert picture(asset(png(), "image/jpeg")) is None


def test_bad_base64_is_refused(qapp: QApplication) -> None:
    assert picture(Asset(id="0" * 64, mime="image/png", base64="not base64!")) is None


def test_a_picture_that_claims_to_be_huge_is_refused(qapp: QApplication) -> None:
    data = bytearray(png())
    data[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)
    assert picture(Asset(id="1" * 64, mime="image/png", base64=b64encode(data).decode())) is None


@pytest.mark.parametrize("store, word", [
    (picture_map(None), "No picture yet"),
    (picture_map(None, "f" * 64), "No picture yet"),
    (picture_map(asset(b"broken")), "Picture can't be shown"),
])
def test_an_empty_frame_says_why(qapp: QApplication, store: object, word: str) -> None:
    assert word in [written.text for written in written_on(scene_of(store))]  # type: ignore[arg-type]  # any reader
