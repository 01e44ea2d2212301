"""What the status line counts."""
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage, Step

from .hidden_lanes import hidden_lanes


def red_point_count(doc: Reader) -> int:
    """How many red points the map holds, parked ones included: the backlog's length."""
    return len(doc.every(RedPoint))


def count_texts(doc: Reader, t: Texts) -> tuple[str, str, str]:
    """("6 stages · 10 steps · 16 touchpoints", "6 red points", "2 parked · 1 lane hidden"); "" where there is none."""
    parts = (
        t.plural("{n} stage", "{n} stages", len(doc.every(Stage))),
        t.plural("{n} step", "{n} steps", len(doc.every(Step))),
        t.plural("{n} touchpoint", "{n} touchpoints", len(doc.every(Touchpoint))),
    )
    red = red_point_count(doc)
    parked, hidden = len(queries.parked(doc)), len(hidden_lanes(doc))
    unseen = [t.plural("{n} parked", "{n} parked", parked)] if parked else []
    unseen += [t.plural("{n} lane hidden", "{n} lanes hidden", hidden)] if hidden else []
    return " · ".join(parts), t.plural("{n} red point", "{n} red points", red) if red else "", " · ".join(unseen)
