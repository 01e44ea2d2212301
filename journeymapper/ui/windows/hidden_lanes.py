"""Map → Hidden lanes: each of them by title; choosing one shows it again."""
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.qt.text import without_mnemonic

from .views import MAP, Views

MENU, ALL = "map/hidden", "map.show_all_lanes"


def hidden_lanes(doc: Reader) -> list[Lane]:
    """From top to bottom."""
    return [lane for lane in queries.lanes(doc) if lane.hidden]


def show_lanes(views: Views, sheet: Sheet, ids: list[str]) -> None:
    """Bring hidden lanes back, as one step of undo, and scroll to the first of them."""
    if ids:
        views.show_view(MAP)
        sheet.session.settle.emit()
        sheet.session.run(set_fields, ids, hidden=None)
        sheet.show_record(ids[0])
        sheet.setFocus()


def show_all_lanes(views: Views, sheet: Sheet) -> None:
    """Bring all of them back."""
    show_lanes(views, sheet, [lane.id for lane in hidden_lanes(sheet.session.store)])


def fill_hidden_menu(menu: QMenu, show_all: QAction, views: Views, sheet: Sheet) -> None:
    """List the lanes that are hidden now, each without its tick."""
    for action in menu.actions():
        if action is not show_all:
            menu.removeAction(action)
            action.deleteLater()
    for lane in hidden_lanes(sheet.session.store):
        action = QAction(without_mnemonic(lane_name(lane, sheet.t)), menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _on=False, id=lane.id: show_lanes(views, sheet, [id]))
        menu.insertAction(show_all, action)
    menu.insertSeparator(show_all)


def lane_name(lane: Lane, t: Texts) -> str:
    """Its title; without one what kind of lane it is."""
    kind = lane_kinds().get(lane.kind)
    return lane.title.strip() or (t(kind.title) if kind else t("Untitled"))
