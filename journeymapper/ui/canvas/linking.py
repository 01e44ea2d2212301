"""Links made by hand: Ctrl+L for what is selected, or a target chosen with the arrows; what a link's menu offers."""
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from journeymapper.core.commands.links import add_link, link_cards, reverse_links
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Link
from journeymapper.ui.canvas import edits, focus
from journeymapper.ui.canvas.preview import Preview
from journeymapper.ui.canvas.tools.grips import link_target
from journeymapper.ui.canvas.tools.host import Pointer

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

KINDS = ((None, N_("no kind")), ("hand-over", N_("hand-over")), ("cause", N_("cause")), ("follows", N_("follows")))
HINT = N_("Arrows choose the card to link to · Enter or a click takes it · Escape ends")
NO_CARD = N_("Select a card to link from, or two cards to link.")
ARROWS: dict[int, focus.Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}


def link_selected(sheet: "Sheet") -> None:
    """Link the selected cards in the order in which they were selected; with one begin to choose its target."""
    sheet.inline.finish()
    doc = sheet.session.store
    cards = [id for id in sheet.session.selection.ids if doc.find(Card, id) is not None]
    if not cards:
        raise Refused(NO_CARD)
    if len(cards) == 1:
        begin(sheet, cards[0])
        return
    made = edits.run(sheet, lambda: sheet.session.run(link_cards, cards))
    if made:
        sheet.session.selection.set(made)


def begin(sheet: "Sheet", card: str) -> None:
    """Choose the target of a link: the arrows move on, Enter takes it."""
    if card not in sheet.plan.boxes:
        raise Refused(N_("Only cards that the map shows can be linked."))
    sheet.tool.linker.source = card
    show(sheet)
    sheet.hint_changed.emit(sheet.t(HINT))


def press(sheet: "Sheet", event: QKeyEvent) -> bool:
    """A key while a target is chosen; says whether it meant anything."""
    source = sheet.tool.linker.source
    if source is None:
        return False
    mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in ARROWS and mods == Qt.KeyboardModifier.NoModifier:
        edits.go(sheet, ARROWS[event.key()])
        show(sheet)
        sheet.hint_changed.emit(sheet.t(HINT))
        return True
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        take(sheet, sheet.focus.item)
        return True
    sheet.tool.cancel()
    if event.key() == Qt.Key.Key_Escape:
        sheet.session.selection.set([source])
        return True
    return False


def clicked(sheet: "Sheet", pointer: Pointer) -> bool:
    """A press of the mouse while a target is chosen: a card is taken, elsewhere choosing ends."""
    source = sheet.tool.linker.source
    if source is None:
        return False
    if pointer.hit.kind == "card":
        take(sheet, pointer.hit.id)
        return True
    sheet.tool.cancel()
    return False


def take(sheet: "Sheet", target: str | None) -> None:
    """Link to a card; where it can't be, say so and go on choosing."""
    source = sheet.tool.linker.source
    if source is None:
        return
    if target is None or sheet.session.store.find(Card, target) is None:
        sheet.refuse(Refused(N_("A link ends at a card: choose one.")))
        return
    made = edits.run(sheet, lambda: sheet.session.run(add_link, source, target))
    if made is not None:
        sheet.tool.cancel()
        sheet.session.selection.set([made])


def show(sheet: "Sheet") -> None:
    """The line from the source to the keyboard's place."""
    source, item = sheet.tool.linker.source, sheet.focus.item
    rect = sheet.plan.rect(item) if item is not None and item != source else None
    if source is None or rect is None or item not in sheet.plan.boxes:
        sheet.set_preview(Preview(link_from=source))
        return
    place = sheet.view.to_screen(Rect(*rect.centre, 0, 0))
    target = link_target(sheet.plan, sheet.session.store, source, item)
    sheet.set_preview(Preview(target, link_from=source, at=(place.x, place.y)))


def link_entries(sheet: "Sheet", menu: QMenu, link: Link) -> None:
    """Kind and direction in a link's menu."""
    t = sheet.t
    kinds = menu.addMenu(t("Kind of link"))
    for kind, words in KINDS:
        action = kinds.addAction(t(words), partial(_set_kind, sheet, link.id, kind))
        action.setCheckable(True)
        action.setChecked(link.kind == kind)
    menu.addAction(t("Turn round"), lambda: edits.run(sheet, lambda: sheet.session.run(reverse_links, [link.id])))


def card_entries(sheet: "Sheet", menu: QMenu, card: Card) -> None:
    """“Link to…” and the links that there are, in a card's menu."""
    t, doc = sheet.t, sheet.session.store
    menu.addAction(sheet.theme.icon("link", 16), t("Link to…"), lambda: edits.run(sheet, lambda: link_selected(sheet)))
    found = [row for row in doc.referrers(card.id) if isinstance(row, Link) and sheet.plan.route(row.id) is not None]
    if not found:
        return
    there = menu.addMenu(t("Links"))
    for link in sorted(found, key=lambda row: row.id):
        out = link.source == card.id
        other = doc.find(Card, link.target if out else link.source)
        name = (other.title if other is not None else "") or t("Untitled")
        words = t("To “{name}”", name=name) if out else t("From “{name}”", name=name)
        there.addAction(words.replace("&", "&&"), partial(sheet.session.selection.set, [link.id]))


def _set_kind(sheet: "Sheet", link: str, kind: str | None) -> None:
    edits.run(sheet, lambda: sheet.session.run(set_fields, [link], kind=kind))
