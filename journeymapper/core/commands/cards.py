"""Cards: add, move, park, mark."""
from collections.abc import Iterable, Sequence
from typing import Any

from journeymapper.core.commands.homes import check_accepts, home_lane
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.kinds import card_kinds, card_model
from journeymapper.core.model.people import Emotion


@titled(N_("Add card"))
def add_card(
    tx: Transaction, /, kind: str, lane: str | None = None, step: str | None = None, index: int | None = None,
    lane_title: str = "", **fields: Any,
) -> str:
    """A card before number `index` of its cell (None: last); gives its id.

    Without `lane` it goes to the first lane of its own sort, which is made if need be (with
    `lane_title`). Without `step` it is parked. A red point gets the next number. Raises Refused.
    """
    if lane is None:
        lane = home_lane(tx, kind, lane_title)
    check_accepts(tx, lane, kind)
    _check_step(tx, step)
    known = card_kinds().get(kind)
    values: dict[str, Any] = {"title": "", **(known.defaults if known else {}), **fields}
    if kind == "red-point":
        values["number"] = next_number(tx)
    rank = ranks_at(tx, queries.cards_in(tx, lane, step), index)[0]
    card = validated(
        card_model(kind), {"id": new_id(kind), "rank": rank, "kind": kind, "lane": lane, "step": step, **values}
    )
    return tx.add(card).id


def next_number(tx: Transaction) -> int:
    """The number of the next red point: the journey's counter, where absent the highest + 1."""
    counter = queries.journey(tx).next_number
    highest = max((row.number for row in tx.every(RedPoint)), default=0)
    return max(counter or 0, highest + 1)


@titled(N_("Mark red point"))
def mark(tx: Transaction, /, about: str, lane: str | None = None, lane_title: str = "", **fields: Any) -> str:
    """A red point about a card or an emotion, in its step; gives its id.

    An emotion's red point concerns that emotion's persona. Raises Refused for what can't be marked.
    """
    target = tx.get(about)
    if not isinstance(target, Card | Emotion) or isinstance(target, RedPoint):
        raise Refused(N_("A red point marks a touchpoint, an emotion or another card, not this."))
    if isinstance(target, Emotion):
        fields.setdefault("personas", (target.persona,))
    return add_card(tx, "red-point", lane, target.step, None, lane_title, about=about, **fields)


@titled(N_("Mark with red point"))
def set_mark(tx: Transaction, red_point: str, about: str | None) -> None:
    """Tie a red point to a card or an emotion, whose step it takes; None unties it. Raises Refused."""
    if tx.find(RedPoint, red_point) is None:
        raise Refused(N_("Only a red point can mark something."))
    target = tx.get(about)
    if about is not None and (not isinstance(target, Card | Emotion) or isinstance(target, RedPoint)):
        raise Refused(N_("A red point marks a touchpoint, an emotion or another card, not this."))
    changes: dict[str, Any] = {"about": about}
    if isinstance(target, Card | Emotion):
        changes["step"] = target.step
    tx.update(red_point, **changes)


@titled(N_("Move card"))
def move_cards(
    tx: Transaction, ids: Sequence[str], lane: str, step: str | None, index: int | None = None
) -> None:
    """Put cards into one cell, before number `index` of those already there (None: last).

    They keep the order given. A process keeps the length of its span. Raises Refused.
    """
    movers = _cards(tx, dict.fromkeys(ids))
    for card in movers:
        check_accepts(tx, lane, card.kind)
    _check_step(tx, step)
    stay = [card for card in queries.cards_in(tx, lane, step) if card.id not in ids]
    ranks = ranks_at(tx, stay, index, len(movers))
    columns = [row.id for row in queries.columns(tx)]
    for card, rank in zip(movers, ranks, strict=True):
        changes: dict[str, Any] = {"lane": lane, "step": step, "rank": rank}
        if isinstance(card, Process):
            changes["until"] = _shifted_end(card, step, columns)
        tx.update(card.id, **changes)
    if len(movers) > 1:
        tx.name(N_("Move {n} cards"), n=len(movers))


def _shifted_end(card: Process, step: str | None, columns: list[str]) -> str | None:
    if step is None or card.until is None or card.step is None or card.until not in columns:
        return card.until if step == card.step else None
    length = columns.index(card.until) - columns.index(card.step)
    return columns[min(columns.index(step) + max(0, length), len(columns) - 1)]


@titled(N_("Park"))
def park(tx: Transaction, ids: Iterable[str]) -> None:
    """Put cards into the parking lot; they keep their lane."""
    for card in _cards(tx, ids):
        changes: dict[str, Any] = {"step": None}
        if isinstance(card, Process):
            changes["until"] = None
        tx.update(card.id, **changes)


@titled(N_("Set span"))
def set_span(tx: Transaction, process: str, until: str) -> None:
    """Let a process end at a step; a step before its start becomes its start. Raises Refused."""
    if tx.find(Process, process) is None:
        raise Refused(N_("Only a process spans several steps."))
    _check_step(tx, until)
    tx.update(process, until=until)


@titled(N_("Set span"))
def stretch_span(tx: Transaction, ids: Iterable[str], by: int) -> None:
    """Let processes end so many steps later, within the map and not before their own step. Raises Refused."""
    order = [row.id for row in queries.columns(tx)]
    spans = [row for id in ids if (row := tx.find(Process, id)) is not None and row.step in order]
    if not spans:
        raise Refused(N_("Only a process spans several steps."))
    for row in spans:
        first = order.index(str(row.step))
        last = order.index(row.until) if row.until in order else first
        end = max(first, min(len(order) - 1, last + by))
        if end != last:
            tx.update(row.id, until=order[end] if end > first else None)


def _check_step(tx: Transaction, step: str | None) -> None:
    if step is not None and tx.find(Step, step) is None:
        raise Refused(N_("The step isn't there any more."))


def _cards(tx: Transaction, ids: Iterable[str]) -> list[Card]:
    return [card for id in ids if (card := tx.find(Card, id)) is not None]
