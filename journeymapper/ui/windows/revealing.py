"""A record brought into sight: selected where the inspector knows it, focused on the map where it stands there."""

from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey, Lane
from journeymapper.core.model.other import Link
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.tables import table_of


def reveal_record(sheet: Sheet, id: str) -> bool:
    """Select it, and scroll to it or to what stands for it; says whether it is itself on the map."""
    session = sheet.session
    row = session.store.get(id)
    shown = row is not None and table_of(row) is not None and not isinstance(row, Journey)
    session.selection.set([id] if shown else [])
    place = focus_on(sheet.plan, id)
    if place is not None:
        sheet.set_focus(place)
        sheet.reveal(place)
    elif (near := focus_on(sheet.plan, _stands_for(session, row) or "")) is not None:
        # In a collapsed lane the keyboard stands in the card's cell: what is typed is no new title of the lane.
        sheet.set_focus(near._replace(column=row.step, item=None) if isinstance(row, Card) and row.step else near)
        sheet.reveal(near)
    return place is not None


def _stands_for(session: Session, row: Record | None) -> str | None:
    """What on the map stands for something that has no place of its own there."""
    if isinstance(row, Link):
        return row.source
    lane = session.store.find(Lane, row.lane) if isinstance(row, Card) and row.step is not None else None
    return lane.id if lane is not None and lane.collapsed else None
