"""What menus, keys and palette do on a sheet, wherever the keyboard's focus is."""
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from journeymapper.core.commands import cards, records
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused, UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Step
from journeymapper.core.model.kinds import accepts, home_of, lane_kinds
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import feeling_help, landing, pictures, texting
from journeymapper.ui.canvas.focus import (
    Direction,
    Focus,
    after_loss,
    beyond,
    columns_of,
    focus_on,
    moved,
    rows_of,
    settled,
)
from journeymapper.ui.canvas.lane_choice import choose_lane_kind
from journeymapper.ui.canvas.preview import Target

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

T = TypeVar("T")
NOWHERE = Rect(0, 0, 0, 0)


def insert(sheet: "Sheet", kind: str, typed: str = "") -> None:
    """Make a thing of a kind at the keyboard's focus and edit its title; refusals are said."""
    sheet.inline.finish()
    if kind == "lane":
        chosen = choose_lane_kind(sheet)
        if chosen is None:
            return
        kind = f"lane:{chosen}"
    try:
        make_at(sheet, place_for(sheet, kind), typed)
    except UserError as error:
        sheet.refuse(error)


def make_at(
    sheet: "Sheet", target: Target, typed: str = "", *, fleeting: bool = False,
    make: Callable[[Session, Target, Texts], str] = landing.make,
) -> None:
    """Make a thing at its target; its title joins the same undo step.

    fleeting: it goes again when its title stays empty, which cards and red points do in any case.
    """
    if target.action == "lane" and target.kind == "lane":
        chosen = choose_lane_kind(sheet)
        if chosen is None:
            return
        target = Target("lane", f"lane:{chosen}", target.rect, target.words, index=target.index)
    if target.kind == "picture":
        pictures.insert_picture(sheet, target)
        return
    name = landing.kind_title(target.kind, sheet.t)
    gesture = sheet.session.gesture(N_("Add “{thing}”"), thing=name)
    try:
        id = make(sheet.session, target, sheet.t)
    except UserError as error:
        gesture.cancel()
        sheet.refuse(error)
        return
    sheet.session.selection.set([id])
    reveal(sheet, id)
    if target.action == "lane":
        _tell_alike(sheet, id)
    if target.action == "emotion":
        gesture.close()
    else:
        new = fleeting or target.action in ("card", "mark")
        texting.begin(sheet, id, gesture, new=new, typed=typed)


def _tell_alike(sheet: "Sheet", id: str) -> None:
    """A lane of a kind that the map had already may not be what was meant."""
    made = sheet.session.store.find(Lane, id)
    alike = [row for row in queries.lanes(sheet.session.store) if made is not None and row.kind == made.kind]
    if len(alike) > 1:
        kind = landing.kind_title(f"lane:{alike[0].kind}", sheet.t)
        sheet.told.emit(sheet.t.plural("{n} lane of this kind is on the map now: {kind}.",
                                       "{n} lanes of this kind are on the map now: {kind}.", len(alike), kind=kind))


def reveal(sheet: "Sheet", id: str) -> None:
    """Focus a thing and scroll to it."""
    focus = focus_on(sheet.plan, id)
    if focus is not None:
        sheet.set_focus(focus)
        sheet.reveal(focus)


def place_for(sheet: "Sheet", kind: str) -> Target:
    """Where the keyboard would put a thing. Raises Refused."""
    doc, focus = sheet.session.store, sheet.focus
    if kind == "stage":
        return Target("stage", kind, NOWHERE, ("", {}), index=_stage_index(sheet))
    if kind.startswith("lane:"):
        order = [lane.id for lane in queries.lanes(doc)]
        index = order.index(focus.lane) + 1 if focus.lane in order else None
        return Target("lane", kind, NOWHERE, ("", {}), index=index)
    step = doc.find(Step, focus.step)
    columns = queries.columns(doc)
    if step is None and columns:
        step = columns[0]
    if step is None:
        raise Refused(N_("Add a stage first: everything stands in a step."))
    if kind == "step":
        row = [other.id for other in queries.steps_of(doc, step.stage)]
        return Target("step", kind, NOWHERE, ("", {}), stage=step.stage, index=row.index(step.id) + 1)
    if kind == "emotion":
        lane = doc.find(Lane, focus.lane)
        own = lane.id if lane is not None and lane.kind == "emotions" else None
        return Target("emotion", kind, NOWHERE, ("", {}), lane=own, step=step.id)
    if kind == "red-point":
        marked = doc.get(sheet.session.selection.current)
        if isinstance(marked, Card | Emotion) and not isinstance(marked, RedPoint):
            return Target("mark", kind, NOWHERE, ("", {}), about=marked.id)
    return _card_place(sheet, kind, step.id)


def _card_place(sheet: "Sheet", kind: str, step: str) -> Target:
    doc, focus = sheet.session.store, sheet.focus
    lane = doc.find(Lane, focus.lane)
    here = lane.id if lane is not None and accepts(lane.kind, kind) else None
    if here is None:
        home = home_of(kind)
        own = [row for row in queries.lanes(doc) if home is not None and row.kind == home.name]
        here = next((row.id for row in sorted(own, key=lambda row: bool(row.hidden))), None)
    row = [card.id for card in queries.cards_in(doc, here, step)] if here is not None else []
    index = row.index(focus.item) + 1 if focus.item in row else None
    return Target("card", kind, NOWHERE, ("", {}), lane=here, step=step, index=index)


def _stage_index(sheet: "Sheet") -> int | None:
    step = sheet.session.store.find(Step, sheet.focus.step)
    order = [stage.id for stage in queries.stages(sheet.session.store)]
    return order.index(step.stage) + 1 if step is not None and step.stage in order else None


