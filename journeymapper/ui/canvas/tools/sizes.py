"""The width of steps and the height of lanes, by their edges: a guide follows the pointer, the release sets it."""
from PySide6.QtCore import Qt

from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.borders import Border
from journeymapper.ui.canvas.preview import Preview, Words
from journeymapper.ui.canvas.tools.host import Host, Pointer

WIDEST, HIGHEST = 2000.0, 4000.0
THICK = 2.0


class SizeDrag:
    """All selected steps, or lanes, where the taken one is among them; else that one."""

    def __init__(self, host: Host, border: Border, start: Pointer) -> None:
        self.border, self.start = border, start
        self.name: str = border.field
        self.axes = "x" if border.field == "width" else "y"
        self.ids = sized(host, border)

    @property
    def cursor(self) -> Qt.CursorShape:
        """Two arrows across the edge."""
        return Qt.CursorShape.SplitHCursor if self.border.field == "width" else Qt.CursorShape.SplitVCursor

    def size(self, host: Host, pointer: Pointer) -> float | None:
        """The new size on a grid of 4; None: as small as what is in it, which is the usual one."""
        plan, x_y = host.plan, host.view.body_to_map(pointer.sx, pointer.sy)
        if self.border.field == "width":
            column = plan.column(self.border.id)
            return None if column is None else _between(m.COLUMN_MIN, x_y[0] - column.x, WIDEST)
        row = plan.row(self.border.id)
        if row is None:
            return None
        height = x_y[1] - row.y
        if row.arrangement == "curve":
            return _between(m.CURVE_MIN, height - _beside_scale(row), HIGHEST)
        least = max([m.ROW_MIN, *row.heights.values()])
        return None if height <= least else _between(least, height, HIGHEST)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show where the edge would be."""
        if self._done(pointer):
            return
        plan, size = host.plan, self.size(host, pointer)
        rect: Rect | None = None
        if self.border.field == "width":
            column = plan.column(self.border.id)
            if column is not None and size is not None:
                head = plan.header.step_y
                rect = Rect(column.x + size - THICK / 2, head, THICK, plan.bottom - head)
        else:
            row = plan.row(self.border.id)
            if row is not None:
                extra = _beside_scale(row) if row.arrangement == "curve" else 0.0
                y = row.y + (max([m.ROW_MIN, *row.heights.values()]) if size is None else size + extra)
                rect = Rect(m.MARGIN, y - THICK / 2, plan.right - m.MARGIN, THICK)
        host.set_preview(Preview(guide=rect, words=_words(self.border, size), at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Set it."""
        if not self._done(pointer):
            host.session.run(set_fields, self.ids, **{self.border.field: self.size(host, pointer)})

    def cancel(self, host: Host) -> None:
        """Nothing was done."""

    def _done(self, pointer: Pointer) -> bool:
        """A pointer back at its start changes nothing."""
        return (pointer.sx, pointer.sy) == (self.start.sx, self.start.sy)


def _beside_scale(row: Row) -> float:
    """What a row of emotions is higher than the height that its lane asks for: quotes, and cards below the curves."""
    return row.h - (row.scale[1] - row.scale[0] + 2 * m.CURVE_PAD)


def sized(host: Host, border: Border) -> list[str]:
    """What an edge sizes."""
    plan, chosen = host.plan, host.session.selection.ids
    alike = plan.column_index if border.field == "width" else plan.row_index
    return [id for id in chosen if id in alike] if border.id in chosen else [border.id]


def _between(least: float, size: float, most: float) -> float:
    return max(least, min(round(size / m.GRID) * m.GRID, most))


def _words(border: Border, size: float | None) -> Words:
    if size is None:
        return N_("As high as it needs"), {}
    return (N_("Width {n}") if border.field == "width" else N_("Height {n}")), {"n": round(size)}
