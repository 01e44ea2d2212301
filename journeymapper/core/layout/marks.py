"""The numbered dots of red points: on the top right corner of what they are about, and on their own cards.

Several stand side by side; where there are more than `SHOWN`, the last place stands for all the rest.
"""
from collections.abc import Iterator

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.places import point_rect, rect

SHOWN = 3
CARD_STEP = m.DOT - 2


def card_dot(card: Rect, place: int = 0) -> Rect:
    """A dot on the corner of a card; further ones step to the left."""
    return _around(card.right - 2 - min(place, SHOWN - 1) * CARD_STEP, card.y + 1)


def point_dot(point: Rect, place: int = 0) -> Rect:
    """A dot to the right of an emotion's point (its square), a little above; further ones step to the right."""
    x, y = point.centre
    aside = m.POINT_RADIUS + m.DOT / 2 + 1 + min(place, SHOWN - 1) * m.DOT
    return _around(x + aside, y - m.POINT_RADIUS)


def _around(x: float, y: float) -> Rect:
    return Rect(x - m.DOT / 2, y - m.DOT / 2, m.DOT, m.DOT)


def marks_on(layout: MapLayout, target: str) -> Iterator[tuple[str, Rect]]:
    """(red point, its dot) for all that are about a card or emotion that is shown."""
    ids = layout.marks.get(target, ())
    point = point_rect(layout, target)
    card = rect(layout, target) if target in layout.boxes else None
    for place, id in enumerate(ids):
        if point is not None:
            yield id, point_dot(point, place)
        elif card is not None:
            yield id, card_dot(card, place)


def mark_rect(layout: MapLayout, target: str, red_point: str) -> Rect | None:
    """The dot of one red point on what it is about; None where that isn't shown."""
    return dict(marks_on(layout, target)).get(red_point)


def mark_at(layout: MapLayout, target: str, x: float, y: float) -> str | None:
    """The red point whose dot on `target` lies under the point."""
    return next((id for id, dot in marks_on(layout, target) if dot.contains(x, y)), None)
