"""A card's ground is made of the parts of a small one: as it would be drawn, with the same corners at every size."""
from itertools import product

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas.paint import caches
from journeymapper.ui.canvas.paint.caches import Caches, blank
from journeymapper.ui.canvas.paint.shapes import draw_card
from journeymapper.ui.canvas.paint.surface import Look
from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.tokens import Tokens

SIZES = tuple(product((240, 57, 1900, 12), (210, 96, 57, 33, 12, 1500)))
SHADES = 3


def kept(zoom: float, dpr: float) -> Caches:
    made = Caches()
    made.tune(zoom, dpr)
    return made


def looks(tokens: Tokens) -> tuple[Look, ...]:
    return (Look(tokens.surface, tokens.hairline, shadow=tokens.shadow, stripe=tokens.red_point),
            Look(tokens.surface, tokens.hairline, dashed=True), Look(tokens.stage_bar, radius=6))


def drawn(made: Caches, look: Look, size: tuple[int, int], scale: float) -> QImage:
    """At its own size."""
    w, h = size
    picture = blank(w + 2 * made.margin, h + 2 * made.margin, 1.0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_card(painter, QRectF(made.margin, made.margin, w, h), look, scale)
    painter.end()
    return on_paper(picture)


def on_paper(picture: QPixmap) -> QImage:
    image = QImage(picture.width(), picture.height(), QImage.Format.Format_RGB32)
    image.fill(QColor("#f7f6f2"))
    painter = QPainter(image)
    painter.drawPixmap(QRect(0, 0, picture.width(), picture.height()), picture)
    painter.end()
    return image


def off(one: QImage, other: QImage) -> int:
    """By how many shades two pictures differ at most."""
    assert one.size() == other.size()
    if one == other:
        return 0
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("zoom", [0.45, 0.67, 1.0, 1.37])
def test_it_is_as_one_that_is_drawn(qapp: QApplication, theme: str, dpr: float, zoom: float) -> None:
    made = kept(zoom, dpr)
    for look in looks(load_tokens(theme)):
        for size in SIZES:
            w, h = (round(side * zoom * dpr) for side in size)
            found = made.card(look, w, h)
            assert found.devicePixelRatio() == dpr
            assert off(on_paper(found), drawn(made, look, (w, h), zoom * dpr)) <= SHADES, (look, size)


@pytest.mark.parametrize("zoom", [0.868, 1.0, 2.3])
def test_corners_are_the_same_at_every_size(qapp: QApplication, zoom: float) -> None:
    """To the pixel, whatever was drawn before."""
    look, made = looks(load_tokens("light"))[0], kept(zoom, 1.0)
    end = made.margin + round(9 * zoom) + 2
    pictures = [made.card(look, round(w * zoom), round(h * zoom)).toImage() for w, h in SIZES if min(w, h) > 50]
    for image in pictures:
        w, h = image.width(), image.height()
        corners = [image.copy(x, y, end, end) for x in (0, w - end) for y in (0, h - end)]
        first = pictures[0]
        assert corners == [first.copy(x, y, end, end) for x in (0, first.width() - end)
                           for y in (0, first.height() - end)]


def test_a_part_is_what_lies_there(qapp: QApplication) -> None:
    look, made = looks(load_tokens("light"))[0], kept(1.37, 1.0)
    whole = made.card(look, 900, 700).toImage()
    for part in (QRect(0, 0, 902, 40), QRect(300, 200, 60, 60), QRect(880, 0, 20, 700), QRect(3, 690, 400, 9)):
        assert made.part_of_card(look, 900, 700, part).toImage() == whole.copy(part)


@pytest.mark.parametrize("zoom, dpr", [(0.5, 1.0), (1.37, 1.25)])
def test_one_is_the_same_whichever_came_before(qapp: QApplication, zoom: float, dpr: float) -> None:
    """Cut from a higher one, or made at its own size."""
    look, after = looks(load_tokens("light"))[0], kept(zoom, dpr)
    for h in (300, 120, 121, 60, 400, 90):
        cut, alone = after.card(look, 240, h), kept(zoom, dpr).card(look, 240, h)
        assert cut.devicePixelRatio() == alone.devicePixelRatio()
        assert cut.toImage() == alone.toImage(), h


def test_one_size_of_many_is_drawn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[object] = []
    real = caches.draw_card
    monkeypatch.setattr(caches, "draw_card", lambda *of: (found.append(of), real(*of)))
    made = kept(1.0, 1.0)
    for h in range(120, 40, -1):
        made.card(Look("#ffffff"), 100 + h, h)
    assert len(found) == 1
