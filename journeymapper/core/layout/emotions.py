"""The row of the emotions: points placed, curves drawn through them, quotes set beside them."""
from collections.abc import Iterable, Mapping, Sequence

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Column, Curve, PointBox, TextBox
from journeymapper.core.layout.curve import curve
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import Setting, quoted
from journeymapper.core.model.people import Emotion

TOP, BOTTOM = 2.0, -2.0


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
    offset = 0.5 if emotion.offset is None else emotion.offset
    return column.x + m.POINT_REACH + offset * (column.w - 2 * m.POINT_REACH)


def offset_at(x: float, column: Column) -> float:
    """The inverse of `x_of`, kept within 0..1."""
    return max(0.0, min(1.0, (x - column.x - m.POINT_REACH) / (column.w - 2 * m.POINT_REACH)))


def curves(
    emotions: Iterable[Emotion], personas: Sequence[str], columns: Sequence[Column], index: Mapping[str, int],
    height: float, setting: Setting,
) -> tuple[tuple[Curve, ...], tuple[float, float]]:
    """Curves in the order of the personas, and the scale (y of +2, y of −2).

    `height` is what the scale with its margins should have; quotes widen the margins. Both
    margins are as wide as the scale's upper end is high.
    """
    sorted_in: dict[str, list[tuple[int, float, Emotion]]] = {persona: [] for persona in personas}
    for emotion in emotions:
        if emotion.persona in sorted_in and emotion.step in index:
            place = index[emotion.step]
            sorted_in[emotion.persona].append((place, x_of(emotion, columns[place]), emotion))
    for rows in sorted_in.values():
        rows.sort(key=lambda row: (row[0], row[1], row[2].id))
    notes = {e.id: _quote(e, columns[n], setting) for rows in sorted_in.values() for n, _, e in rows if e.quote}
    pad = max([m.CURVE_PAD, *(m.on_grid(box.rect.h + 2 * m.QUOTE_GAP) for box in notes.values())])
    scale = (pad, pad + height - 2 * m.CURVE_PAD)
    found = []
    for persona, rows in sorted_in.items():
        spots = [(x, y_of(emotion.value, scale)) for _, x, emotion in rows]
        points = [
            PointBox(e.id, persona, e.step, *spots[n], float(e.value), _beside(notes.get(e.id), n, spots, columns))
            for n, (_, _, e) in enumerate(rows)
        ]
        if points:
            found.append(curve(persona, points))
    return tuple(found), scale


def _quote(emotion: Emotion, column: Column, setting: Setting) -> TextBox:
    text, style, room = quoted(emotion.quote or ""), m.EMOTION_QUOTE, max(column.w - 2 * m.CARD_INSET, m.GRID)
    lines = setting.measure.lines(text, style, room)
    w = min(room, max(setting.measure.advance(text[start:end], style) for start, end in lines))
    return TextBox("text", text, style, Rect(0, 0, w, len(lines) * setting.measure.line_height(style)), lines)


def _beside(
    box: TextBox | None, n: int, spots: Sequence[tuple[float, float]], columns: Sequence[Column]
) -> TextBox | None:
    """The quote above a peak, else below the point, so that its own curve doesn't cross it."""
    if box is None:
        return None
    x, y = spots[n]
    around = [spots[k][1] for k in (n - 1, n + 1) if 0 <= k < len(spots)]
    above = bool(around) and all(other >= y for other in around)
    left = max(columns[0].x, min(x - box.rect.w / 2, columns[-1].x + columns[-1].w - box.rect.w))
    top = y - m.QUOTE_GAP - box.rect.h if above else y + m.QUOTE_GAP
    return TextBox(box.role, box.text, box.style, Rect(left, top, box.rect.w, box.rect.h), box.lines)
