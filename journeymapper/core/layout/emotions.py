"""The row of the emotions: points placed, curves drawn through them, quotes set beside them."""
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Column, Curve, Feelings, PointBox, TextBox
from journeymapper.core.layout.curve import curve, lowered
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.quotes import settle_all, standing, with_quote
from journeymapper.core.layout.shapes import Setting, quoted
from journeymapper.core.model.people import Emotion

TOP, BOTTOM = 2.0, -2.0
OFFSET_STEP = 0.05
_MIDDLE = 0.06


def y_of(value: float, scale: tuple[float, float]) -> float:
    """The y of a feeling, where `scale` is (y of +2, y of −2)."""
    return scale[0] + (TOP - value) / (TOP - BOTTOM) * (scale[1] - scale[0])


def value_at(y: float, scale: tuple[float, float]) -> float:
    """The feeling at a y, kept within −2..2; level where the scale has no height."""
    if scale[1] <= scale[0]:
        return 0.0
    return max(BOTTOM, min(TOP, TOP - (y - scale[0]) / (scale[1] - scale[0]) * (TOP - BOTTOM)))


def x_of(emotion: Emotion, column: Column) -> float:
    """Where in its step an emotion stands; without offset in the middle, never on the step's edges."""
    return x_at(0.5 if emotion.offset is None else emotion.offset, column)


def x_at(offset: float, column: Column) -> float:
    """The x of a place 0..1 within a step."""
    return column.x + m.POINT_REACH + offset * (column.w - 2 * m.POINT_REACH)


def offset_at(x: float, column: Column) -> float:
    """The inverse of `x_of`, kept within 0..1."""
    return max(0.0, min(1.0, (x - column.x - m.POINT_REACH) / (column.w - 2 * m.POINT_REACH)))


def offset_near(x: float, column: Column) -> float | None:
    """The place within a step for a point dropped at x, in steps of 0.05; None near the middle, where most stand."""
    offset = round(offset_at(x, column) / OFFSET_STEP) * OFFSET_STEP
    return None if abs(offset - 0.5) < _MIDDLE else round(offset, 2)


def curves(
    emotions: Iterable[Emotion], personas: Sequence[str], columns: Sequence[Column], index: Mapping[str, int],
    height: float, setting: Setting,
) -> tuple[tuple[Curve, ...], tuple[float, float], Feelings]:
    """Curves in the order of the personas, the scale (y of +2, y of −2), and what to mend them needs.

    `height` is what the scale with its margins should have; quotes widen the margins, of which
    the lower is as wide as the upper.
    """
    lists = _by_persona(emotions, personas, columns, index)
    notes: dict[str, Note] = {}
    for rows in lists:
        values = [e.value for _, _, e in rows]
        for n, (place, x, e) in enumerate(rows):
            if e.quote:
                notes[e.id] = note(words(e.quote, columns[place], setting), x, columns, values, n)
    span = height - 2 * m.CURVE_PAD
    margins = {id: one.margin(span) for id, one in notes.items()}
    pad = pad_for(margins)
    scale = (pad, pad + span)
    found = []
    for rows in lists:
        points = []
        for _, x, e in rows:
            y = y_of(e.value, scale)
            quote = notes[e.id].placed(y) if e.id in notes else None
            points.append(PointBox(e.id, e.persona, e.step, x, y, float(e.value), quote))
        found.append(curve(points[0].persona, points))
    if not found:
        return (), scale, Feelings(pad, 0.0, {}, {})
    area = area_of(columns, scale)
    settled = settle_all(found, area)
    places, more = standing(found, settled, area)
    placed = tuple(one._replace(points=tuple(with_quote(point, places) for point in one.points)) for one in found)
    feelings = Feelings(pad, more, margins, settled)
    if more:
        placed, scale = tuple(lowered(one, more) for one in placed), (scale[0] + more, scale[1] + more)
    return placed, scale, feelings


def pad_for(margins: Mapping[str, float]) -> float:
    """The margin above the scale, and below it."""
    return m.on_grid(max(m.CURVE_PAD, max(margins.values(), default=0.0)))


def area_of(columns: Sequence[Column], scale: tuple[float, float]) -> Rect:
    """Where quotes may stand."""
    left = columns[0].x
    return Rect(left, 0.0, columns[-1].x + columns[-1].w - left, scale[0] + scale[1])


Rows = list[tuple[int, float, Emotion]]


def _by_persona(
    emotions: Iterable[Emotion], personas: Sequence[str], columns: Sequence[Column], index: Mapping[str, int]
) -> list[Rows]:
    """(place of the column, x, emotion) from left to right for each persona that has any."""
    found: dict[str, Rows] = {persona: [] for persona in personas}
    for emotion in emotions:
        if emotion.persona in found and emotion.step in index:
            place = index[emotion.step]
            found[emotion.persona].append((place, x_of(emotion, columns[place]), emotion))
    for rows in found.values():
        rows.sort(key=lambda row: (row[0], row[1], row[2].id))
    return [rows for rows in found.values() if rows]


class Note(NamedTuple):
    """A quote not yet placed: above or below its point, `depth` (0..1) is the point's place on the scale."""

    box: TextBox
    above: bool
    depth: float

    def margin(self, span: float) -> float:
        """The margin beyond the scale that it needs."""
        free = self.depth * span if self.above else (1 - self.depth) * span
        return self.box.rect.h + m.QUOTE_GAP + m.GRID - free

    def placed(self, y: float) -> TextBox:
        """The quote beside its point at y."""
        box = self.box
        top = y - m.QUOTE_GAP - box.rect.h if self.above else y + m.QUOTE_GAP
        return box._replace(rect=box.rect._replace(y=top))


def words(quote: str, column: Column, setting: Setting) -> TextBox:
    """A quote broken into lines for its column, at (0, 0)."""
    text, style, room = quoted(quote), m.EMOTION_QUOTE, max(column.w - m.GRID, m.GRID)
    lines = setting.measure.lines(text, style, room)
    w = min(room, max(setting.measure.advance(text[start:end], style) for start, end in lines))
    return TextBox("text", text, style, Rect(0.0, 0.0, w, len(lines) * setting.measure.line_height(style)), lines)


def note(box: TextBox, x: float, columns: Sequence[Column], values: Sequence[float], n: int) -> Note:
    """The quote of a persona's n-th emotion: above a peak, else below, so that its own curve doesn't cross it."""
    beside = [values[k] for k in (n - 1, n + 1) if 0 <= k < len(values)]
    above = bool(beside) and all(value <= values[n] for value in beside)
    w = box.rect.w
    left = max(columns[0].x, min(x - w / 2, columns[-1].x + columns[-1].w - w))
    return Note(box._replace(rect=Rect(left, 0.0, w, box.rect.h)), above, (TOP - values[n]) / (TOP - BOTTOM))
