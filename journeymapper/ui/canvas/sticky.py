"""A stage's title stays in view while its stage is scrolled: it moves right within its bar, as far as it fits."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Header, StageBox
from journeymapper.ui.canvas.measure import qfont

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def title_shift(header: Header, box: StageBox, left: float) -> float:
    """How far to the right a stage's title stands; left: the map's x at which the columns begin to show."""
    title = header.stages[box.stage]
    hidden = left + m.STAGE_PAD_X - title.rect.x
    if hidden <= 0 or box.x + box.w <= left:
        return 0.0
    letters = QFontMetricsF(qfont(title.style))
    wide = max((letters.horizontalAdvance(title.text[start:end]) for start, end in title.lines), default=0.0)
    return max(0.0, min(hidden, title.rect.w - wide))


def stay_sticky(sheet: "Sheet") -> None:
    """Paint the stages' band again at each move sideways, however the rest of the sheet is moved."""
    def band() -> None:
        view, header = sheet.view, sheet.plan.header
        top = view.head_bottom - (header.bottom - header.stage_y) * view.zoom
        sheet.viewport().update(QRect(0, int(top) - 1, int(view.w) + 1, int(header.stage_h * view.zoom) + 3))

    sheet.horizontalScrollBar().valueChanged.connect(band)
