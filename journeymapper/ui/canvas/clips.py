"""Cut, copy, paste and duplicate on the sheet, through the system's clipboard."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.core.session import clipboard
from journeymapper.ui.canvas import mime
from journeymapper.ui.canvas.edits import add_in_cell, delete_selection, reveal, run

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def copy(sheet: "Sheet") -> bool:
    """Put what is selected on the clipboard, for this program and as plain text; says whether there was anything."""
    sheet.inline.finish()
    ids = sheet.session.selection.ids
    clip = clipboard.copy(sheet.session.store, ids)
    if clip is None:
        return False
    QGuiApplication.clipboard().setMimeData(mime.clip_mime(clip, clipboard.texts_of(sheet.session.store, ids)))
    return True


def cut(sheet: "Sheet") -> None:
    """Copy, then delete."""
    if copy(sheet):
        delete_selection(sheet)


def paste(sheet: "Sheet") -> None:
    """Paste a clip at the focused cell; plain text becomes a card there."""
    sheet.inline.finish()
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where nobody ever copied anything
    clip = mime.clip_of(data)
    focus, text = sheet.focus, data.text().strip() if data is not None else ""
    if clip is not None:
        made = run(sheet, lambda: sheet.session.run(clipboard.paste, clip, focus.lane, focus.step))
        if made:
            sheet.session.selection.set(made)
            reveal(sheet, made[-1])
    elif text:
        add_in_cell(sheet, "", focus.lane, focus.step, typed=text[:2000])


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
