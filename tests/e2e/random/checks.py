"""What must hold after anything that a person does, whatever it was."""
from PySide6.QtCore import QModelIndex

from journeymapper.core.document.store import Store
from journeymapper.core.document.suspicion import TARGETS
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.record import Record
from journeymapper.core.persistence import codec
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.focus import columns_of, focus_on, rows_of
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.outline import Outline
from journeymapper.ui.panels.outline_model import OutlineModel
from journeymapper.ui.panels.outline_tree import PARKING
from tests.support.maps import state


def light_faults(sheet: Sheet) -> list[str]:
    """What is checked after each event."""
    session = sheet.session
    faults = []
    if session.store.announcing:
        faults.append("a change is still being announced")
    editing = sheet.inline.active
    if (session._gesture is not None) != editing:
        faults.append(f"gesture open: {session._gesture is not None}, text edited: {editing}")
    if sheet.inline.active and session.store.get(sheet.inline.id) is None:
        faults.append("what is gone is still edited")
    if any(session.store.get(id) is None for id in session.selection.ids):
        faults.append("what is gone is still selected")
    focus, plan = sheet.focus, sheet.plan
    # From the outline one stands in a hidden lane too; typing opens it.
    hidden = {row.id for row in session.store.every(Lane) if row.hidden}
    if focus.row not in (*rows_of(plan), *hidden) or focus.column not in columns_of(plan) or not (
        focus.item is None or focus_on(plan, focus.item)
    ):
        faults.append(f"the focus stands on nothing: {focus}")
    return faults


def deep_faults(sheet: Sheet) -> list[str]:
    """What is checked now and then: the plan is as one made anew, all references hold, the map can be saved."""
    store = sheet.session.store
    faults = dangling(sheet.session) + outline_faults(sheet)
    if sheet.plan != build_plan(store, QtMeasure(), sheet.t):
        faults.append("the plan isn't as one that is made anew")
    read = Store(codec.decode(codec.encode(store)).records)
    if sheet.plan != build_plan(read, QtMeasure(), sheet.t):
        faults.append("saved and read again, the map is laid out otherwise")
    return faults


def outline_faults(sheet: Sheet) -> list[str]:
    """Rows of the outline that aren't those of one that is made anew."""
    return [f"the outline's rows under {id or 'the root'} aren't as those made anew"
            for outline in sheet.window().findChildren(Outline) if (id := _stale(outline, sheet)) is not None]


def _stale(outline: Outline, sheet: Sheet) -> str | None:
    known, fresh = outline.tree.rows, OutlineModel(sheet.session, sheet.t)
    waiting = [QModelIndex()]
    while waiting:
        index = waiting.pop()
        id = known.id_at(index)
        anew = fresh.index_of(id) if id != PARKING else fresh.index(fresh.rowCount() - 1, 0)
        rows = [known.index(row, 0, index) for row in range(known.rowCount(index))]
        if [known.id_at(row) for row in rows] != [fresh.id_at(fresh.index(n, 0, anew)) for n in range(
                fresh.rowCount(anew))]:
            return id
        waiting += [row for row in rows if known.hasChildren(row)]
    return None


def dangling(session: Session) -> list[str]:
    """References that lead to nothing or to the wrong thing."""
    return [f"{row.id}.{field} leads to {target}" for row in session.store.records.values()
            for field, target in row.targets()
            if not isinstance(session.store.get(target), TARGETS.get(field, (Record,)))]


def travel_faults(sheet: Sheet, start: dict[str, Record]) -> list[str]:
    """All the way back to the start, and forward again."""
    session = sheet.session
    session.settle.emit()
    session.close_gesture()
    faults, states = [], []
    while session.history.done:
        name = session.history.done[-1].title
        states.append(state(session.store))
        if session.undo():
            faults.append(f"undo left something as it was: {name}")
    if state(session.store) != start:
        faults.append(f"undo doesn't lead to the start: {_differences(state(session.store), start)}")
    if not session.history.at_saved:
        faults.append("at the start the map counts as changed")
    while session.history.undone:
        name = session.history.undone[-1].title
        if session.redo():
            faults.append(f"redo left something as it was: {name}")
        if states and state(session.store) != (before := states.pop()):
            faults.append(f"redo of “{name}” gives another state: {_differences(state(session.store), before)}")
            break
    return faults


def _differences(one: dict[str, Record], other: dict[str, Record]) -> str:
    return "; ".join(f"{one.get(id)!r} ≠ {other.get(id)!r}" for id in one | other if one.get(id) != other.get(id))[:800]
