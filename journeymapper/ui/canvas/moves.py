"""What is selected, moved by the keyboard: each thing to the next place that it can take."""
from collections.abc import Callable
from typing import TYPE_CHECKING

from journeymapper.core.commands import shifts
from journeymapper.core.commands.emotions import nudge_emotions, shift_emotions
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.canvas.edits import reveal, run
from journeymapper.ui.canvas.landing import side_taken

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

Shifts = dict[type[Record], Callable[..., None]]
SIDEWAYS: Shifts = {Card: shifts.shift_across, Stage: shifts.shift_stages, Step: shifts.shift_steps}
UPRIGHT: Shifts = {Card: shifts.shift_down, Lane: shifts.shift_lanes}


def shift(sheet: "Sheet", dx: int, dy: int) -> None:
    """Cards to the next slot, lane or step; stages and steps sideways; lanes and emotions up and down.

    Of a mixture the things of the current one's sort move.
    """
    session, before = sheet.session, sheet.session.history.key
    rows = [row for id in session.selection.ids if (row := session.store.get(id)) is not None]
    current = session.selection.current
    if current is None or not rows:
        sheet.told.emit(sheet.t("There is nothing here to move."))
        return
    if isinstance(rows[-1], Emotion) and dx:
        run(sheet, lambda: session.run(shift_emotions, _alike(rows, Emotion), dx))
    elif isinstance(rows[-1], Emotion):
        run(sheet, lambda: session.run(nudge_emotions, _alike(rows, Emotion), -0.5 * dy))
    table = SIDEWAYS if dx else UPRIGHT
    kind = next((kind for kind in table if isinstance(rows[-1], kind)), None)
    if kind is not None:
        run(sheet, lambda: session.run(table[kind], _alike(rows, kind), dx or dy))
    reveal(sheet, current)
    if kind is Lane:
        say_side(sheet, before)
    if session.history.key == before and (kind is not None or isinstance(rows[-1], Emotion)):
        sheet.told.emit(edge_words(rows[-1], dx, dy, sheet.t))
    elif kind is None and not isinstance(rows[-1], Emotion):
        sheet.told.emit(wrong_way(rows[-1], sheet.t))


def say_side(sheet: "Sheet", before: int) -> None:
    """Say that a lane passed a line of the blueprint: it keeps its place. before: the history's key until then."""
    said = side_taken(sheet.session, before)
    if said is not None:
        sheet.told.emit(sheet.t(said))


def choose_focused(sheet: "Sheet") -> None:
    """With nothing selected, select what the keyboard is on."""
    selection, item = sheet.session.selection, sheet.focus.item
    if not selection.ids and item is not None and sheet.session.store.get(item) is not None:
        selection.set([item])


def edge_words(row: Record, dx: int, dy: int, t: Texts) -> str:
    """Why a thing stays where it is."""
    ends: dict[type[Record], tuple[str, str]] = {
        Stage: (N_("This is the first stage."), N_("This is the last stage.")),
        Step: (N_("This is the first step."), N_("This is the last step.")),
        Lane: (N_("This is the first lane."), N_("This is the last lane.")),
    }
    own = next((words for kind, words in ends.items() if isinstance(row, kind)), None)
    if own is None and dx:
        own = N_("There is no step before this one."), N_("There is no step further on.")
    elif own is None and isinstance(row, Emotion):
        own = N_("It is at the top of the scale."), N_("It is at the bottom of the scale.")
    elif own is None:
        own = N_("There is no place further up for this card."), N_("There is no place further down for this card.")
    return t(own[dx + dy > 0])


def wrong_way(row: Record, t: Texts) -> str:
    """What moves only along one line, and what doesn't move by itself."""
    if isinstance(row, Link):
        return t("A link goes with its cards: move one of them.")
    return t("A lane moves up and down.") if isinstance(row, Lane) else t("It moves left and right.")


def _alike(rows: list[Record], kind: type[Record]) -> list[str]:
    return [row.id for row in rows if isinstance(row, kind)]
