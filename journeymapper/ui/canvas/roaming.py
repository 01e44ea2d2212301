"""Keys that go far: Home and End, Page Up and Page Down; Shift extends, Ctrl goes to corners, Ctrl+arrows scroll."""
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.ui.canvas import ranges
from journeymapper.ui.canvas.focus import STAGES, STEPS, TITLES, Focus, columns_of, items_at, rows_of, settled

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
SCROLL_PX = 80
_CTRL_SHIFT = _Mod.ControlModifier | _Mod.ShiftModifier
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


def press(sheet: "Sheet", event: QKeyEvent) -> bool:
    """Act on a key; says whether it was one of these."""
    key, mods = Qt.Key(event.key()), event.modifiers() & ~_Mod.KeypadModifier
    if mods == _Mod.ControlModifier and key in _ARROWS:
        dx, dy = _ARROWS[key]
        sheet.hold_view()
        sheet.scroll_view(sheet.view.x + dx * SCROLL_PX, sheet.view.y + dy * SCROLL_PX)
    elif key in (_Key.Key_Home, _Key.Key_End) and mods in (_Mod.NoModifier, _Mod.ControlModifier):
        _to_end(sheet, key == _Key.Key_End, corner=mods == _Mod.ControlModifier)
    elif key in (_Key.Key_Home, _Key.Key_End) and mods in (_Mod.ShiftModifier, _CTRL_SHIFT):
        _extend(sheet, key == _Key.Key_End, corner=mods == _CTRL_SHIFT)
    elif key in _PAGES and mods in (_Mod.NoModifier, _Mod.AltModifier):
        (_page_across if mods == _Mod.AltModifier else _page)(sheet, _PAGES[key])
    else:
        return False
    return True


def _to_end(sheet: "Sheet", last: bool, *, corner: bool) -> None:
    """The first or last step of this row; as a corner, of the first or last lane."""
    _put(sheet, *_end(sheet, last, corner=corner))


def _extend(sheet: "Sheet", last: bool, *, corner: bool) -> None:
    """The range from where the selection began to there; from a lane's title the first or last lane."""
    plan, here = sheet.plan, settled(sheet.plan, sheet.focus)
    if here.lane is not None and here.step is None:
        row, column = plan.rows[-1 if last else 0].lane, TITLES
    else:
        row, column = _end(sheet, last, corner=corner and here.lane is not None)
    items = items_at(plan, row, column)
    end = Focus(row, column, (items[-1] if last else items[0]) if items else None)
    ranges.extend_to(sheet, sheet.tool.anchor, end)
    sheet.reveal(end)


def _end(sheet: "Sheet", last: bool, *, corner: bool) -> tuple[str, str]:
    """(row, column)."""
    plan = sheet.plan
    focus, columns = settled(plan, sheet.focus), columns_of(plan)
    column = columns[-1] if last else columns[min(1, len(columns) - 1)]
    row = focus.row
    if corner and plan.rows:
        row = plan.rows[-1 if last else 0].lane
    return row, column


def _page(sheet: "Sheet", by: int) -> None:
    """Up or down by what the sheet shows below the headers; the focus goes along."""
    plan, view = sheet.plan, sheet.view
    rows, focus = rows_of(plan), settled(plan, sheet.focus)
    before = view.y
    sheet.hold_view()
    sheet.scroll_view(view.x, view.y + by * max(1.0, view.h - view.head_bottom))
    lane = plan.row(focus.row)
    if view.y == before or lane is None:
        row = rows[-1 if by > 0 else 0]
    else:
        y = min(plan.bottom - 1, max(plan.top, lane.y + lane.h / 2 + (view.y - before) / view.zoom))
        found = plan.row_at(y)
        row = found.lane if found is not None else focus.row
    _put(sheet, row, focus.column, scroll=plan.row(row) is None or view.y == before)


def _page_across(sheet: "Sheet", by: int) -> None:
    """Sideways by what the sheet shows beside the lane titles."""
    plan, view = sheet.plan, sheet.view
    columns, focus = columns_of(plan), settled(plan, sheet.focus)
    column = plan.column(focus.column)
    step = max(1.0, view.w - view.gutter_right) / view.zoom
    x = (column.x + column.w / 2 if column is not None else plan.left) + by * step
    found = plan.column_at(min(plan.right - 1, max(plan.left, x)))
    if found is not None and columns:
        _put(sheet, focus.row, found.step)


def _put(sheet: "Sheet", row: str, column: str, *, scroll: bool = True) -> None:
    """Focus the first thing of a cell and select it; scroll there."""
    items = items_at(sheet.plan, row, column)
    focus = Focus(row, column, items[0] if items else None)
    if column == TITLES and row in (STAGES, STEPS):
        focus = focus._replace(item=None)
    sheet.session.selection.set([focus.item] if focus.item is not None else [])
    sheet.set_focus(focus)
    if scroll:
        sheet.reveal(focus)
    sheet.spotlight.follow()
