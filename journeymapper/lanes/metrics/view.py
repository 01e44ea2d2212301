"""How metrics are drawn: the name small, the value beside its target in bold, the course of the series below."""
from datetime import date

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.series import Point as Measured
from journeymapper.ui.canvas.paint.parts import card_texts, white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, Point, Surface
from journeymapper.ui.canvas.paint.views import LaneView

from .shape import COURSE, course

_AIR, _DOT, _WIDTH, _TARGET = 4.0, 2.5, 1.5, (3.0, 3.0)


def paint_metric(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
    """White card; the figures stand out."""
    tokens = scene.tokens
    surface.card(rect, white_card(scene))
    card_texts(surface, box, rect, scene, {"title": tokens.ink_strong, "footer": tokens.ink})
    found = course(card) if surface.detail is Detail.FULL else []
    if len(found) > 1:
        room = Rect(rect.x + m.CARD_PAD_X, rect.bottom - m.CARD_PAD_Y - COURSE + _AIR, rect.w - 2 * m.CARD_PAD_X,
                    COURSE - _AIR)
        _paint_course(surface, scene, found, card.values().get("target"), room)


def _paint_course(surface: Surface, scene: Scene, found: list[Measured], target: float | None, room: Rect) -> None:
    """A line by day with a dot on the last one; the target as a dashed line, where there is one."""
    tokens = scene.tokens
    known = [point.value for point in found] + ([target] if target is not None else [])
    low, high = min(known), max(known)
    left, right, top, bottom = room.x + _DOT, room.right - _DOT, room.y + _DOT, room.bottom - _DOT

    def y(value: float) -> float:
        return (top + bottom) / 2 if high == low else bottom - (value - low) / (high - low) * (bottom - top)

    first, last = (date.fromisoformat(found[place].on).toordinal() for place in (0, -1))
    places: list[Point] = [
        (left + (date.fromisoformat(point.on).toordinal() - first) / (last - first) * (right - left), y(point.value))
        for point in found]
    if target is not None:
        surface.line((left, y(target)), (right, y(target)), tokens.ink_secondary, 1.0, _TARGET)
    surface.curve(places[0], [(at, at, at) for at in places[1:]], tokens.accent, _WIDTH)
    surface.disc(places[-1], _DOT, tokens.accent)


VIEW = LaneView("metrics", cards={"metric": paint_metric})
