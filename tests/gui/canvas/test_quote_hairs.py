"""A hair that ties words to a far point passes below the words of others, which stay readable."""
from typing import Any

from journeymapper.core.document import queries
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Curve, PointBox, Row, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.lanes.emotions.view import paint_curves
from journeymapper.ui.canvas.frames import scene_of
from journeymapper.ui.canvas.paint.surface import Detail
from journeymapper.ui.canvas.sheet import Sheet

NEAR, FAR, ASIDE = Rect(360, 60, 80, 20), Rect(360, 20, 80, 20), Rect(600, 60, 80, 20)
AREA = Rect(0, 0, 1000, 300)


class Notes:
    """A surface that notes what is painted on it, in order."""

    detail = Detail.FULL

    def __init__(self) -> None:
        self.done: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *values, **_named: self.done.append((name, values))

    def fills(self) -> list[Rect]:
        return [values[0] for name, values in self.done if name == "fill"]


def curve(persona: str, x: float, y: float, quote: Rect) -> Curve:
    words = TextBox("text", "“words”", m.EMOTION_QUOTE, quote, ((0, 7),))
    return Curve(persona, (PointBox(f"{persona}-point", persona, "step", x, y, 1.0, words),), (x, y), ())


def painted(sheet: Sheet, *curves: Curve) -> Notes:
    notes = Notes()
    row = Row("lane", "emotions", "curve", 10.0, 250.0, curves=curves, scale=(90.0, 200.0))
    paint_curves(notes, scene_of(sheet, sheet.plan), row, AREA)  # type: ignore[arg-type]  # it notes all calls
    return notes


def test_words_under_a_hair_have_a_ground(sheet: Sheet) -> None:
    one, other = (row.id for row in queries.personas(sheet.session.store)[:2])
    notes = painted(sheet, curve(one, 400, 100, NEAR), curve(other, 400, 120, FAR))
    assert notes.fills() == [NEAR.moved(0, 10)]
    order = [name for name, _ in notes.done]
    assert order.index("curve") < order.index("fill") < order.index("text")


def test_words_without_a_hair_have_none(sheet: Sheet) -> None:
    one, other = (row.id for row in queries.personas(sheet.session.store)[:2])
    assert not painted(sheet, curve(one, 640, 100, ASIDE), curve(other, 400, 120, FAR)).fills()