def add_in_cell(sheet: "Sheet", kind: str, lane: str | None, step: str | None, typed: str = "") -> None:
    """A card after the focused one of a cell, else at its end.

    Without a kind it is what the lane is for (an emotion in a lane of emotions).
    """
    doc = sheet.session.store
    row = doc.find(Lane, lane)
    if row is None or step is None:
        return
    known = lane_kinds().get(row.kind)
    if known is not None and known.arrangement == "curve":
        make_at(sheet, Target("emotion", "emotion", NOWHERE, ("", {}), lane=lane, step=step))
        return
    kind = kind or (known.accepts[0] if known is not None and known.accepts else "note")
    here = [card.id for card in queries.cards_in(doc, lane, step)]
    index = here.index(sheet.focus.item) + 1 if sheet.focus.item in here else None
    make_at(sheet, Target("card", kind, NOWHERE, ("", {}), lane=lane, step=step, index=index), typed)


def delete_selection(sheet: "Sheet") -> None:
    """Delete what is selected; cards of deleted steps and lanes are parked."""
    sheet.inline.finish()
    ids = [id for id in sheet.session.selection.ids if not isinstance(sheet.session.store.get(id), Journey)]
    run(sheet, lambda: delete_here(sheet, ids) if ids else None)


def delete_here(sheet: "Sheet", ids: Sequence[str]) -> None:
    """Delete things; the keyboard's place stays near where they were. Raises Refused."""
    stay_near(sheet, lambda: sheet.session.run(records.delete, ids))


def stay_near(sheet: "Sheet", do: Callable[[], object]) -> None:
    """Do what may take the keyboard's row or column away; then it is at what stood next to it."""
    focus, rows, columns = settled(sheet.plan, sheet.focus), rows_of(sheet.plan), columns_of(sheet.plan)
    do()
    sheet.set_focus(after_loss(sheet.plan, focus, rows, columns))


def rename(sheet: "Sheet") -> None:
    """Edit the title of what is focused or selected, from its end; with nothing selected the map's own.

    The lane of a card out of sight is opened first.
    """
    id = sheet.session.selection.current or sheet.focus.item
    card = sheet.session.store.find(Card, id)
    if card is not None and card.step is not None:
        landing.unfold(sheet.session, card.lane)
    elif card is not None and not sheet.inline.wanted.shows(card.id):
        sheet.told.emit(sheet.t("A parked card is renamed in the inspector."))
        return
    texting.begin(sheet, id if id is not None else queries.journey(sheet.session.store).id, replace=False)


def mark_red_point(sheet: "Sheet") -> None:
    """A red point on the selected card or emotion; with nothing to mark, one for the focused step.

    Amid typing a card it is an interlude: when its title is done, the typing goes on from that card.
    """
    interlude(sheet, lambda: insert(sheet, "red-point"))


def interlude(sheet: "Sheet", begin: Callable[[], object]) -> None:
    """Begin another text amid typing one; when it is done, the typing goes on from the thing before."""
    typing = sheet.inline.id if sheet.inline.active else None
    begin()
    if sheet.inline.active and typing is not None and sheet.session.store.get(typing) is not None:
        sheet.inline.back = typing


def go(sheet: "Sheet", direction: Direction) -> None:
    """Move the focus by one step of an arrow key; what it meets is selected."""
    _stand(sheet, moved(sheet.plan, sheet.focus, direction))


def step_on(sheet: "Sheet", by: int) -> None:
    """Move the focus to the same lane in the next step (Tab) or the one before."""
    go(sheet, "right" if by > 0 else "left")


def lane_on(sheet: "Sheet", by: int) -> None:
    """Move the focus to the next lane in the same step (Ctrl+Enter) or the one before."""
    _stand(sheet, beyond(sheet.plan, sheet.focus, by))


def _stand(sheet: "Sheet", focus: Focus) -> None:
    sheet.session.selection.set([focus.item] if focus.item is not None else [])
    sheet.set_focus(focus)
    sheet.reveal(focus)
    sheet.spotlight.follow()


def after_edit(sheet: "Sheet", id: str, how: str) -> None:
    """When the inline editor closed: Tab goes on to the next step, Ctrl+Z with nothing typed undoes.

    Enter stands ready for the next thing in the same place: a letter or Enter begins it.
    """
    sheet.viewport().update()
    doc, back = sheet.session.store, sheet.inline.take_back()
    point = doc.find(Emotion, id)
    if back is not None and how not in ("leave", "undo") and doc.get(back) is not None:
        sheet.show_record(back)
    elif how in ("enter", "escape", "dropped") and doc.get(id) is not None:
        reveal(sheet, id)
    if how == "undo":
        sheet.session.undo()
    elif how in ("tab", "backtab"):
        step_on(sheet, 1 if how == "tab" else -1)
        if point is not None:
            feeling_help.stand_next(sheet, point.persona)
    elif how in ("lane", "lane-back"):
        lane_on(sheet, 1 if how == "lane" else -1)


def park_selection(sheet: "Sheet") -> None:
    """Put the selected cards into the parking lot, and say so: it may be closed. Raises Refused without a card."""
    doc = sheet.session.store
    found = [doc.find(Card, id) for id in sheet.session.selection.ids]
    ids = [card.id for card in found if card is not None and card.step is not None]
    if not ids:
        raise Refused(N_("Select the cards to park."))
    before = len(queries.parked(doc))
    sheet.session.run(cards.park, ids)
    # Red points go with what they are about.
    went = len(queries.parked(doc)) - before
    sheet.told.emit(sheet.t.plural("{n} card was parked", "{n} cards were parked", went) + ".")


def run(sheet: "Sheet", action: Callable[[], T]) -> T | None:
    """Do it; a refusal is said."""
    try:
        return action()
    except UserError as error:
        sheet.refuse(error)
        return None

