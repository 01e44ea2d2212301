"""The context menu of the sheet, and the choice of a kind of lane."""
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.actions.grid_tables import LANE, PARTS, STAGE, STEP
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.actions.tables import EDIT
from journeymapper.ui.canvas import clips, curves, edits, gridding, linking, ranges
from journeymapper.ui.canvas.layers.outlines import cell_on_screen, place_of
from journeymapper.ui.canvas.tools.host import Pointer
from journeymapper.ui.canvas.tools.select import focus_of
from journeymapper.ui.qt.text import without_mnemonic

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

ICON = 16
Do = Callable[[str, str], object]
SELECT = {"edit.select_row": ranges.select_row, "edit.select_column": ranges.select_column,
          "edit.select_kind": ranges.select_kind}


def open_menu(sheet: "Sheet", event: QContextMenuEvent) -> None:
    """What can be done with the thing under the pointer, or by keyboard with the focused one."""
    if event.reason() != QContextMenuEvent.Reason.Keyboard:
        open_under(sheet, sheet.pointer(QPointF(event.pos())))
        return
    sheet.inline.finish()
    build_menu(sheet).exec(sheet.viewport().mapToGlobal(_focus_point(sheet)))


def open_under(sheet: "Sheet", pointer: Pointer) -> None:
    """What can be done with the thing under a pointer or finger; it is selected first."""
    sheet.inline.finish()
    # A new thing that was left empty went with its editor, maybe from under the pointer.
    pointer = sheet.pointer(QPointF(pointer.sx, pointer.sy), pointer.mods)
    if pointer.hit.id is None or pointer.hit.id not in sheet.session.selection:
        sheet.tool.press(pointer, Qt.MouseButton.LeftButton)
        sheet.tool.release(pointer)
    else:  # of a stage or a span, the part under the pointer is meant: there it is split
        sheet.set_focus(focus_of(pointer))
    build_menu(sheet).exec(sheet.viewport().mapToGlobal(QPoint(round(pointer.sx), round(pointer.sy))))


def build_menu(sheet: "Sheet") -> QMenu:
    """The menu for the present selection and focus."""
    menu = QMenu(sheet)
    t, rows = sheet.t, [sheet.session.store.get(id) for id in sheet.session.selection.ids]
    first = rows[0] if rows else None
    if isinstance(first, Link):
        _entry(sheet, menu, "rename", t("Edit label"), edits.rename)
        linking.link_entries(sheet, menu, first)
        _entry(sheet, menu, "remove", t("Delete"), edits.delete_selection)
        return menu
    if first is not None:
        _entry(sheet, menu, "rename", t("Edit quote") if isinstance(first, Emotion) else t("Rename"), edits.rename)
        if isinstance(first, Card | Emotion) and not isinstance(first, RedPoint):
            _entry(sheet, menu, "red-point", t("Mark red point"), edits.mark_red_point)
        _backlog_entry(sheet, menu, first)
        menu.addSeparator()
        _entry(sheet, menu, "cut", t("Cut"), clips.cut)
        _entry(sheet, menu, "copy", t("Copy"), clips.copy)
    _entry(sheet, menu, "paste", t("Paste"), clips.paste)
    if first is not None:
        _entry(sheet, menu, "duplicate", t("Duplicate"), clips.duplicate)
        if isinstance(first, Card):
            _card_entries(sheet, menu, first)
        _entry(sheet, menu, "remove", t("Delete"), edits.delete_selection)
    if isinstance(first, Stage):
        menu.addSeparator()
        _entry(sheet, menu, "spotlight", t("Focus on this stage"), lambda sheet: sheet.spotlight.begin(first.id))
    for kind, table in ((Stage, STAGE), (Step, STEP), (Lane, LANE)):
        if isinstance(first, kind):
            menu.addSeparator()
            grid_entries(sheet, menu, [spec for spec in table if not spec.id.endswith(".delete")],
                         partial(_act, sheet))
    lane = curves.curve_lane(sheet)
    if lane is not None:
        curves.persona_entries(sheet, menu, lane)
    menu.addSeparator()
    select_entries(sheet, menu.addMenu(t("Select")))
    insert_entries(sheet, menu.addMenu(t("Insert")), partial(edits.insert, sheet))
    return menu


