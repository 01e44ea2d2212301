"""A gesture's end: runs the one command that a target stands for."""
from collections.abc import Collection, Sequence

from journeymapper.core.commands import blocks, cards, emotions, grid, shifts
from journeymapper.core.commands.copies import copy_to
from journeymapper.core.commands.lane_sides import MOVED, MOVED_SEVERAL
from journeymapper.core.commands.records import set_fields
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.reorder import Placing
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import card_kinds, home_of, lane_kinds
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.preview import Refusal, Target

SIDES_TAKEN = (*MOVED.values(), MOVED_SEVERAL)


def kind_title(kind: str, t: Texts) -> str:
    """The name of a kind as the palette shows it."""
    plain = {"stage": N_("Stage"), "step": N_("Step"), "lane": N_("Lane"), "emotion": N_("Emotion")}
    if kind in plain:
        return t(plain[kind])
    if kind.startswith("lane:") and kind[5:] in lane_kinds():
        return t(lane_kinds()[kind[5:]].title)
    return t(card_kinds()[kind].title) if kind in card_kinds() else kind


def make(session: Session, target: Target, t: Texts) -> str:
    """Make the new thing at its target; gives the id of what its title belongs to. Raises Refused.

    A collapsed or hidden lane that gets it is opened, so that it is seen.
    """
    id = _make(session, target, t)
    row = session.store.get(id)
    unfold(session, row.lane if isinstance(row, Card) else target.lane)
    return id


def unfold(session: Session, lane: str | None) -> bool:
    """Open a lane if it is collapsed or hidden; says whether it was."""
    row = session.store.find(Lane, lane)
    if row is None or not (row.collapsed or row.hidden):
        return False
    session.run(set_fields, [row.id], collapsed=None, hidden=None)
    return True


def _make(session: Session, target: Target, t: Texts) -> str:
    if target.action == "stage":
        return session.run(grid.add_stage, target.index).stage
    if target.action == "step":
        return session.run(grid.add_step, str(target.stage), target.index)
    if target.action == "lane":
        kind = target.kind.removeprefix("lane:")
        known = lane_kinds().get(kind)
        return session.run(grid.add_lane, kind, target.index, t(known.title) if known else "")
    if target.action == "emotion":
        return session.run(
            first_emotion, str(target.step), target.value, target.lane, t, target.persona, target.offset
        )
    if target.action == "mark":
        return session.run(cards.mark, str(target.about), None, lane_title("red-point", t))
    return session.run(
        cards.add_card, target.kind, target.lane, target.step, target.index, lane_title(target.kind, t)
    )


def lane_title(card_kind: str, t: Texts) -> str:
    """The title of a lane that is made for a card."""
    home = home_of(card_kind)
    return t(home.title) if home else ""


@titled(N_("Add emotion"))
def first_emotion(
    tx: Transaction, step: str, value: float, lane: str | None, t: Texts, persona: str | None = None,
    offset: float | None = None,
) -> str:
    """An emotion, with its lane where the map has none and a persona where there is nobody yet."""
    if lane is None and all(row.kind != "emotions" for row in queries.lanes(tx)):
        kind = lane_kinds()["emotions"]
        lane = grid.add_lane(tx, kind.name, None, t(kind.title))
    return emotions.add_emotion(tx, step, value, persona, lane, t("Customer"), offset)


def move(session: Session, target: Target, ids: Sequence[str], places: Sequence[Placing] = ()) -> None:
    """Move cards to their target; a red point onto a card or emotion marks it. Raises Refused.

    places: the cells of cards that keep apart.
    """
    if target.action == "mark":
        session.run(cards.set_mark, ids[0], target.about)
    elif target.action == "across":
        session.run(shifts.shift_across, list(ids), target.index or 0)
    elif target.by is not None:
        session.run(shifts.move_apart, [(place.ids, place.lane, place.step, place.at) for place in places])
    elif target.lane is not None:
        session.run(cards.move_cards, list(ids), target.lane, target.step, target.index)


def placings(
    doc: Reader, plan: Plan, target: Target | Refusal, ids: Sequence[str], *, copying: bool = False
) -> list[Placing]:
    """In which cells cards would stand at a target; none where it isn't about cells, or makes its lane first."""
    if isinstance(target, Refusal) or target.action not in ("card", "across"):
        return []
    if target.action == "card" and target.by is None:
        return [Placing(tuple(ids), target.lane, target.step, target.index)] if target.lane and target.step else []
    cells: dict[tuple[str, str], list[str]] = {}
    for id in ids:
        card = doc.find(Card, id)
        if card is not None and card.lane is not None and card.step in plan.column_index:
            by = target.index if target.by is None else target.by
            step = plan.columns[plan.column_index[card.step] + (by or 0)].step
            lane = target.lane or card.lane
            # What is dragged within its own cell leaves the others as they are.
            if copying or target.by is None or step == target.step or (lane, step) != (card.lane, card.step):
                cells.setdefault((lane, step), []).append(id)
    return [Placing(tuple(row), lane, step, target.index if target.by is not None and step == target.step else None)
            for (lane, step), row in cells.items()]


def copy(session: Session, places: Sequence[Placing]) -> list[str]:
    """Copies of cards in these cells; gives their ids. Raises Refused."""
    return session.run(copy_to, [(place.ids, place.lane, place.step, place.at) for place in places])


def move_grid(session: Session, target: Target, ids: Collection[str]) -> None:
    """Move stages, steps or lanes to their target. Raises Refused."""
    if target.action == "stage":
        session.run(blocks.move_stages, ids, target.index)
    elif target.action == "step":
        session.run(blocks.move_steps, ids, str(target.stage), target.index)
    elif target.action == "lane":
        session.run(blocks.move_lanes, ids, target.index)


def side_taken(session: Session, before: int) -> str | None:
    """The name of what was done last where a lane passed a line of the blueprint by it. before: the history's key
    until then.
    """
    done = session.history.done
    return done[-1].title if session.history.key != before and done[-1].title in SIDES_TAKEN else None
