"""Between the last step of a zoom and the sharp picture the texts that came into view are laid out."""
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.ui.canvas.paint import caches
from journeymapper.ui.canvas.sheet import Sheet


def test_the_sharp_picture_finds_its_texts_laid_out(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.zoom_to(2.0)
    QApplication.processEvents()
    sheet.caches.texts.clear()
    laid_out: list[str] = []
    real = caches.glyph_runs

    def noted(*arguments: object) -> object:
        laid_out.append(str(arguments[0]))
        return real(*arguments)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(caches, "glyph_runs", noted)
    sheet.stretch.zoom_to(1.0, QPointF(400, 300))
    assert sheet.stretch.active
    seen = sheet.view.visible()
    cards = {text.text for _, box in sheet.plan.boxes_between(seen.x, seen.y, seen.right, seen.bottom)
             for text in box.texts}
    qtbot.waitUntil(lambda: cards <= set(laid_out))
    before = len(laid_out)
    sheet.stretch.sharpen()
    QApplication.processEvents()
    assert not cards & set(laid_out[before:])
