"""What the parts of a map draw on. All coordinates are the map's: pixels at 100 %, y downwards.

Lines are broken where the layout did (`TextBox.lines`), so what fits in the plan fits on screen and paper.
"""
from collections.abc import Sequence
from enum import Enum
from typing import Literal, NamedTuple, Protocol

from PySide6.QtGui import QImage

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle

Align = Literal["left", "right", "centre"]
Point = tuple[float, float]
Segment = tuple[Point, Point, Point]
Dash = tuple[float, ...]


class Detail(Enum):
    """How much is drawn: all, texts as bars, cells as blocks."""

    FULL = "full"
    BARS = "bars"
    BLOCKS = "blocks"


def detail_for(zoom: float) -> Detail:
    """The level for a zoom factor: below 45 % a text would be under 5 px, below 20 % a card is a speck."""
    if zoom < 0.2:
        return Detail.BLOCKS
    return Detail.BARS if zoom < 0.45 else Detail.FULL


class Look(NamedTuple):
    """The background of a card. Colours are "#rrggbb"; `stripe` colours a bar along the left edge."""

    fill: str
    edge: str | None = None
    radius: float = 8.0
    shadow: str | None = None
    stripe: str | None = None
    dashed: bool = False


class Surface(Protocol):
    """The screen or paper."""

    @property
    def detail(self) -> Detail:
        """How much is drawn here."""

    def fill(self, rect: Rect, colour: str) -> None:
        """A plain rectangle."""

    def card(self, rect: Rect, look: Look) -> None:
        """The background of a card."""

    def line(self, start: Point, end: Point, colour: str, width: float = 1.0, dash: Dash = ()) -> None:
        """A straight line; `dash` in multiples of the width, as QPen has it."""

    def curve(self, start: Point, segments: Sequence[Segment], colour: str, width: float, dash: Dash = ()) -> None:
        """Cubic Béziers, each (control, control, end)."""

    def disc(self, centre: Point, radius: float, fill: str, ring: str | None = None, width: float = 0.0) -> None:
        """A filled circle; a ring lies inside the radius."""

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape with straight edges."""

    def hatch(self, rect: Rect, colour: str) -> None:
        """Diagonal stripes."""

    def icon(self, name: str, colour: str, at: Point, px: float) -> None:
        """An icon of the theme, `px` square, by its top left corner."""

    def image(self, rect: Rect, image: QImage, key: str) -> None:
        """A picture fitted into `rect`; `key` names it in the cache."""

    def text(
        self, at: Point, width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str,
        align: Align = "left",
    ) -> None:
        """Lines of a text from the top left corner of its box."""

    def flush(self) -> None:
        """Draw what was put off: a surface may draw all texts last."""
