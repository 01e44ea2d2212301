"""What a sheet plays from its notes equals what is painted without them, pixel by pixel."""
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.paint import screen
from journeymapper.ui.canvas.paint.body import paint_body
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.parts import white_card
from journeymapper.ui.canvas.paint.replay import replay_again
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.surface import Look, Surface
from tests.gui.paint.maps import NASTY, scene_of, strange_map
from tests.support.maps import sample

SIZE = (900, 700)


def painted(scene: Scene, caches: Caches, place: tuple[float, float], zoom: float, dpr: float, part: QRectF) -> QImage:
    """The rows in a part of a screen; place: where the map's corner stands."""
    image = QImage(round(SIZE[0] * dpr), round(SIZE[1] * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor(scene.tokens.paper))
    painter = QPainter(image)
    painter.setClipRect(part)
    painter.translate(*place)
    area = Rect((part.x() - place[0]) / zoom, (part.y() - place[1]) / zoom, part.width() / zoom, part.height() / zoom)
    paint_body(ScreenSurface(painter, zoom, dpr, caches), scene, area)
    painter.end()
    return image


def different(one: QImage, other: QImage, by: int) -> int:
    """How many bytes of colour differ by more."""
    if one == other:
        return 0
    return sum(abs(a - b) > by for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("zoom, dpr", [(1.0, 1.0), (0.83, 1.0), (1.0, 1.5), (1.1, 1.25)])
def test_what_is_played_equals_what_is_painted(qapp: QApplication, zoom: float, dpr: float) -> None:
    session = sample()
    scene, notes = scene_of(session.store), Caches(replays=True)
    for place in ((-200.0, -150.0), (-641.0, -233.0), (-202.0, -150.0), (-640.0, -230.0)):
        for part in (QRectF(0, 0, *SIZE), QRectF(860, 0, 40, SIZE[1]), QRectF(0, 660, SIZE[0], 40)):
            played = painted(scene, notes, place, zoom, dpr, part)
            plain = painted(scene, Caches(), place, zoom, dpr, part)
            # Curves are blended twice, with the ground of their picture and with the screen: a shade's rounding.
            assert different(played, plain, by=2) == 0, (place, part)
    assert len(notes.cells)
    assert len(notes.rows)


@pytest.mark.parametrize("name", NASTY)
def test_strange_texts_are_played_as_they_are_painted(qapp: QApplication, name: str) -> None:
    scene, whole = scene_of(strange_map(NASTY[name])), QRectF(0, 0, *SIZE)
    notes = Caches(replays=True)
    plain = painted(scene, Caches(), (-120.0, -100.0), 1.0, 1.0, whole)
    for _ in range(2):
        assert different(painted(scene, notes, (-120.0, -100.0), 1.0, 1.0, whole), plain, by=2) == 0


def test_a_changed_cell_is_noted_anew(qapp: QApplication) -> None:
    session = sample()
    scene, notes, whole = scene_of(session.store), Caches(replays=True), QRectF(0, 0, *SIZE)
    before = painted(scene, notes, (-120.0, -100.0), 1.0, 1.0, whole)
    row = next(row for row in scene.plan.rows if row.cells)
    step = next(column.step for column in scene.plan.columns if column.step in row.cells)
    row.cells[step] = row.cells[step][:-1]
    after = painted(scene, notes, (-120.0, -100.0), 1.0, 1.0, whole)
    assert different(before, after, by=2) > 0
    assert after == painted(scene, Caches(replays=True), (-120.0, -100.0), 1.0, 1.0, whole)


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.37])
def test_a_ground_that_is_too_large_to_be_kept_is_as_one_that_is(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    """Also where only a part of it is exposed."""
    look, size = Look("#ffffff", "#e5e3de", shadow="#0d000000"), (400, 500)

    def painted(part: QRectF) -> QImage:
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(0xFFF7F6F2)
        painter = QPainter(image)
        painter.setClipRect(part)
        painter.translate(-30.4, -700.0)
        ScreenSurface(painter, zoom, 1.0, Caches()).card(Rect(100 / zoom, 790 / zoom, 205, 2000), look)
        painter.end()
        return image.copy(part.toRect())

    parts = [QRectF(0, 0, *size), QRectF(0, 80, 400, 40), QRectF(60, 0, 40, 500)]
    large = [painted(part) for part in parts]
    monkeypatch.setattr(screen, "_LARGE", 5000)
    assert large == [painted(part) for part in parts]


def test_what_is_asked_for_again_is_noted_and_gives_way_to_another_place(qapp: QApplication) -> None:
    scene, caches = scene_of(sample().store), Caches(replays=True)
    row = next(row for row in scene.plan.rows if row.cells)
    step, boxes = next(iter(row.cells.items()))
    drawn: list[str] = []

    def again(place: str) -> QImage:
        def draw(surface: Surface) -> None:
            drawn.append(place)
            surface.card(Rect(20, 20, 60, 40), white_card(scene))

        image = QImage(100, 80, QImage.Format.Format_RGB32)
        image.fill(QColor(scene.tokens.paper))
        painter = QPainter(image)
        painter.setClipRect(QRectF(0, 0, 100, 80))
        surface = ScreenSurface(painter, 1.0, 1.0, caches)
        replay_again(surface, row, step, ("edge", "card", place), draw)
        surface.flush()
        painter.end()
        return image

    caches.tune(1.0, 1.0)
    layers = caches.cells.layers((row.lane, step), boxes, row.y)
    layers[(0.0, 0.0, "cards")] = None
    seen = [again("here") for _ in range(4)]
    assert drawn == ["here", "here"]  # drawn, then noted
    assert seen[0].pixelColor(40, 30) == QColor(white_card(scene).fill)
    assert seen.count(seen[0]) == 4
    again("there")
    assert sorted(key[2:] for key in layers) == [("cards",), ("edge", "card", "there")]
