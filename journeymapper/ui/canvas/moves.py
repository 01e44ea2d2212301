"""What is selected, moved by the keyboard: cards and steps sideways, lanes and emotions up and down."""
from typing import TYPE_CHECKING

from journeymapper.core.commands import cards, grid
from journeymapper.core.commands.emotions import nudge_emotions
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import accepts
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.edits import reveal, run

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def shift(sheet: "Sheet", dx: int, dy: int) -> None:
    """Move what is selected by the keyboard: cards and steps sideways, lanes and emotions up and down."""
    session, doc = sheet.session, sheet.session.store
    rows = [row for id in session.selection.ids if (row := doc.get(id)) is not None]
    if not rows:
        return
    first = rows[0]
    points = [row.id for row in rows if isinstance(row, Emotion)]
    if isinstance(first, Stage) and dx:
        order = [row.id for row in queries.stages(doc)]
        run(sheet, lambda: session.run(grid.move_stage, first.id, _shifted(order, first.id, dx)))
    elif isinstance(first, Step) and dx:
        _shift_step(sheet, first, dx)
    elif isinstance(first, Lane) and dy:
        order = [row.id for row in queries.lanes(doc)]
        run(sheet, lambda: session.run(grid.move_lane, first.id, _shifted(order, first.id, dy)))
    elif points and dy:
        run(sheet, lambda: session.run(nudge_emotions, points, -0.5 * dy))
    elif isinstance(first, Card) and dx:
        run(sheet, lambda: session.run(cards.shift_cards, [row.id for row in rows], dx))
    elif isinstance(first, Card) and dy:
        _shift_card(sheet, first, dy)
    if session.selection.current is not None:
        reveal(sheet, session.selection.current)


def _shifted(order: list[str], id: str, by: int) -> int:
    return max(0, min(len(order) - 1, order.index(id) + by))


def _shift_step(sheet: "Sheet", step: Step, by: int) -> None:
    """Within its stage, then over the border into the next one."""
    doc, session = sheet.session.store, sheet.session
    row = [other.id for other in queries.steps_of(doc, step.stage)]
    place = row.index(step.id) + by
    if 0 <= place < len(row):
        run(sheet, lambda: session.run(grid.move_step, step.id, step.stage, place))
        return
    order = [stage.id for stage in queries.stages(doc)]
    beside = order.index(step.stage) + by
    if 0 <= beside < len(order):
        run(sheet, lambda: session.run(grid.move_step, step.id, order[beside], 0 if by > 0 else None))


def _shift_card(sheet: "Sheet", card: Card, by: int) -> None:
    """Within its cell, then into the next lane that takes it."""
    doc, session = sheet.session.store, sheet.session
    row = [other.id for other in queries.cards_in(doc, card.lane, card.step)]
    place = row.index(card.id) + by
    if 0 <= place < len(row) and card.lane is not None:
        lane = card.lane
        run(sheet, lambda: session.run(cards.move_cards, [card.id], lane, card.step, place))
        return
    order = [lane for lane in queries.lanes(doc) if not lane.hidden]
    here = next((n for n, lane in enumerate(order) if lane.id == card.lane), 0)
    beyond = order[here + 1:] if by > 0 else list(reversed(order[:here]))
    takers = [lane.id for lane in beyond if accepts(lane.kind, card.kind)]
    if takers:
        run(sheet, lambda: session.run(cards.move_cards, [card.id], takers[0], card.step, 0 if by > 0 else None))
