"""Parked cards back onto the map, without the mouse: into the step where the keyboard is."""
from collections.abc import Sequence

from journeymapper.core.commands.cards import move_cards
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import accepts
from journeymapper.ui.canvas.landing import unfold
from journeymapper.ui.canvas.sheet import Sheet


def place_parked(sheet: Sheet, ids: Sequence[str]) -> None:
    """Each card into its own lane, else into the first that takes it; one step of undo. Raises Refused.

    A collapsed or hidden lane that gets one is opened, so that it is seen.
    """
    session = sheet.session
    columns = [step.id for step in queries.columns(session.store)]
    if not columns:
        raise Refused(N_("Add a stage first: everything stands in a step."))
    step = sheet.focus.step if sheet.focus.step in columns else columns[0]
    gesture = session.gesture(N_("Place cards") if len(ids) > 1 else N_("Place card"))
    try:
        for id in ids:
            card = session.store.find(Card, id)
            if card is not None:
                lane = _lane_for(session.store, card)
                session.run(move_cards, [id], lane, step)
                unfold(session, lane)
    except Refused:
        gesture.cancel()
        raise
    gesture.close()
    if ids:
        sheet.show_record(ids[0])
        session.selection.set(ids)
        sheet.setFocus()


def _lane_for(doc: Reader, card: Card) -> str:
    own = doc.find(Lane, card.lane)
    if own is not None:
        return own.id
    fit = [lane.id for lane in queries.lanes(doc) if accepts(lane.kind, card.kind)]
    if not fit:
        raise Refused(N_("No lane takes this kind of card. Add a lane for it first."))
    return fit[0]
