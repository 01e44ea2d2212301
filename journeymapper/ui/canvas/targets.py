"""Where a thing under the pointer would land: the plan says which place, the kinds say whether it fits."""
from collections.abc import Collection, Sequence
from dataclasses import replace

from journeymapper.core.commands.emotions import next_persona
from journeymapper.core.commands.lane_sides import own_side, side_at
from journeymapper.core.commands.offsets import APART, MIDDLE, nearest_free, place
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Column, Row
from journeymapper.core.layout.curve import height_at
from journeymapper.core.layout.emotions import offset_near, x_at
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import accepts, home_of, lane_kinds
from journeymapper.core.model.people import Persona
from journeymapper.ui.canvas.preview import Refusal, Target

Spot = tuple[float, float]


def target_for(plan: Plan, doc: Reader, kind: str, at: Spot, moving: Sequence[str] = ()) -> Target | Refusal:
    """Where a new thing of that kind (or the cards `moving`, all of kind `kind`) would land at a point of the map.

    kind: "stage", "step", "lane", "lane:<lane kind>", "emotion" or a kind of card.
    """
    if kind == "stage":
        return stage_target(plan, doc, at)
    if kind == "lane" or kind.startswith("lane:"):
        return lane_target(plan, doc, at, kind)
    if not plan.columns:
        return Refusal((N_("Add a stage first: everything stands in a step."), {}))
    if kind == "step":
        return step_target(plan, doc, at)
    if kind == "emotion":
        return emotion_target(plan, doc, at)
    if kind == "red-point":
        marked = mark_target(plan, doc, at)
        if marked is not None:
            return marked
    return card_target(plan, doc, kind, at, moving)


def stage_target(plan: Plan, doc: Reader, at: Spot, moving: Collection[str] = ()) -> Target:
    """The gap between two stages; `index` counts without the stages that are `moving`."""
    if not plan.columns:
        top = plan.header.stage_y
        rect = Rect(plan.left, top, m.COLUMN, m.STAGE_BAR)
        return Target("stage", "stage", rect, (N_("The first stage"), {}), index=0)
    gap = plan.gap_at(at[0], "stage")
    rect = plan.gap_rect(gap, "stage")
    before = [box.stage for box in plan.stages[:gap] if box.stage not in moving]
    index = len(before)
    left = doc.find(Stage, before[-1]) if before else None
    words = (N_("After “{name}”"), {"name": left.title}) if left else (N_("As the first stage"), {})
    return Target("stage", "stage", rect, words, index=index)


def step_target(plan: Plan, doc: Reader, at: Spot, moving: Collection[str] = ()) -> Target:
    """The gap between two steps; on the border of two stages the one under the pointer takes it."""
    gap = plan.gap_at(at[0], "step")
    rect = plan.gap_rect(gap, "step")
    under = plan.column_at(min(max(at[0], plan.left), plan.right - 1)) or plan.columns[-1]
    row = [column.step for column in plan.columns[:gap] if column.stage == under.stage and column.step not in moving]
    stage = doc.find(Stage, under.stage)
    words = (N_("In “{name}”"), {"name": stage.title if stage else ""})
    return Target("step", "step", rect, words, stage=under.stage, index=len(row))


def lane_target(plan: Plan, doc: Reader, at: Spot, kind: str, moving: Collection[str] = ()) -> Target:
    """The gap between two rows; `index` counts all lanes, hidden ones too, without those `moving`."""
    order = [lane.id for lane in queries.lanes(doc) if lane.id not in moving]
    if not plan.rows:
        rect = Rect(m.MARGIN, plan.top, max(plan.right - m.MARGIN, m.GUTTER), 4.0)
        return Target("lane", kind, rect, (N_("The first lane"), {}), index=0)
    gap = plan.row_gap_at(at[1])
    rect = _row_gap(plan, doc, gap, kind, moving)
    above = [row.lane for row in plan.rows[:gap] if row.lane not in moving]
    index = order.index(above[-1]) + 1 if above else 0
    lane = doc.find(Lane, above[-1]) if above else None
    words = (N_("Below “{name}”"), {"name": lane.title}) if lane else (N_("As the first lane"), {})
    return Target("lane", kind, rect, words, index=index)


