"""Keys on the sheet: arrows move the focus, Alt with arrows moves things, letters type."""
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits, moves, roaming, texting
from journeymapper.ui.canvas.focus import STAGES, STEPS, TITLES, Direction

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}
SHIFTS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def press(sheet: "Sheet", event: QKeyEvent) -> bool:
    """Act on a key; says whether it meant anything here."""
    key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if roaming.press(sheet, event):
        return True
    if key in ARROWS:
        return _arrow(sheet, ARROWS[key], mods)
    if mods in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier) and _named(sheet, event):
        return True
    return _typed(sheet, event, mods)


def _arrow(sheet: "Sheet", direction: Direction, mods: Qt.KeyboardModifier) -> bool:
    if mods == Qt.KeyboardModifier.AltModifier:
        moves.shift(sheet, *SHIFTS[direction])
    elif mods == Qt.KeyboardModifier.NoModifier:
        edits.go(sheet, direction)
    else:
        return False
    return True


def _named(sheet: "Sheet", event: QKeyEvent) -> bool:
    key = event.key()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        edits.step_on(sheet, 1 if key == Qt.Key.Key_Tab else -1)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        enter(sheet)
    elif key == Qt.Key.Key_Escape:
        if not sheet.tool.cancel():
            sheet.session.selection.clear()
            sheet.set_focus(sheet.focus)
    elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
        sheet.gestures.hold_space(True)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and _points(sheet):
        moves.shift(sheet, 0, -1 if key == Qt.Key.Key_Plus else 1)
    else:
        return key == Qt.Key.Key_Space
    return True


def enter(sheet: "Sheet") -> None:
    """The next card in the same cell; on a header or title, edit it."""
    focus = sheet.focus
    if focus.row in (STAGES, STEPS) or focus.column == TITLES:
        edits.rename(sheet)
    else:
        edits.add_in_cell(sheet, "", focus.lane, focus.step)


def _typed(sheet: "Sheet", event: QKeyEvent, mods: Qt.KeyboardModifier) -> bool:
    """Letters always type: a new card in the focused cell, or the title of a focused header."""
    text = event.text()
    chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    alone = mods & Qt.KeyboardModifier.AltModifier and not mods & Qt.KeyboardModifier.ControlModifier
    if not text or not text.isprintable() or (mods & chords and not mods & Qt.KeyboardModifier.AltModifier) or alone:
        return False
    focus = sheet.focus
    if focus.lane is not None and focus.step is not None:
        edits.add_in_cell(sheet, "", focus.lane, focus.step, typed=text)
    elif focus.item is not None:
        texting.begin(sheet, focus.item, typed=text)
    else:
        return False
    return True


def _points(sheet: "Sheet") -> bool:
    rows = [sheet.session.store.get(id) for id in sheet.session.selection.ids]
    return bool(rows) and all(isinstance(row, Emotion) for row in rows)
