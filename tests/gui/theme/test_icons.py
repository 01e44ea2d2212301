"""Our names of icons lead to pictures, tinted and sharp."""
import json

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.resources import resource
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.icon_names import CHANNEL_ICONS, FALLBACK, FEELING_ICONS, own_names


def test_every_name_of_ours_has_a_picture() -> None:
    assert [name for name in (*own_names(), *FEELING_ICONS, FALLBACK) if not icons.known(name)] == []


def test_the_channels_of_the_sample_have_their_icons() -> None:
    sample = json.loads(resource("samples", "garden-furniture.journey").read_text(encoding="utf-8"))
    names = {channel["icon"] for channel in sample["channels"]}
    assert names
    assert names <= set(CHANNEL_ICONS)


def test_an_unknown_name_becomes_the_fallback() -> None:
    assert not icons.known("../../etc/passwd")
    assert icons.svg_bytes("no-such-icon", "#000000") == icons.svg_bytes(FALLBACK, "#000000")
    assert icons.svg_bytes("../../etc/passwd", "#000000") == icons.svg_bytes(FALLBACK, "#000000")


def test_svg_takes_colour_and_stroke() -> None:
    text = icons.svg_bytes("truck", "#D92D20", 1.5).decode()
    assert "#D92D20" in text
    assert 'stroke-width="1.5"' in text
    assert "currentColor" not in text


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_pixmap_has_the_pixels_of_its_screen(qtbot: QtBot, ratio: float) -> None:
    picture = icons.pixmap("phone", "#112233", 20, ratio)
    assert picture.width() == 20 * ratio
    assert picture.devicePixelRatio() == ratio
    image = picture.toImage()
    inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
             if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert {colour.name() for colour in inked} == {"#112233"}


def test_an_icon_is_grey_when_disabled_and_accent_when_checked(qtbot: QtBot) -> None:
    icon = icons.icon("map", "#111111", 16, disabled="#999999", on="#1D4ED8")
    names = {
        (mode, state): _ink(icon.pixmap(16, mode, state).toImage())
        for mode in (icon.Mode.Normal, icon.Mode.Disabled) for state in (icon.State.Off, icon.State.On)
    }
    assert names[icon.Mode.Normal, icon.State.Off] == "#111111"
    assert names[icon.Mode.Normal, icon.State.On] == "#1d4ed8"
    assert names[icon.Mode.Disabled, icon.State.Off] == "#999999"


def test_faces_go_from_angry_to_laughing() -> None:
    assert [icons.feeling_icon(value) for value in (-2, -1, 0, 1, 2)] == list(FEELING_ICONS)


def _ink(image: QImage) -> str:
    """The colour of the most opaque pixel."""
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda colour: colour.alpha()).name()