def _row_gap(plan: Plan, doc: Reader, gap: int, kind: str, moving: Collection[str]) -> Rect:
    """The marker between two rows; above the line of the blueprint between them where the lane will stand above it."""
    rect = plan.row_gap_rect(gap)
    if not 0 < gap < len(plan.rows):
        return rect
    over = plan.rows[gap - 1]
    lanes = [lane for lane in queries.lanes(doc) if lane.id not in moving]
    new = lane_kinds().get(kind.removeprefix("lane:"))
    first = next((lane for lane in queries.lanes(doc) if lane.id in moving), None)
    own = own_side(first) if first is not None else new.side if new is not None else None
    upper = doc.find(Lane, over.lane)
    if own is None or upper is None or upper not in lanes:
        return rect
    stays = side_at(lanes, lanes.index(upper) + 1, own) == own_side(upper)
    return rect._replace(y=rect.y - plan.rows[gap].y + over.y + over.h) if stays else rect


def emotion_target(plan: Plan, doc: Reader, at: Spot) -> Target | Refusal:
    """A value in a lane of emotions; where the map has no such lane, one will be made."""
    column = plan.column_at(at[0])
    if column is None:
        return Refusal((N_("An emotion belongs to a step: drop it in a column."), {}))
    step = doc.find(Step, column.step)
    words = (N_("Emotion at “{name}”"), {"name": step.title if step else ""})
    row = plan.row_at(at[1])
    if row is not None and row.arrangement == "curve" and not row.collapsed:
        value = round(plan.emotion_value_at(row.lane, at[1]) * 2) / 2
        y = plan.emotion_y(row.lane, value)
        persona = _whose(plan, doc, row, column.step, at)
        offset = _where(doc, column, persona, at[0])
        x = x_at(0.5 if offset is None else offset, column)
        who = doc.find(Persona, persona)
        if who is not None:
            words = (N_("{persona} at “{name}”"), {"persona": who.name, **words[1]})
        rect = Rect(x - 7, (y if y is not None else at[1]) - 7, 14, 14)
        return Target("emotion", "emotion", rect, words, lane=row.lane, step=column.step, value=value,
                      persona=persona, offset=offset)
    if any(lane.kind == "emotions" for lane in queries.lanes(doc)):
        return Refusal((N_("An emotion goes into a lane of emotions."), {}), _cell(plan, at))
    rect = plan.column_rect(column.step) or Rect(*at, 1, 1)
    return Target("emotion", "emotion", rect, words, step=column.step)


def point_target(plan: Plan, doc: Reader, at: Spot) -> Target | None:
    """The point that a double click makes in a lane of emotions; None outside its scale."""
    row = plan.row_at(at[1])
    if row is None or row.arrangement != "curve" or row.collapsed or at[1] > row.y + sum(row.scale):
        return None
    found = emotion_target(plan, doc, at)
    return found if isinstance(found, Target) else None


def _whose(plan: Plan, doc: Reader, row: Row, step: str, at: Spot) -> str | None:
    """Who has no point at the step yet; where all have, the one whose curve is nearest to the pointer."""
    lane = doc.find(Lane, row.lane)
    has = {one.persona for one in queries.emotions_at(doc, step)}
    shown = [one.id for one in queries.lane_personas(doc, lane)] if lane is not None else []
    if any(id not in has for id in shown):
        return next_persona(doc, step, lane)
    near = [(abs(height_at(one, at[0]) - (at[1] - row.y)), one.persona) for one in row.curves]
    return min(near)[1] if near else next_persona(doc, step, lane)


def _where(doc: Reader, column: Column, persona: str | None, x: float) -> float | None:
    """Under the pointer; a persona's first point at a step stands in its middle."""
    others = [place(one) for one in queries.emotions_at(doc, column.step) if one.persona == persona]
    if not others:
        return None
    offset = offset_near(x, column)
    wanted = MIDDLE if offset is None else offset
    return nearest_free(wanted, others) if any(abs(wanted - one) < APART for one in others) else offset


def mark_target(plan: Plan, doc: Reader, at: Spot, moving: str | None = None) -> Target | None:
    """The card or emotion under the pointer that a red point would mark."""
    hit = plan.hit(*at)
    record = doc.get(hit.id) if hit.kind in ("card", "emotion") else None
    if record is None or isinstance(record, RedPoint) or hit.id is None:
        return None
    rect = (plan.rect(hit.id) or Rect(*at, 1, 1)).grown(3)
    title = record.title if isinstance(record, Card) else ""
    words = (N_("Marks “{name}”"), {"name": title}) if title else (N_("Marks this emotion"), {})
    return Target("mark", "red-point", rect, words, about=hit.id, step=hit.step, lane=hit.lane)


