"""Typing that goes on over a save: what is written to the disk needs the text, the person needs the editor.

A save closes the open editor, as everything does that depends on what it holds. A person who presses Ctrl+S amid a
word writes on at once, though: without this the rest of the word would begin a card of its own.
"""
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from journeymapper.ui.canvas import feeling_help, texting

if TYPE_CHECKING:
    from journeymapper.ui.canvas.inline import InlineEdit
    from journeymapper.ui.canvas.sheet import Sheet


def reopener(sheet: "Sheet") -> Callable[[], None]:
    """Call it once the open editor was closed: the same text again, as it was typed, with the caret where it was."""
    inline, edit = sheet.inline, sheet.inline.edit
    if edit is None:
        return lambda: None
    id, host, back, text, cursor = inline.id, inline.host, inline.back, edit.toPlainText(), edit.textCursor()
    feelings = isinstance(edit.helper, feeling_help.FeelingHelp)

    def reopen() -> None:
        if inline.active or sheet.session.store.get(id) is None:
            return
        with inline.at(host):
            if feelings and sheet.focus.lane is not None and sheet.focus.step is not None and sheet.focus.item == id:
                feeling_help.begin(sheet, sheet.focus.lane, sheet.focus.step, text)
            elif not feelings:
                texting.begin(sheet, id, text=text, replace=False)
        inline.back = back
        if inline.edit is not None:
            _put_caret(inline.edit, cursor.anchor(), cursor.position())

    return reopen


def composing(sheet: "Sheet") -> bool:
    """Whether an input method is amid a composition in the open editor: closing that would break it off."""
    edit = sheet.inline.edit
    return edit is not None and bool(edit.textCursor().block().layout().preeditAreaText())


def _put_caret(edit: "InlineEdit", anchor: int, position: int) -> None:
    caret = edit.textCursor()
    caret.setPosition(anchor)
    caret.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(caret)
