"""Inter, with real weights."""
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from journeymapper.ui.theme.fonts import BOLD, FAMILY, REGULAR, SEMIBOLD, font, load_fonts


def test_inter_comes_from_its_package(qtbot: QtBot) -> None:
    assert load_fonts() == FAMILY
    assert QFontInfo(font(13)).family() == FAMILY
    assert QFontInfo(font(13, italic=True)).italic()


def test_weights_are_drawn_not_smeared(qtbot: QtBot) -> None:
    weights = (REGULAR, SEMIBOLD, BOLD)
    widths = [QFontMetricsF(font(40, weight)).horizontalAdvance("Hamburgefonstiv") for weight in weights]
    assert widths[0] < widths[1] < widths[2]
    assert not font(13, BOLD).weight() > QFont.Weight.DemiBold


def test_sizes_are_pixels_and_halves_go_up(qtbot: QtBot) -> None:
    assert font(13).pixelSize() == 13
    assert font(10.5).pixelSize() == 11
    assert font(0.2).pixelSize() == 1
    assert font(13).hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_each_caller_gets_a_font_of_its_own(qtbot: QtBot) -> None:
    mine = font(13)
    mine.setPixelSize(40)
    assert font(13).pixelSize() == 13
