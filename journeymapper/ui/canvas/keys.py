"""Keys on the sheet: arrows move the focus, Alt with arrows moves things, letters type."""
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits, hover, linking, moves, ranges, roaming, signing, spanning, writing
from journeymapper.ui.canvas.focus import Direction

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIGNS = {"+": -1, "-": 1, "\N{MINUS SIGN}": 1}
MODIFIERS: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Control: CTRL, Qt.Key.Key_Shift: SHIFT,
}
SHIFTS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def press(sheet: "Sheet", event: QKeyEvent) -> bool:
    """Act on a key; says whether it meant anything here."""
    key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if sheet.tool.busy:
        return _amid_drag(sheet, key, mods, down=True)
    if linking.press(sheet, event) or roaming.press(sheet, event):
        return True
    if key in ARROWS:
        return _arrow(sheet, ARROWS[key], mods)
    if key in ENTER and mods & CTRL and not mods & ~(CTRL | SHIFT):
        edits.lane_on(sheet, -1 if mods & SHIFT else 1)
        return True
    if mods in (Qt.KeyboardModifier.NoModifier, SHIFT) and _named(sheet, event):
        return True
    return _typed(sheet, event, mods)


def release(sheet: "Sheet", event: QKeyEvent) -> None:
    """A key was let go."""
    if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
        sheet.gestures.hold_space(False)
    if sheet.tool.busy:
        _amid_drag(sheet, event.key(), event.modifiers(), down=False)


def _amid_drag(sheet: "Sheet", key: int, mods: Qt.KeyboardModifier, *, down: bool) -> bool:
    """Escape ends a drag without a trace, Ctrl makes it copy; other keys mean nothing meanwhile.

    Whether the modifiers of an event hold the key itself differs between systems.
    """
    if key == Qt.Key.Key_Escape and down:
        sheet.tool.cancel()
    elif key in MODIFIERS:
        sheet.tool.turn(mods | MODIFIERS[key] if down else mods & ~MODIFIERS[key])
    if sheet.tool.last is not None:
        hover.show_cursor(sheet, sheet.tool.last)
    return True


def _arrow(sheet: "Sheet", direction: Direction, mods: Qt.KeyboardModifier) -> bool:
    if mods & Qt.KeyboardModifier.AltModifier:
        moves.choose_focused(sheet)
    if mods == Qt.KeyboardModifier.AltModifier:
        moves.shift(sheet, *SHIFTS[direction])
    elif mods == Qt.KeyboardModifier.AltModifier | SHIFT and SHIFTS[direction][0]:
        spanning.stretch(sheet, SHIFTS[direction][0])
    elif mods == SHIFT:
        ranges.extend(sheet, sheet.tool.anchor, direction)
    elif mods == Qt.KeyboardModifier.NoModifier:
        edits.go(sheet, direction)
    else:
        return False
    return True


def _named(sheet: "Sheet", event: QKeyEvent) -> bool:
    key = event.key()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        edits.step_on(sheet, 1 if key == Qt.Key.Key_Tab else -1)
    elif key in ENTER:
        writing.begin_next(sheet)
    elif key == Qt.Key.Key_Escape:
        if not sheet.tool.cancel() and not sheet.spotlight.end():
            sheet.session.selection.clear()
            sheet.set_focus(sheet.focus)
    elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
        sheet.gestures.hold_space(True)
    elif event.text() in SIGNS and _points(sheet):
        before = sheet.session.history.key
        moves.choose_focused(sheet)
        moves.shift(sheet, 0, SIGNS[event.text()])
        signing.note(sheet, event, before)
    else:
        return key == Qt.Key.Key_Space
    return True


def _typed(sheet: "Sheet", event: QKeyEvent, mods: Qt.KeyboardModifier) -> bool:
    """Letters always type."""
    text = letters(event, mods)
    return bool(text) and writing.begin(sheet, signing.with_sign(sheet, event, text))


def letters(event: QKeyEvent, mods: Qt.KeyboardModifier) -> str:
    """What a key types, also one that needs AltGr; "" for a shortcut."""
    text = event.text()
    chords = CTRL | Qt.KeyboardModifier.MetaModifier
    alone = mods & Qt.KeyboardModifier.AltModifier and not mods & CTRL
    if not text or not text.isprintable() or (mods & chords and not mods & Qt.KeyboardModifier.AltModifier) or alone:
        return ""
    return text


def _points(sheet: "Sheet") -> bool:
    """Whether emotions alone are selected; with nothing selected, whether the keyboard is on one."""
    ids = sheet.session.selection.ids or (sheet.focus.item,)
    rows = [sheet.session.store.get(id) for id in ids]
    return bool(rows) and all(isinstance(row, Emotion) for row in rows)