def card_target(plan: Plan, doc: Reader, kind: str, at: Spot, moving: Sequence[str] = ()) -> Target | Refusal:
    """A slot in the cell under the pointer; where no lane takes the kind yet, one will be made."""
    column = plan.column_at(at[0])
    if column is None:
        return Refusal((N_("A card stands in a step: drop it in a column."), {}))
    row, step = plan.row_at(at[1]), doc.find(Step, column.step)
    name = step.title if step else ""
    lane = doc.find(Lane, row.lane) if row is not None else None
    if row is not None and lane is not None and accepts(lane.kind, kind) and row.arrangement != "curve":
        if row.collapsed:
            return Refusal((N_("“{lane}” is collapsed; open it first."), {"lane": lane.title}), _cell(plan, at))
        index, rect = _slot(plan, row.lane, column.step, at[1], moving)
        words = (N_("{lane} · {step}"), {"lane": lane.title, "step": name})
        return Target("card", kind, rect, words, lane=row.lane, step=column.step, index=index)
    home = home_of(kind)
    if home is not None and not moving and all(other.kind != home.name for other in queries.lanes(doc)):
        rect = plan.column_rect(column.step) or Rect(*at, 1, 1)
        return Target("card", kind, rect, (N_("In a new lane at “{step}”"), {"step": name}), step=column.step)
    if lane is None:
        return Refusal((N_("Drop it in a lane that takes it."), {}))
    return Refusal((N_("“{lane}” doesn't take this kind of card."), {"lane": lane.title}), _cell(plan, at))


def apart_target(plan: Plan, doc: Reader, ids: Sequence[str], grabbed: str | None, near: Target) -> Target:
    """Cards of several steps in a lane, as far apart as they stand, where one alone would go to `near`.

    grabbed: the step in which the drag began. `near` itself where the cards stand in one step.
    """
    here, there = plan.column_index.get(grabbed or ""), plan.column_index.get(near.step or "")
    places = {plan.column_index[card.step] for id in ids
              if (card := doc.find(Card, id)) is not None and card.step in plan.column_index}
    if len(places) < 2 or here is None or there is None:
        return near
    by = max(-min(places), min(there - here, len(plan.columns) - 1 - max(places)))
    first, last = (doc.find(Step, plan.columns[end + by].step) for end in (min(places), max(places)))
    names = [step.title if step and step.title else "…" for step in (first, last)]
    words = (near.words[0], near.words[1] | {"step": " – ".join(names)})
    index = near.index if by == there - here else None
    return replace(near, words=words, step=plan.columns[here + by].step, index=index, by=by)


def across_target(plan: Plan, doc: Reader, ids: Sequence[str], grabbed: str | None, at: Spot) -> Target | None:
    """Cards of several lanes, each in its own, as many steps away as the pointer is; None where that is nowhere.

    `index` is the number of steps; grabbed: the step in which the drag began.
    """
    here, column = plan.column_index.get(grabbed or ""), plan.column_at(at[0])
    places = [plan.column_index[card.step] for id in ids
              if (card := doc.find(Card, id)) is not None and card.step in plan.column_index]
    if here is None or column is None or not places:
        return None
    by = max(-min(places), min(plan.column_index[column.step] - here, len(plan.columns) - 1 - max(places)))
    first, last = plan.columns[min(places) + by], plan.columns[max(places) + by]
    rect = Rect(first.x, plan.top, last.x + last.w - first.x, plan.bottom - plan.top)
    step = doc.find(Step, plan.columns[here + by].step)
    words = (N_("In their lanes at “{step}”"), {"step": step.title if step else ""})
    return Target("across", "", rect, words, index=by)


def _slot(plan: Plan, lane: str, step: str, y: float, moving: Sequence[str]) -> tuple[int, Rect]:
    """(index among the cards that stay, marker)."""
    shown = plan.slot_at(lane, step, y)
    rect = plan.slot_rect(lane, step, shown) or Rect(0, y, 1, 4)
    row = plan.row(lane)
    before = row.cells.get(step, [])[:shown] if row is not None else []
    return len([box for box in before if box.id not in moving]), rect


def _cell(plan: Plan, at: Spot) -> Rect | None:
    column, row = plan.column_at(at[0]), plan.row_at(at[1])
    return plan.cell_rect(row.lane, column.step) if column is not None and row is not None else None
