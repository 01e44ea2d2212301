"""Focus on a stage: the view shows that stage, the rest is dimmed, until Escape."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QToolButton

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.journey import Stage
from journeymapper.ui.canvas.focus import STAGES, Focus
from journeymapper.ui.canvas.layers.dim import Dim, set_dim
from journeymapper.ui.canvas.overlay import Overlay
from journeymapper.ui.canvas.zooming import show_area, stage_area
from journeymapper.ui.feedback.toasts import KEPT_CLEAR
from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import escaped_tooltip

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

RULE, CLOSEST, READABLE = "stage", 1.5, 0.6
NAME_PX, ICON_PX, CHIP_ROOM = 260, 16, 64.0
UNTITLED = N_("Untitled stage")
_MOVED = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class StageFocus(QObject):
    """One per sheet. `changed` tells whether a stage is in focus now."""

    changed = Signal(bool)

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.stage: str | None = None
        self.chip: Chip | None = None
        self._before = self._shown = (1.0, 0.0, 0.0)
        listen(self, sheet.session.changed, lambda _change, _origin: self._settle())

    def toggle(self) -> None:
        """On for the stage of what is selected or focused, else for the one in the middle of the view; off if on."""
        if not self.end():
            stage = self._here()
            if stage is not None:
                self.begin(stage)

    def begin(self, stage: str) -> None:
        """Show one stage; the keyboard's focus goes there if it is elsewhere."""
        sheet, plan = self._sheet, self._sheet.plan
        if stage_area(plan, stage) is None:
            return
        first = self.stage is None
        if first:
            self._before = _place(sheet)
        self.stage = stage
        if stage_of(plan, sheet.focus) != stage:
            self._take_keyboard(stage)
        set_dim(sheet, RULE, Dim(steps=_Steps(sheet, stage)))
        self._show(stage)
        self._tell(stage)
        if first:
            self.changed.emit(True)

    def end(self) -> bool:
        """All is plain again, where it was if nobody zoomed since; says whether a stage was in focus."""
        if self.stage is None:
            return False
        sheet = self._sheet
        self.stage = None
        set_dim(sheet, RULE, None)
        if self.chip is not None:
            self.chip.hide()
        if sheet.view.zoom == self._shown[0]:
            zoom, x, y = self._before
            sheet.zoom_to(zoom)
            sheet.scroll_view(x, y)
        self.changed.emit(False)
        return True

    def step(self, by: int) -> None:
        """The next stage to the right (+1) or left (−1), if there is one."""
        order = [box.stage for box in self._sheet.plan.stages]
        if self.stage in order:
            place = order.index(self.stage) + by
            if 0 <= place < len(order):
                self._take_keyboard(order[place])
                self.begin(order[place])

    def follow(self) -> None:
        """The keyboard's focus moved: it takes the view along into another stage."""
        stage = stage_of(self._sheet.plan, self._sheet.focus)
        if self.stage is not None and stage is not None and stage != self.stage:
            self.begin(stage)

    def _take_keyboard(self, stage: str) -> None:
        sheet = self._sheet
        box = next(box for box in sheet.plan.stages if box.stage == stage)
        sheet.session.selection.set([stage])
        sheet.set_focus(Focus(STAGES, sheet.plan.columns[box.first].step, stage))

    def _show(self, stage: str) -> None:
        area = stage_area(self._sheet.plan, stage)
        if area is not None:
            show_area(self._sheet, area._replace(h=area.h + CHIP_ROOM), CLOSEST, READABLE)
            self._shown = _place(self._sheet)

    def _tell(self, stage: str) -> None:
        if self.chip is None:
            self.chip = Chip(self)
        self.chip.show_stage(stage)

    def _settle(self) -> None:
        """After a change of the map: a stage that is gone is in focus no more."""
        if self.stage is None:
            return
        if stage_area(self._sheet.plan, self.stage) is None:
            self.end()
        else:
            self._tell(self.stage)

    def _here(self) -> str | None:
        sheet, plan = self._sheet, self._sheet.plan
        stage = stage_of(plan, sheet.focus)
        if stage is not None or not plan.columns:
            return stage
        x, _ = sheet.view.body_to_map((sheet.view.gutter_right + sheet.view.w) / 2, 0)
        column = plan.column_at(min(max(x, plan.left), plan.right - 1))
        return column.stage if column is not None else None