def _card_entries(sheet: "Sheet", menu: QMenu, card: Card) -> None:
    if card.step is not None:
        _entry(sheet, menu, "parking-lot", sheet.t("Park"), edits.park_selection)
    linking.card_entries(sheet, menu, card)


def _backlog_entry(sheet: "Sheet", menu: QMenu, row: Record) -> None:
    """From a red point, or from what it hurts, to its line of work."""
    found = row.id if isinstance(row, RedPoint) else \
        next((mark.id for mark in queries.marks(sheet.session.store, row.id)), None)
    if found is not None:
        _entry(sheet, menu, "backlog", sheet.t("Show in the backlog"), lambda sheet: sheet.backlog_asked.emit(found))


def grid_entries(sheet: "Sheet", menu: QMenu, table: Sequence[ActionSpec], do: Do) -> None:
    """What Map offers for stages, steps or lanes; do: (noun, verb) of the action's id."""
    group, to = 0, menu
    for spec in table:
        if spec.group != group:
            part = PARTS.get((spec.menu, spec.group))
            if part is None:
                menu.addSeparator()
            to = menu.addMenu(sheet.t(part)) if part is not None else menu
            group = spec.group
        _, noun, verb = spec.id.split(".")
        made = _item(sheet, to, spec.icon or "", sheet.t(spec.text), partial(do, noun, verb))
        if spec.choice == "side":
            made.setCheckable(True)
            made.setChecked(gridding.sides_here(sheet) == {verb})


def _act(sheet: "Sheet", noun: str, verb: str) -> None:
    edits.run(sheet, lambda: gridding.act(sheet, noun, verb))


def select_entries(sheet: "Sheet", menu: QMenu) -> None:
    """What else can be selected from here."""
    for spec in EDIT:
        if spec.id in SELECT:
            menu.addAction(sheet.t(spec.text), partial(edits.run, sheet, partial(SELECT[spec.id], sheet)))


def insert_entries(sheet: "Sheet", menu: QMenu, insert: Callable[[str], object]) -> None:
    """Everything that can be made; insert: takes a kind, as the palette's."""
    t = sheet.t
    names = [("stage", t("Stage"), "stage"), ("step", t("Step"), "step"), ("emotion", t("Emotion"), "emotion")]
    names += [(kind.name, t(kind.title), kind.icon) for kind in card_kinds().values()]
    for name, title, icon in names:
        _item(sheet, menu, icon, title, partial(insert, name))
    lanes = menu.addMenu(t("Lane"))
    for kind in lane_kinds().values():
        _item(sheet, lanes, kind.icon, t(kind.title), partial(insert, f"lane:{kind.name}"))


def _entry(sheet: "Sheet", menu: QMenu, icon: str, text: str, action: "Callable[[Sheet], object]") -> None:
    _item(sheet, menu, icon, text, partial(action, sheet))


def _item(sheet: "Sheet", menu: QMenu, icon: str, text: str, do: Callable[[], object]) -> QAction:
    """A refusal of what it does is said."""
    made = menu.addAction(without_mnemonic(text))
    made.triggered.connect(lambda _on=False: edits.run(sheet, do))
    if icon:
        made.setIcon(sheet.theme.icon(icon, ICON))
    return made


def _focus_point(sheet: "Sheet") -> QPoint:
    """Beside the focused thing, for a menu opened by key."""
    item = sheet.focus.item
    place = place_of(sheet.plan, sheet.view, item) if item is not None else None
    rect = place[0] if place is not None else cell_on_screen(sheet.plan, sheet.view, sheet.focus)
    return QPoint(int(rect.x + 12), int(rect.y + 12)) if rect is not None else sheet.viewport().rect().center()
