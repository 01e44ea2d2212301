"""Lines are broken so that they fit, and hold every word."""
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from journeymapper.core.layout.text import TextStyle
from journeymapper.ui.canvas import measure as module
from journeymapper.ui.canvas.measure import QtMeasure, qfont
from tests.gui.paint.maps import NASTY

STYLE = TextStyle(12.5)
LONG = "Web catalogue and basket from the shop, a scale, slots only on weekdays from 9 to 17, and so on. " * 5


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("style", [STYLE, TextStyle(12, 400, True), TextStyle(20, 700)])
@pytest.mark.parametrize("width", [60.0, 123.0, 156.0, 700.0])
def test_greedy_lines_fit_and_lose_nothing(qapp: QApplication, style: TextStyle, width: float) -> None:
    lines = QtMeasure().lines(LONG, style, width)
    shown = [LONG[start:end] for start, end in lines]
    assert bare("".join(shown)) == bare(LONG)
    assert len(shown) > 1
    real = QFontMetricsF(qfont(style))
    assert max(real.horizontalAdvance(text) for text in shown) <= width + 0.01


def test_a_line_is_as_full_as_it_can_be(qapp: QApplication) -> None:
    lines = QtMeasure().lines(LONG, STYLE, 200.0)
    real = QFontMetricsF(qfont(STYLE))
    for (start, end), (_, after) in pairwise(lines):
        space = LONG.find(" ", end + 1)
        upto = space if 0 < space <= after else after
        assert real.horizontalAdvance(LONG[start:upto]) > 200.0 - 0.01


@pytest.mark.parametrize("name", [name for name in NASTY if name != "blank"])
def test_strange_texts_fit_and_lose_nothing(qapp: QApplication, name: str) -> None:
    text = NASTY[name]
    lines = QtMeasure().lines(text, STYLE, 100.0)
    assert bare("".join(text[start:end] for start, end in lines)) == bare(text)
    assert all(start <= end for start, end in lines)
    real = QFontMetricsF(qfont(STYLE))
    assert max(real.horizontalAdvance(text[start:end]) for start, end in lines) <= 100.5


def test_line_breaks_and_empty_texts(qapp: QApplication) -> None:
    measure = QtMeasure()
    assert measure.lines("", STYLE, 50.0) == ((0, 0),)
    assert measure.lines("a\n\nb", STYLE, 50.0) == ((0, 1), (2, 2), (3, 4))
    assert measure.lines("   ", STYLE, 50.0) == ((0, 0),)


def test_a_text_fits_into_its_own_width(qapp: QApplication) -> None:
    measure = QtMeasure()
    for text in ("AS-IS", "Maria, first-time buyer", "Web shop → Home delivery"):
        assert measure.lines(text, STYLE, measure.advance(text, STYLE)) == ((0, len(text)),)


def test_nothing_wider_than_one_sign_is_asked_of_a_narrow_line(qapp: QApplication) -> None:
    assert len(QtMeasure().lines("garden", STYLE, 4.0)) == 6


def test_the_memory_of_words_is_bounded(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WORDS_KEPT", 100)
    measure = QtMeasure()
    for number in range(1000):
        measure.advance(f"word{number}", STYLE)
    assert len(measure._face(STYLE).words) <= 100


def test_what_is_typed_is_what_is_drawn(qapp: QApplication) -> None:
    """Inter would make an arrow of these two signs."""
    real = QFontMetricsF(qfont(STYLE))
    assert real.horizontalAdvance("->") == pytest.approx(
        real.horizontalAdvance("-") + real.horizontalAdvance(">"), abs=2.0
    )
    assert module.QFont.Tag("calt") in qfont(STYLE).featureTags()
