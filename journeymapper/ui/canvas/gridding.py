"""What menus do to stages, steps and lanes: to those that are selected, else to that of the keyboard's focus."""
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, get_args

from journeymapper.core.commands import lanes, records, shifts, splits
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.sides import side_of
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Side, Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Gesture
from journeymapper.ui.canvas import edits, moves, texting
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.preview import Target

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

Act = Callable[["Sheet"], object]


@dataclass(frozen=True)
class Hand:
    """Where new things are made and their titles written: on the map, or where else the keyboard is.

    begin: (id, the gesture that made it).
    """

    make: Callable[[Target], object]
    begin: Callable[[str, Gesture], object]


def act(sheet: "Sheet", noun: str, verb: str, hand: Hand | None = None) -> None:
    """Do what an action "map.<noun>.<verb>" says. Raises Refused."""
    sheet.inline.finish()
    hand = hand or Hand(partial(edits.make_at, sheet), partial(_write, sheet))
    if (noun, verb) in PLACES:
        hand.make(PLACES[noun, verb](sheet))
    elif (noun, verb) in SPLITS:
        _named(sheet, hand, *SPLITS[noun, verb](sheet))
    else:
        ACTS[noun, verb](sheet)


def chosen_steps(sheet: "Sheet") -> list[str]:
    """The selected steps from left to right, those of selected cards and emotions, else the focused one.

    Raises Refused.
    """
    doc = sheet.session.store
    rows = [doc.get(id) for id in sheet.session.selection.ids]
    found = {row.id for row in rows if isinstance(row, Step)}
    found = found or {row.step for row in rows if isinstance(row, Card | Emotion) and row.step is not None}
    found = found or ({sheet.focus.step} if sheet.focus.step else set())
    order = [row.id for row in queries.columns(doc) if row.id in found]
    if not order:
        raise Refused(N_("Go to a step first: a card in it, or its title."))
    return order


def chosen_stages(sheet: "Sheet") -> list[str]:
    """The selected stages from left to right, else those of the chosen steps. Raises Refused."""
    doc = sheet.session.store
    found = [row.id for row in queries.stages(doc) if row.id in sheet.session.selection]
    if found:
        return found
    steps = [doc.find(Step, id) for id in chosen_steps(sheet)]
    return list(dict.fromkeys(step.stage for step in steps if step is not None))


def chosen_lanes(sheet: "Sheet") -> list[str]:
    """The selected lanes from top to bottom, else the focused one. Raises Refused."""
    found = {id for id in sheet.session.selection.ids if sheet.session.store.find(Lane, id) is not None}
    found = found or ({sheet.focus.lane} if sheet.focus.lane else set())
    order = [row.id for row in queries.lanes(sheet.session.store) if row.id in found]
    if not order:
        raise Refused(N_("Go to a lane first: a card in it, or its title."))
    return order


def sides_here(sheet: "Sheet") -> set[str | None]:
    """The sides on which the chosen lanes stand; none where no lane is chosen."""
    try:
        rows = [sheet.session.store.find(Lane, id) for id in chosen_lanes(sheet)]
    except Refused:
        return set()
    return {side_of(row) for row in rows if row is not None}


def _stage_place(sheet: "Sheet", after: bool) -> Target:
    own = chosen_stages(sheet)
    order = [row.id for row in queries.stages(sheet.session.store)]
    index = order.index(own[-1]) + 1 if after else order.index(own[0])
    return Target("stage", "stage", edits.NOWHERE, ("", {}), index=index)


def _step_place(sheet: "Sheet", after: bool) -> Target:
    own = chosen_steps(sheet)
    id = own[-1] if after else own[0]
    step = next(row for row in queries.columns(sheet.session.store) if row.id == id)
    order = [row.id for row in queries.steps_of(sheet.session.store, step.stage)]
    index = order.index(id) + after
    return Target("step", "step", edits.NOWHERE, ("", {}), stage=step.stage, index=index)


def _split_step(sheet: "Sheet") -> tuple[str, Callable[[], str]]:
    step = chosen_steps(sheet)[0]
    cards = [id for id in sheet.session.selection.ids if sheet.session.store.find(Card, id) is not None]
    return N_("Split step"), lambda: sheet.session.run(splits.split_step, step, cards)


def _split_stage(sheet: "Sheet") -> tuple[str, Callable[[], str]]:
    step = sheet.focus.step if sheet.session.store.find(Step, sheet.focus.step) else chosen_steps(sheet)[0]
    return N_("Split stage"), lambda: sheet.session.run(splits.split_stage, str(step)).stage


def _named(sheet: "Sheet", hand: Hand, title: str, make: Callable[[], str]) -> None:
    """Make something and edit its title, as one step of undo."""
    gesture: Gesture = sheet.session.gesture(title)
    try:
        id = make()
    except BaseException:
        gesture.cancel()
        raise
    sheet.session.selection.set([id])
    hand.begin(id, gesture)


