"""The numbered dots of red points: on the top right corner of what they are about, and on their own cards."""
from collections.abc import Iterator

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.places import point_rect, rect

_STEP = m.DOT + 2


def badge_rect(card: Rect, place: int = 0) -> Rect:
    """A dot on the corner of a card; further ones step to the left, within the card then below each other."""
    in_line = max(1, int(card.w // _STEP))
    down, aside = divmod(place, in_line)
    return Rect(card.right - m.DOT * 0.6 - aside * _STEP, card.y - m.DOT * 0.4 + down * _STEP, m.DOT, m.DOT)


def _beside_point(point: Rect, place: int) -> Rect:
    """Dots of an emotion step to the right of its point."""
    return Rect(point.right + place * _STEP, point.y - m.DOT * 0.8, m.DOT, m.DOT)


def marks_on(layout: MapLayout, target: str) -> Iterator[tuple[str, Rect]]:
    """(red point, its dot) for all that are about a card or emotion that is shown."""
    ids = layout.marks.get(target, ())
    point = point_rect(layout, target)
    card = rect(layout, target) if target in layout.boxes else None
    for place, id in enumerate(ids):
        if point is not None:
            yield id, _beside_point(point, place)
        elif card is not None:
            yield id, badge_rect(card, place)


def mark_rect(layout: MapLayout, target: str, red_point: str) -> Rect | None:
    """The dot of one red point on what it is about; None where that isn't shown."""
    return dict(marks_on(layout, target)).get(red_point)


def mark_at(layout: MapLayout, target: str, x: float, y: float) -> str | None:
    """The red point whose dot on `target` lies under the point."""
    return next((id for id, dot in marks_on(layout, target) if dot.contains(x, y)), None)
