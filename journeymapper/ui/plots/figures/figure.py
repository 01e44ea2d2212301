"""What a picture is made of. Places are in units of its axes; lengths in pixels at usual size.

A colour is the name of a role of `Tokens`, "person:n" for the colour of the nth of people, or "#rrggbb" out of a map,
which is made to stand out from the ground when it is drawn.
"""
from dataclasses import dataclass
from typing import Literal

Fill = Literal["full", "half", "hollow"]
Dash = tuple[float, ...]
# Of the personas, see ui.canvas.paint.markers: they serve all that is told apart by a list.
DISC, SQUARE, UP, DIAMOND, DOWN = range(5)
# How sure we are, per cent, as a line and as the inside of a sign.
DASHES: dict[int, Dash] = {100: (), 80: (4.0, 2.5), 50: (0.01, 2.4)}
FILLS: dict[int, Fill] = {100: "full", 80: "half", 50: "hollow"}


@dataclass(frozen=True)
class Axis:
    """From low to high; ticks: (place, words)."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""


@dataclass(frozen=True)
class Sign:
    """A point. words: what hovering tells; label: what stands at it; icon: instead of the shape.

    id: of the record that it shows. beside: its label never stands above it, where other signs may be.
    """

    x: float
    y: float
    colour: str
    shape: int = DISC
    fill: Fill = "full"
    words: str = ""
    label: str = ""
    icon: str = ""
    id: str = ""
    faint: bool = False
    radius: float = 5.5
    beside: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line through some points; bar: with short lines across at its ends, as an interval has."""

    points: tuple[tuple[float, float], ...]
    colour: str
    dash: Dash = ()
    width: float = 2.0
    faint: bool = False
    bar: bool = False


@dataclass(frozen=True)
class Band:
    """A part of the width with its name above it."""

    start: float
    end: float
    title: str


@dataclass(frozen=True)
class Name:
    """Words at the right end of a line."""

    y: float
    text: str
    colour: str
    faint: bool = False


@dataclass(frozen=True)
class Key:
    """An entry of the legend: a sign, a line, or both."""

    text: str
    colour: str = "ink"
    shape: int | None = None
    fill: Fill = "full"
    dash: Dash | None = None
    icon: str = ""


@dataclass(frozen=True)
class Row:
    """A line below the picture that says one thing of it; id: of the record to go to, "" for none."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture with its sentence ("" where there is nothing to show) and the lines that tell it in words.

    zero: where on the `up` axis a stronger line stands (`across` for a picture with rows, whose ticks are names).
    """

    title: str
    sentence: str
    across: Axis
    up: Axis
    strokes: tuple[Stroke, ...] = ()
    signs: tuple[Sign, ...] = ()
    bands: tuple[Band, ...] = ()
    names: tuple[Name, ...] = ()
    keys: tuple[Key, ...] = ()
    rows: tuple[Row, ...] = ()
    by_rows: bool = False
    zero: float | None = None


def nothing(title: str) -> Figure:
    """Where there is nothing to show yet."""
    return Figure(title, "", Axis(0, 1, ()), Axis(0, 1, ()))
