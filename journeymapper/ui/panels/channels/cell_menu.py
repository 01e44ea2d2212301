"""The menu of a cell of channels × steps: go to its touchpoints, add one, try a pilot, say who would prefer it."""
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.text import without_mnemonic

from .acts import Acts, Key


def cell_menu(parent: QWidget, session: Session, t: Texts, key: Key, cards: Sequence[Touchpoint], acts: Acts,
              show: Callable[[str], object], pilot: Callable[[str], object]) -> QMenu:
    """show: takes the touchpoint that is to be seen on the map; pilot: the one that gets a pilot."""
    menu, doc = QMenu(parent), session.store
    for card in cards:
        entry = menu.addAction(without_mnemonic(t("Show “{title}” on the map", title=card.title or t("Untitled"))))
        entry.triggered.connect(lambda _on=False, id=card.id: show(id))
    new = menu.addAction(t("New touchpoint here"))
    new.triggered.connect(lambda: acts.add_touchpoint(key[0], key[1], t("New touchpoint")))
    _offer_pilots(menu, t, cards, pilot)
    personas = queries.personas(doc) if doc.find(Channel, key[0]) else []
    if personas:
        menu.addSeparator()
    for row in personas:
        entry = menu.addAction(without_mnemonic(t("Preferred by {names}", names=row.name or t("Untitled"))))
        entry.setCheckable(True)
        entry.setChecked((row.preferences or {}).get(key[1]) == key[0])
        entry.triggered.connect(lambda _on=False, id=row.id: acts.turn(id, key[0], key[1]))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _offer_pilots(menu: QMenu, t: Texts, cards: Sequence[Touchpoint], pilot: Callable[[str], object]) -> None:
    """One entry; of several touchpoints, one is chosen in a menu of its own."""
    holder = menu.addMenu(t("New pilot at")) if len(cards) > 1 else menu
    for card in cards:
        title = card.title or t("Untitled")
        text = title if len(cards) > 1 else t("New pilot at “{title}”", title=title)
        entry = holder.addAction(without_mnemonic(text))
        entry.triggered.connect(lambda _on=False, id=card.id: pilot(id))