def _write(sheet: "Sheet", id: str, gesture: Gesture) -> None:
    edits.reveal(sheet, id)
    texting.begin(sheet, id, gesture)


def _merge(sheet: "Sheet", command: Callable[..., None], chosen: Callable[["Sheet"], list[str]]) -> None:
    own = chosen(sheet)[0]
    sheet.session.run(command, own)
    sheet.session.selection.set([own])
    edits.reveal(sheet, own)


def _shift(sheet: "Sheet", command: Callable[..., None], chosen: Callable[["Sheet"], list[str]], by: int) -> None:
    own, before = chosen(sheet), sheet.session.history.key
    sheet.session.run(command, own, by)
    moves.say_side(sheet, before)
    edits.reveal(sheet, own[-1 if by > 0 else 0])


def _delete(sheet: "Sheet", chosen: Callable[["Sheet"], list[str]]) -> None:
    edits.delete_here(sheet, chosen(sheet))


def _width(sheet: "Sheet", by: float | None) -> None:
    own = chosen_steps(sheet)
    column = sheet.plan.column(own[0])
    width = None if by is None or column is None else max(m.COLUMN_MIN, min(column.w + by, 2000))
    sheet.session.run(records.set_fields, own, width=width)


def _height(sheet: "Sheet", by: float | None) -> None:
    own = chosen_lanes(sheet)
    row = sheet.plan.row(own[0])
    height = None if by is None or row is None else max(m.ROW_MIN, min(row.h + by, 4000))
    if row is not None and height is not None and row.arrangement == "curve":
        height = max(m.CURVE_MIN, row.scale[1] - row.scale[0] + 2 * m.CURVE_PAD + (by or 0))
    sheet.session.run(records.set_fields, own, height=height)


def _collapse(sheet: "Sheet") -> None:
    own = chosen_lanes(sheet)
    rows = [sheet.session.store.find(Lane, id) for id in own]
    fold = not all(row is not None and row.collapsed for row in rows)
    sheet.session.run(records.set_fields, own, collapsed=fold or None)
    place = focus_on(sheet.plan, own[-1])
    if fold and place is not None:  # what was seen of it may have been its lower part, with its title held
        sheet.reveal(place)


def _hide(sheet: "Sheet") -> None:
    own = chosen_lanes(sheet)
    edits.stay_near(sheet, lambda: sheet.session.run(records.set_fields, own, hidden=True))


def _side(sheet: "Sheet", side: Side) -> None:
    own = chosen_lanes(sheet)
    gesture = sheet.session.gesture(N_("Change side"))
    for lane in own:
        sheet.session.run(lanes.set_side, lane, side)
    gesture.close()
    edits.reveal(sheet, own[-1])


WIDER, HIGHER = 24.0, 24.0
PLACES: dict[tuple[str, str], Callable[["Sheet"], Target]] = {
    ("stage", "before"): partial(_stage_place, after=False), ("stage", "after"): partial(_stage_place, after=True),
    ("step", "before"): partial(_step_place, after=False), ("step", "after"): partial(_step_place, after=True),
}
SPLITS: dict[tuple[str, str], Callable[["Sheet"], tuple[str, Callable[[], str]]]] = {
    ("stage", "split"): _split_stage, ("step", "split"): _split_step,
}
ACTS: dict[tuple[str, str], Act] = {
    ("stage", "merge"): partial(_merge, command=splits.merge_stage_with_next, chosen=chosen_stages),
    ("stage", "left"): partial(_shift, command=shifts.shift_stages, chosen=chosen_stages, by=-1),
    ("stage", "right"): partial(_shift, command=shifts.shift_stages, chosen=chosen_stages, by=1),
    ("stage", "delete"): partial(_delete, chosen=chosen_stages),
    ("step", "merge"): partial(_merge, command=splits.merge_step_with_next, chosen=chosen_steps),
    ("step", "left"): partial(_shift, command=shifts.shift_steps, chosen=chosen_steps, by=-1),
    ("step", "right"): partial(_shift, command=shifts.shift_steps, chosen=chosen_steps, by=1),
    ("step", "narrower"): partial(_width, by=-WIDER), ("step", "wider"): partial(_width, by=WIDER),
    ("step", "usual"): partial(_width, by=None),
    ("step", "delete"): partial(_delete, chosen=chosen_steps),
    ("lane", "up"): partial(_shift, command=shifts.shift_lanes, chosen=chosen_lanes, by=-1),
    ("lane", "down"): partial(_shift, command=shifts.shift_lanes, chosen=chosen_lanes, by=1),
    ("lane", "collapse"): _collapse, ("lane", "hide"): _hide,
    ("lane", "lower"): partial(_height, by=-HIGHER), ("lane", "higher"): partial(_height, by=HIGHER),
    ("lane", "usual"): partial(_height, by=None),
    ("lane", "delete"): partial(_delete, chosen=chosen_lanes),
    **{("lane", side): partial(_side, side=side) for side in get_args(Side)},
}
