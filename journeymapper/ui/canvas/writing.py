"""What a letter or Enter begins, as in a spreadsheet: the next thing at the keyboard's place.

In a cell a new card after the focused one; on a stage or step the next one of its kind. A thing without a title is
filled in; a card's, step's or stage's title is never overwritten by typing (F2 edits it). A lane has its title from
its kind, so a letter there begins a better one. Where a link is selected, it is its label.
"""
from typing import TYPE_CHECKING

from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits, feeling_help, landing, texting
from journeymapper.ui.canvas.focus import STAGES, STEPS
from journeymapper.ui.canvas.preview import Target

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

NUMBERS, SIGNS = tuple("0123456789.,@０１２"), "+-\N{MINUS SIGN}"


def begin(sheet: "Sheet", typed: str) -> bool:
    """Open the editor with what is typed already; says whether there was anything to type into."""
    focus, link = sheet.focus, selected_link(sheet)
    row = sheet.session.store.get(focus.item)
    if link is not None:
        texting.begin(sheet, link, typed=typed, replace=False)
    elif isinstance(row, Card | Stage | Step) and not row.title.strip():
        texting.begin(sheet, row.id, typed=typed)
    elif focus.lane is not None and focus.step is not None:
        in_cell(sheet, focus.lane, focus.step, typed)
    elif focus.lane is not None and focus.item is not None:
        texting.begin(sheet, focus.item, typed=typed)
    elif focus.row in (STAGES, STEPS):
        _next_in_head(sheet, typed)
    return sheet.inline.active


def selected_link(sheet: "Sheet") -> str | None:
    """The link that alone is selected: what is typed then is its label."""
    ids = sheet.session.selection.ids
    return ids[0] if len(ids) == 1 and sheet.session.store.find(Link, ids[0]) is not None else None


def in_cell(sheet: "Sheet", lane: str, step: str, typed: str) -> None:
    """A card (a note in a lane of pictures); in one of emotions feelings, words on a focused point are its quote."""
    row = sheet.session.store.find(Lane, lane)
    kind = lane_kinds().get(row.kind) if row is not None else None
    if kind is None or kind.arrangement != "curve":
        worded = [name for name in kind.accepts if name != "picture"] if kind is not None else []
        edits.add_in_cell(sheet, worded[0] if worded else "note", lane, step, typed)
    elif sheet.session.store.find(Emotion, sheet.focus.item) is not None and typed.lstrip(SIGNS)[:1] not in NUMBERS:
        texting.begin(sheet, str(sheet.focus.item), typed=typed, replace=False)
    else:
        feeling_help.begin(sheet, lane, step, typed)


def begin_next(sheet: "Sheet") -> None:
    """Enter: the next card in the same cell, the next stage or step; on a lane's title and a link, edit it.

    A collapsed lane is opened first, and nothing more.
    """
    focus, link = sheet.focus, selected_link(sheet)
    if link is not None:
        begin(sheet, "")
        return
    if focus.step is not None and landing.unfold(sheet.session, focus.lane):
        return
    if focus.lane is not None and focus.step is not None:
        edits.add_in_cell(sheet, "", focus.lane, focus.step)
    elif focus.lane is not None:
        edits.rename(sheet)
    else:
        begin(sheet, "")


def _next_in_head(sheet: "Sheet", typed: str) -> None:
    """A stage after the focused one, or a step after it in the same stage; at the titles' column the first one."""
    doc, focus = sheet.session.store, sheet.focus
    step = doc.find(Step, focus.step)
    order = [stage.id for stage in queries.stages(doc)]
    if focus.row == STAGES or not order:
        index = order.index(step.stage) + 1 if step is not None else 0
        target = Target("stage", "stage", edits.NOWHERE, ("", {}), index=index)
    else:
        stage = step.stage if step is not None else order[0]
        row = [other.id for other in queries.steps_of(doc, stage)]
        index = row.index(step.id) + 1 if step is not None else 0
        target = Target("step", "step", edits.NOWHERE, ("", {}), stage=stage, index=index)
    edits.make_at(sheet, target, typed, fleeting=True)
