"""What cells draw, noted once: blits and glyph runs with their places, played again without asking plan and document.

Places are the painter's, counted from the map's corner; so they hold for every scroll at the same fraction of a pixel.
"""
from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPixmap, QTransform

from .keep import Keep
from .runs import Run

# Bounds (left, top, right, bottom), then the place and what stands there. Blits: pixels of the zoom; runs: of the map.
Blit = tuple[float, float, float, float, QPointF, QPixmap]
Glyphs = tuple[float, float, float, float, QPointF, QGlyphRun]
# Lane, and step or number of the part of the row; fractions of a pixel, name and whatever else it depends on.
Place = tuple[str, str | int]
Layer = tuple[object, ...]
# More layers than these are kept for no cell.
_LAYERS = 16


class NotKept(Exception):
    """Something other than blits and texts was drawn."""


class Drawn(NamedTuple):
    """What was noted: blits in their order, then texts by colour."""

    blits: tuple[Blit, ...]
    texts: tuple[tuple[str, tuple[Glyphs, ...]], ...]


class Noting:
    """Stands for a painter whose 0 lies at a fraction of a device pixel, and notes the blits."""

    def __init__(self, fraction: tuple[float, float]) -> None:
        self._fraction = fraction
        self.blits: list[Blit] = []

    def deviceTransform(self) -> QTransform:
        """As the painter's, but for whole pixels."""
        return QTransform.fromTranslate(*self._fraction)

    def hasClipping(self) -> bool:
        """All is noted."""
        return False

    def setRenderHints(self, _hints: object) -> None:
        """Of no matter for blits and glyphs."""

    def drawPixmap(self, at: QPointF, pixmap: QPixmap) -> None:
        """Note it."""
        x, y, size = at.x(), at.y(), pixmap.deviceIndependentSize()
        self.blits.append((x - 1, y - 1, x + size.width() + 1, y + size.height() + 1, at, pixmap))

    def __getattr__(self, name: str) -> Any:
        raise NotKept(name)


def glyphs(texts: Iterable[tuple[float, float, list[Run]]]) -> tuple[Glyphs, ...]:
    """Texts that a surface has put off, as runs with their bounds."""
    return tuple((x + left, y + top, x + far, y + low, QPointF(x + right, y + below), run)
                 for x, y, runs in texts for right, below, run, (left, top, far, low) in runs)


class _Cell(NamedTuple):
    """What was laid out there (a change makes it anew), the y of the row, and by layer what is drawn."""

    laid: object
    y: float
    layers: dict[Layer, Drawn | None]


class Cells:
    """What is known of the cells that were seen lately, for one look; `drop` those that a change touches."""

    def __init__(self, size: int) -> None:
        self._kept: Keep[Place, _Cell] = Keep(size)
        self._look: tuple[object, ...] = ()

    def __len__(self) -> int:
        return len(self._kept)

    def tune(self, look: tuple[object, ...]) -> None:
        """Theme and language from now on."""
        if look != self._look:
            self._look = look
            self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def drop(self, place: Place) -> None:
        """Forget a cell."""
        self._kept.drop(place)

    def layers(self, place: Place, laid: object, y: float) -> dict[Layer, Drawn | None]:
        """By layer what a cell draws, as far as it was noted (None: it can't be): to be filled."""
        cell = self._kept.find(place)
        if cell is None or cell.laid is not laid or cell.y != y or len(cell.layers) > _LAYERS:
            self._kept.drop(place)
            cell = self._kept.get(place, lambda: _Cell(laid, y, {}))
        return cell.layers