class _Steps:
    """The steps of a stage as they are now."""

    def __init__(self, sheet: "Sheet", stage: str) -> None:
        self._sheet, self._stage = sheet, stage

    def __contains__(self, step: object) -> bool:
        column = self._sheet.plan.column(str(step))
        return column is not None and column.stage == self._stage


class Chip(Overlay):
    """Which stage is in focus, with its neighbours and the way out."""

    def __init__(self, spotlight: StageFocus) -> None:
        sheet = spotlight._sheet
        super().__init__(sheet, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
        self._sheet, t = sheet, sheet.t
        self.setProperty("look", "card")
        self.setProperty(KEPT_CLEAR, True)
        self.label = ElidedLabel("", self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = self._button("previous", t("Previous stage"), lambda: spotlight.step(-1))
        self.on = self._button("next", t("Next stage"), lambda: spotlight.step(1))
        self.close_it = self._button("close", t("End focus on the stage (Escape)"), spotlight.end)
        self._row = hbox(self.back, self.label, self.on, self.close_it, parent=self, margins=(4, 4, 4, 4), spacing=4)
        self._dress()
        sheet.theme.changed.connect(self._dress)
        for other in self._beside():
            other.installEventFilter(self)

    def show_stage(self, stage: str) -> None:
        """Name it; grey what leads nowhere."""
        sheet = self._sheet
        record = sheet.session.store.find(Stage, stage)
        title = (record.title if record is not None else "") or sheet.t(UNTITLED)
        self.label.setText(sheet.t("Focused on: {stage}", stage=title))
        wide = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 8
        self.label.setFixedWidth(min(wide, NAME_PX))
        order = [box.stage for box in sheet.plan.stages]
        self.back.setEnabled(order[:1] != [stage])
        self.on.setEnabled(order[-1:] != [stage])
        self._row.activate()
        self.show()
        self.place()

    def place(self) -> None:
        """Beside the minimap and whatever else lies at the lower edge; above it where there is no room."""
        where, room = self.spot(self.where), self._sheet.viewport().geometry()
        others = [other.geometry() for other in self._beside() if other.isVisible()]
        others = [other for other in others if other.bottom() >= where.top() and other.top() <= where.bottom()]
        left = max((o.right() + 1 for o in others if o.center().x() < room.center().x()), default=room.left())
        right = min((o.left() for o in others if o.center().x() >= room.center().x()), default=room.right() + 1)
        if right - left - 2 * self.away >= where.width():
            where.moveLeft(max(left + self.away, min(where.left(), right - self.away - where.width())))
        elif others:
            where.moveBottom(min(other.top() for other in others) - self.away)
        self.setGeometry(QRect(where))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Overlay) and event.type() in _MOVED and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def _beside(self) -> list[Overlay]:
        return [other for other in self._sheet.findChildren(Overlay) if other is not self]

    def _button(self, icon: str, text: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(icon)
        button.setAccessibleName(text)
        button.setToolTip(escaped_tooltip(text))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(do)
        return button

    def _dress(self, _tokens: object = None) -> None:
        for button in (self.back, self.on, self.close_it):
            button.setIcon(self._sheet.theme.icon(button.objectName(), ICON_PX))


def stage_of(plan: Plan, focus: Focus) -> str | None:
    """The stage in whose columns the keyboard's focus is."""
    column = plan.column(focus.column)
    return column.stage if column is not None else None


def _place(sheet: "Sheet") -> tuple[float, float, float]:
    return sheet.view.zoom, sheet.view.x, sheet.view.y
