"""A card's ground that is cut from a higher one is that which would be drawn."""
import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas.paint import caches
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.surface import Look
from journeymapper.ui.theme.load import load_tokens


def drawn(zoom: float, dpr: float, look: Look, w: int, heights: tuple[int, ...]) -> list[QPixmap]:
    kept = Caches()
    kept.tune(zoom, dpr)
    return [kept.card(look, w, h) for h in heights]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [0.45, 0.67, 1.0, 1.37, 4.0])
def test_it_equals_one_that_is_drawn(qapp: QApplication, theme: str, dpr: float, zoom: float) -> None:
    tokens = load_tokens(theme)
    heights = tuple(round(h * zoom * dpr) for h in (210, 96, 57, 33, 12, 211))
    for look in (Look(tokens.surface, tokens.hairline, shadow=tokens.shadow, stripe=tokens.red_point),
                 Look(tokens.surface, tokens.hairline, dashed=True), Look(tokens.stage_bar, radius=6)):
        cut = drawn(zoom, dpr, look, 240, heights)
        for h, found in zip(heights, cut, strict=True):
            alone, = drawn(zoom, dpr, look, 240, (h,))
            assert found.devicePixelRatio() == alone.devicePixelRatio()
            assert found.toImage() == alone.toImage(), (look, h)


def test_few_of_many_heights_are_drawn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[object] = []
    real = caches.draw_card
    monkeypatch.setattr(caches, "draw_card", lambda *of: (found.append(of), real(*of)))
    drawn(1.0, 1.0, Look("#ffffff"), 240, tuple(range(120, 40, -1)))
    assert len(found) == 1
