"""The context menu of the outline."""
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.kinds import card_kinds
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import clips, edits
from journeymapper.ui.canvas.sheet import Sheet
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
    menu.addSeparator()
    inserts = menu.addMenu(t("Insert"))
    names = [("stage", t("Stage"), "stage"), ("step", t("Step"), "step"), ("emotion", t("Emotion"), "emotion")]
    names += [(kind.name, t(kind.title), kind.icon) for kind in card_kinds().values()]
    for name, title, icon in names:
        entry(inserts, icon, title, partial(outline.insert, name))
    return menu
