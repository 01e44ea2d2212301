"""What keys and menus do in the outline: make, rename, move, at the place of a row."""
from typing import TYPE_CHECKING

from journeymapper.core.commands.cards import add_card
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import accepts, home_of
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import landing
from journeymapper.ui.canvas.focus import STEPS, TITLES, Focus, focus_on
from journeymapper.ui.canvas.preview import Action, Target

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

NOWHERE = Rect(0, 0, 0, 0)


def sibling(doc: Reader, row: Record | None) -> Target:
    """The place behind a row for another of its sort; without a row a stage. Raises Refused."""
    if isinstance(row, Card):
        here = [card.id for card in queries.cards_in(doc, row.lane, row.step)]
        return _target("card", row.kind, lane=row.lane, step=row.step, index=here.index(row.id) + 1)
    return place_for(doc, row, "emotion" if isinstance(row, Emotion) else "step" if isinstance(row, Step) else "stage")


def place_for(doc: Reader, row: Record | None, kind: str) -> Target:
    """Where a new thing goes when the keyboard is on a row. kind: as the palette's. Raises Refused."""
    step = step_of(doc, row)
    if kind == "stage":
        order = [stage.id for stage in queries.stages(doc)]
        return _target("stage", kind, index=order.index(step.stage) + 1 if step is not None else None)
    if kind == "red-point" and isinstance(row, Card | Emotion) and not isinstance(row, RedPoint):
        return _target("mark", kind, about=row.id)
    if isinstance(row, Card) and row.step is None and kind not in ("step", "emotion"):
        return _target("card", kind, lane=_lane(doc, row, kind))
    columns = queries.columns(doc)
    if step is None and not columns:
        raise Refused(N_("Add a stage first: everything stands in a step."))
    step = step or columns[0]
    if kind == "step":
        beside = [other.id for other in queries.steps_of(doc, step.stage)]
        index = None if isinstance(row, Stage) else beside.index(step.id) + 1
        return _target("step", kind, stage=step.stage, index=index)
    if kind == "emotion":
        return _target("emotion", kind, step=step.id)
    lane = _lane(doc, row, kind)
    here = [card.id for card in queries.cards_in(doc, lane, step.id)] if lane is not None else []
    index = here.index(row.id) + 1 if row is not None and row.id in here else None
    return _target("card", kind, lane=lane, step=step.id, index=index)


def make(session: Session, target: Target, t: Texts) -> str:
    """Make it, inside the gesture that is open; gives its id. Raises Refused."""
    if target.action == "card":
        return session.run(add_card, target.kind, target.lane, target.step, target.index,
                           landing.lane_title(target.kind, t))
    return landing.make(session, target, t)


def focus_of(sheet: "Sheet", row: Record) -> Focus:
    """The map's place of a row; for one in a hidden lane that lane and step all the same, for a parked one neither."""
    found = focus_on(sheet.plan, row.id)
    step = step_of(sheet.session.store, row)
    lane = getattr(row, "lane", None) if step is not None else None
    return found or Focus(lane or STEPS, step.id if step is not None else TITLES)


def step_of(doc: Reader, row: Record | None) -> Step | None:
    """The step in which a row stands; a stage's first one."""
    if isinstance(row, Step):
        return row
    if isinstance(row, Stage):
        return next(iter(queries.steps_of(doc, row.id)), None)
    return doc.find(Step, getattr(row, "step", None))


def _lane(doc: Reader, row: Record | None, kind: str) -> str | None:
    own = doc.find(Lane, getattr(row, "lane", None))
    if own is not None and accepts(own.kind, kind):
        return own.id
    home = home_of(kind)
    return next((lane.id for lane in queries.lanes(doc) if home is not None and lane.kind == home.name), None)


def _target(action: Action, kind: str, lane: str | None = None, step: str | None = None, stage: str | None = None,
            about: str | None = None, index: int | None = None) -> Target:
    return Target(action, kind, NOWHERE, ("", {}), lane=lane, step=step, stage=stage, about=about, index=index)
