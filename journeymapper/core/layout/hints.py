"""The line below a lane's title: what it holds, or what belongs there."""
from collections.abc import Iterable, Sequence

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Persona


def tally_of(cards: Iterable[Card]) -> tuple[int, int]:
    """How many of the cards are red points, and how many of them have no owner."""
    red_points = [card for card in cards if isinstance(card, RedPoint)]
    return len(red_points), sum(not card.owner for card in red_points)


def lane_hint(kind: str, tally: tuple[int, int], t: Texts) -> str:
    """For an open lane: red points are counted, other lanes say what they are for; "" for unknown kinds."""
    marked, unowned = tally
    if not marked:
        known = lane_kinds().get(kind)
        return t(known.hint) if known else ""
    parts = [t.plural("{n} marked", "{n} marked", marked)]
    if unowned:
        parts.append(t("{n} without owner", n=unowned))
    return " · ".join(parts)


def curve_hint(doc: Reader, lane: Lane, t: Texts) -> str:
    """For a lane of emotions: who is shown and who isn't, where not all are."""
    shown = queries.lane_personas(doc, lane)
    hidden = [row for row in queries.personas(doc) if row not in shown]
    if not hidden:
        return ""

    def names(rows: Sequence[Persona]) -> str:
        return ", ".join(row.name or t("Untitled") for row in rows)

    if not shown:
        return t("nobody is shown; hidden: {names}", names=names(hidden))
    return t("{shown} · hidden: {names}", shown=names(shown), names=names(hidden))


def count_hint(count: int, emotions: bool, t: Texts) -> str:
    """For a collapsed lane: how much it hides."""
    if emotions:
        return t.plural("{n} emotion", "{n} emotions", count)
    return t.plural("{n} card", "{n} cards", count)
