"""The line below a lane's title: what it holds, or what belongs there."""
from collections.abc import Sequence

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.kinds import lane_kinds

_MARKED = (N_("{n} marked"), N_("{n} marked"))
_UNOWNED = (N_("{n} without owner"), N_("{n} without owner"))
_CARDS = (N_("{n} card"), N_("{n} cards"))
_POINTS = (N_("{n} emotion"), N_("{n} emotions"))


def lane_hint(kind: str, cards: Sequence[Card], t: Texts) -> str:
    """For an open lane: red points are counted, other lanes say what they are for; "" for unknown kinds."""
    red_points = [card for card in cards if isinstance(card, RedPoint)]
    if not red_points:
        known = lane_kinds().get(kind)
        return t(known.hint) if known else ""
    unowned = sum(1 for card in red_points if not card.owner)
    parts = [t.plural(*_MARKED, len(red_points))]
    if unowned:
        parts.append(t.plural(*_UNOWNED, unowned))
    return " · ".join(parts)


def count_hint(count: int, emotions: bool, t: Texts) -> str:
    """For a collapsed lane: how much it hides."""
    return t.plural(*(_POINTS if emotions else _CARDS), count)
