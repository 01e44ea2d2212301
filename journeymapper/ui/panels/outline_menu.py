"""The context menu of the outline."""
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.actions.grid_tables import LANE, STAGE, STEP
from journeymapper.ui.canvas import clips, curves, edits, linking
from journeymapper.ui.canvas.menu import grid_entries, insert_entries, select_entries
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.stage_focus import stage_of
from journeymapper.ui.qt.text import without_mnemonic

if TYPE_CHECKING:
    from .outline import Outline

ICON_PX = 16


def outline_menu(outline: "Outline", sheet: Sheet, place: Callable[[list[str]], object]) -> QMenu:
    """The menu for what is selected, not yet shown. place: puts parked cards to the map's focus."""
    t, session = sheet.t, sheet.session
    menu = QMenu(outline)
    rows = [row for id in session.selection.ids if (row := session.store.get(id)) is not None]

    def entry(to: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
        action = to.addAction(sheet.theme.icon(icon, ICON_PX), without_mnemonic(text))
        action.triggered.connect(lambda _on=False: act())

    if rows:
        last = rows[-1]
        entry(menu, "rename", t("Edit quote") if isinstance(last, Emotion) else t("Rename"), outline.rename)
        if isinstance(last, Card | Emotion) and not isinstance(last, RedPoint):
            entry(menu, "red-point", t("Mark red point"), lambda: outline.insert("red-point"))
        menu.addSeparator()
        entry(menu, "cut", t("Cut"), lambda: clips.cut(sheet))
        entry(menu, "copy", t("Copy"), lambda: clips.copy(sheet))
    entry(menu, "paste", t("Paste"), lambda: clips.paste(sheet))
    if rows:
        entry(menu, "duplicate", t("Duplicate"), lambda: clips.duplicate(sheet))
        cards = [row for row in rows if isinstance(row, Card)]
        if any(card.step is not None for card in cards):
            entry(menu, "parking-lot", t("Park"), lambda: edits.park_selection(sheet))
        parked = [card.id for card in cards if card.step is None]
        if parked:
            entry(menu, "map", t("Place at the map's focus"), lambda: place(parked))
        entry(menu, "remove", t("Delete"), lambda: edits.delete_selection(sheet))
        if isinstance(rows[-1], Card):
            _links(outline, sheet, menu, rows[-1])
    menu.addSeparator()
    if rows:
        _places(outline, sheet, menu, rows[-1])
    select_entries(sheet, menu.addMenu(t("Select")))
    insert_entries(sheet, menu.addMenu(t("Insert")), outline.insert)
    return menu


def _links(outline: "Outline", sheet: Sheet, menu: QMenu, card: Card) -> None:
    """“Link to…” and the links that there are: for both the keyboard goes to the map."""
    before = len(menu.actions())
    linking.card_entries(sheet, menu, card)
    for action in menu.actions()[before:]:
        sub = action.menu()
        (sub if isinstance(sub, QMenu) else action).triggered.connect(lambda _of=None: outline.follow_link())


def _places(outline: "Outline", sheet: Sheet, menu: QMenu, row: Record) -> None:
    """What can be done to the stage, step and lane in which a row stands."""
    t, stage = sheet.t, stage_of(sheet.plan, sheet.focus)
    if stage is not None:
        look = menu.addAction(sheet.theme.icon("spotlight", ICON_PX), t("Focus on this stage"))
        look.triggered.connect(lambda: sheet.spotlight.begin(stage))
    nouns = [(t("Stage"), "stage", STAGE), (t("Step"), "step", STEP)] if sheet.focus.step is not None else []
    nouns += [(t("Lane"), "lane", LANE)] if sheet.focus.lane is not None else []
    for title, icon, table in nouns:
        grid_entries(sheet, menu.addMenu(sheet.theme.icon(icon, ICON_PX), title), table, outline.act)
    lane = curves.curve_lane(sheet) if isinstance(row, Emotion) else None
    if lane is not None:
        curves.persona_entries(sheet, menu, lane)
    menu.addSeparator()
