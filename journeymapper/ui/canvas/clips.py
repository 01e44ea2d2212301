"""Cut, copy, paste and duplicate on the sheet, through the system's clipboard."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Persona
from journeymapper.core.session import clipboard
from journeymapper.core.session.html_table import to_html
from journeymapper.core.session.persona_clip import holds_personas, paste_personas
from journeymapper.core.session.ranges import range_of
from journeymapper.core.session.tab_text import Grid, to_text
from journeymapper.core.session.table_copy import grid_of
from journeymapper.core.session.table_paste import PastedTable, paste_table, short
from journeymapper.ui.canvas import mime, pictures
from journeymapper.ui.canvas.edits import delete_selection, place_for, reveal, run

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def copy(sheet: "Sheet") -> bool:
    """Put what is selected on the clipboard, for this program, as a table and as text; says whether there was anything.
    """
    sheet.inline.finish()
    ids = sheet.session.selection.ids
    clip = clipboard.copy(sheet.session.store, ids)
    if clip is None:
        return False
    grid = grid_of(sheet.session.store, clip["chosen"])
    data = mime.clip_mime(clip, _text(sheet, grid))
    if grid:
        data.setHtml(to_html(grid))
    QGuiApplication.clipboard().setMimeData(data)
    return True


def _text(sheet: "Sheet", grid: Grid) -> str:
    """One text stands bare, as a letter takes it; several stand in columns and rows."""
    if not grid:
        return clipboard.texts_of(sheet.session.store, sheet.session.selection.ids)
    return grid[0][0] if len(grid) == len(grid[0]) == 1 else to_text(grid)


def cut(sheet: "Sheet") -> None:
    """Copy, then delete."""
    if copy(sheet):
        delete_selection(sheet)


def paste(sheet: "Sheet") -> None:
    """Paste a clip at the focused cell; a range of a spreadsheet or plain text becomes cards from there on."""
    sheet.inline.finish()
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where nobody ever copied anything
    clip = mime.clip_of(data)
    focus = sheet.focus
    if holds_personas(clip):
        made = run(sheet, lambda: sheet.session.run(paste_personas, clip))
        if made:
            names = [row.name for id in made if (row := sheet.session.store.find(Persona, id)) is not None]
            sheet.told.emit(sheet.t("Added {names}: see Map › Personas.", names=", ".join(names)))
    elif clip is not None:
        before = len(sheet.session.store.every(Step))
        made = run(sheet, lambda: sheet.session.run(clipboard.paste, clip, focus.lane, focus.step))
        if made:
            sheet.session.selection.set(made)
            reveal(sheet, made[-1])
            new = len(sheet.session.store.every(Step)) - before - len(clip["rows"].get("steps", ()))
            if new > 0:
                sheet.told.emit(said_of(PastedTable(made, new), sheet.t))
    elif data is not None and pictures.pasted_pictures(data):
        _paste_pictures(sheet, data)
    elif data is not None:
        _paste_range(sheet, range_of(data.text(), data.html() if data.hasHtml() else ""))


def _paste_pictures(sheet: "Sheet", data: QMimeData) -> None:
    target = run(sheet, lambda: place_for(sheet, "picture"))
    if target is not None:
        pictures.paste_pictures(sheet, data, target)


def _paste_range(sheet: "Sheet", grid: Grid) -> None:
    focus = sheet.focus
    if not grid:
        return
    done = run(sheet, lambda: sheet.session.run(paste_table, grid, sheet.t, focus.lane, focus.step))
    if done is not None and done.ids:
        sheet.session.selection.set(done.ids)
        reveal(sheet, done.ids[0])
        if len(done.ids) > 1 or done.passed or done.lost:
            sheet.told.emit(said_of(done, sheet.t))


def said_of(done: PastedTable, t: Texts) -> str:
    """What a paste did, sentence by sentence."""
    said = [t.plural("{n} thing pasted.", "{n} things pasted.", len(done.ids))]
    if done.steps:
        said.append(t.plural("{n} step was added.", "{n} steps were added.", done.steps))
    if done.stacked:
        said.append(t.plural("{n} row had no lane of its own and went into the lane “{lane}”.",
                             "{n} rows had no lane of their own and went into the lane “{lane}”.",
                             done.stacked, lane=done.lane))
    if done.passed:
        said.append(t.plural("{n} row of words passed over the lane “{lane}”, which takes numbers from −2 to 2.",
                             "{n} rows of words passed over the lane “{lane}”, which takes numbers from −2 to 2.",
                             done.passed, lane=done.curve))
    if done.lost:
        said.append(t.plural("{n} text among the feelings was left out: “{text}”.",
                             "{n} texts among the feelings were left out, the first: “{text}”.",
                             len(done.lost), text=short(done.lost[0])))
    return " ".join(said)


def duplicate(sheet: "Sheet") -> None:
    """A copy beside the original."""
    sheet.inline.finish()
    made = run(sheet, lambda: sheet.session.run(clipboard.duplicate, sheet.session.selection.ids))
    if made:
        sheet.session.selection.set(made)
        reveal(sheet, made[-1])


def select_all(sheet: "Sheet") -> None:
    """Select every card and emotion that the map shows."""
    sheet.inline.finish()
    sheet.session.selection.set([*sheet.plan.boxes, *sheet.plan.points])
