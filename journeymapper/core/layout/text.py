"""The port by which layout measures text, so that it runs without a screen."""
from typing import NamedTuple, Protocol

Line = tuple[int, int]


class TextStyle(NamedTuple):
    """How a text looks; `px` is the size in pixels at 100 %, `weight` 400 to 700.

    A tuple, since every text that is measured or painted is looked up by it.
    """

    px: float
    weight: int = 400
    italic: bool = False


class Measure(Protocol):
    """Text metrics at 100 % zoom, unhinted; the painter breaks lines at the same places."""

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """(start, end) of each line when wrapped to `width`; "\\n" breaks; "" gives one empty line."""

    def advance(self, text: str, style: TextStyle) -> float:
        """The width of a text in one line."""

    def line_height(self, style: TextStyle) -> float:
        """The distance from one base line to the next."""
