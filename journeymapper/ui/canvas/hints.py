"""The keys of the moment, for the status line."""
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.focus import STAGES, Focus

CARD = N_("Type or Enter next card · Tab next step · F2 rename · Ctrl+M mark red point · Alt+arrows move")
POINT = N_("+ and − move the emotion · a number sets it · Enter new emotion · Ctrl+M mark red point · F2 quote")
LANE = N_("F2 rename · Alt+arrows move · Alt+1 stage · Alt+2 step · Del delete")
HEAD = N_("Type or Enter next one · F2 rename · Alt+arrows move · Alt+1 stage · Alt+2 step · Del delete")
LINK = N_("Type or Enter label · Menu key kind and direction · Del delete · Escape ends")
FEELINGS = N_("Type a feeling from −2 to +2, one for each persona · Tab next step · Enter new emotion")
FRONT_STAGE = N_("Type to add a stage at the front · arrows move · Alt+1 to Alt+9 insert")
FRONT_STEP = N_("Type to add a step at the front · arrows move · Alt+1 to Alt+9 insert")
CELL = N_("Type to add a card · arrows move · Alt+1 to Alt+9 insert")
EMPTY = N_("Type to add a stage · drag from the palette")


def hint_for(session: Session, focus: Focus, t: Texts) -> str:
    """One line that teaches what can be done here; with a link selected the keyboard's place stays at a card."""
    doc = session.store
    if doc.find(Link, session.selection.current) is not None:
        return t(LINK)
    row = doc.get(focus.item)
    if isinstance(row, Card):
        return t(CARD)
    if isinstance(row, Emotion):
        return t(POINT)
    if isinstance(row, Stage | Step | Lane):
        return t(LANE if isinstance(row, Lane) else HEAD)
    lane = doc.find(Lane, focus.lane)
    if lane is not None and lane.kind == "emotions" and focus.step is not None:
        return t(FEELINGS)
    if lane is not None:
        return t(CELL)
    return t((FRONT_STAGE if focus.row == STAGES else FRONT_STEP) if doc.every(Step) else EMPTY)
