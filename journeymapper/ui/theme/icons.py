"""Icons: Lucide (ISC licence) from the package justmyresource-lucide, read one by one and tinted by role.

The pictures come from our dependency's archive only, never from a document: QSvgRenderer follows references to
local files. What is asked for and isn't there becomes a dashed circle.
"""
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from .icon_archive import icon_archive
from .icon_engine import IconEngine
from .icon_names import FALLBACK, FEELING_ICONS, lucide_name
from .tokens import feeling_index

LICENCE = "Lucide, https://lucide.dev, ISC licence, © Lucide contributors"


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    for candidate in (lucide_name(name), FALLBACK):
        content = icon_archive().read(f"{candidate}.svg")
        if content is not None:
            return content.decode("utf-8")
    raise FileNotFoundError(FALLBACK)


def known(name: str) -> bool:
    """Whether there is a picture of its own for `name`."""
    return icon_archive().find(f"{lucide_name(name)}.svg") >= 0


def feeling_icon(value: float) -> str:
    """The name of the face for a feeling from -2 to 2."""
    return FEELING_ICONS[feeling_index(value)]


def svg_bytes(name: str, colour: str, stroke: float = 2.0) -> bytes:
    """The icon as an SVG of 24 × 24 units, its lines `stroke` units wide, in "#rrggbb"; for vector export too."""
    text = _source(name).replace("currentColor", colour)
    return text.replace('stroke-width="2"', f'stroke-width="{stroke:g}"').encode("utf-8")


@lru_cache(maxsize=512)
def renderer(name: str, colour: str, stroke: float = 2.0) -> QSvgRenderer:
    """A renderer to paint the icon as shapes: `renderer(…).render(painter, rectangle)`."""
    return QSvgRenderer(QByteArray(svg_bytes(name, colour, stroke)))


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, px: float, dpr: float = 1.0, stroke: float = 2.0) -> QPixmap:
    """The icon `px` logical pixels square for a screen of device ratio `dpr`. Shared: don't paint on it."""
    size = max(1, round(px * dpr))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer(name, colour, stroke).render(painter, QRectF(0, 0, size, size))
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 20, disabled: str | None = None, on: str | None = None) -> QIcon:
    """The icon for buttons and menus, sharp at every ratio; drawn when it is shown.

    colour: "#rrggbb". disabled: its colour while greyed. on: its colour while checked.
    """
    def draw(tint: str, px: float, ratio: float) -> QPixmap:
        return pixmap(name, tint, px, ratio)

    return QIcon(IconEngine(draw, colour, size, disabled or colour, on or colour))
