"""The views beside the map, each built when it is first shown and connected with the window's other parts."""
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journeymapper.core.model.cards import Card
from journeymapper.ui.feedback.toasts import Toasts

from .revealing import reveal_record
from .views import BACKLOG, CHANNELS, COMPARE, INSIGHTS, MAP

if TYPE_CHECKING:
    from .chrome import Chrome

EXPORT_INSIGHT = "file.export_insight"
# The views whose picture that exports.
PICTURED = (INSIGHTS, COMPARE)


def show_on_map(chrome: "Chrome", id: str) -> None:
    """Go to the map and to a thing there; one that is parked opens the parking lot."""
    sheet = chrome.map_page.sheet
    chrome.views.show_view(MAP)
    if not reveal_record(sheet, id) and not chrome.actions["view.parking_lot"].isChecked() \
            and (card := sheet.session.store.find(Card, id)) is not None and card.step is None:
        chrome.actions["view.parking_lot"].trigger()
    sheet.setFocus()


def _backlog(chrome: "Chrome", toasts: Toasts) -> QWidget:
    from .backlog_page import BacklogPage

    page = BacklogPage(chrome.map_page.sheet.session, chrome.map_page.sheet.theme, chrome.t)
    chrome.backlog_memory.serve(page.backlog)
    page.show_on_map.connect(lambda id: show_on_map(chrome, id))
    page.refused.connect(lambda text: toasts.show(text, key="refused"))
    page.export_requested.connect(chrome.actions["file.export_xlsx"].trigger)
    page.map_requested.connect(chrome.actions["view.map"].trigger)
    page.read_back_requested.connect(chrome.actions["file.read_back"].trigger)
    return page


def _insights(chrome: "Chrome", _toasts: Toasts) -> QWidget:
    from .insights_page import InsightsPage

    page = InsightsPage(chrome.map_page.sheet.session, chrome.map_page.sheet.theme, chrome.t)
    page.show_on_map.connect(lambda id: show_on_map(chrome, id))
    page.export_requested.connect(chrome.actions[EXPORT_INSIGHT].trigger)
    page.values_requested.connect(chrome.actions["map.signals"].trigger)
    page.measurements_requested.connect(lambda id: _measurements(chrome, id))
    return page


def _channels(chrome: "Chrome", toasts: Toasts) -> QWidget:
    from .channels_page import ChannelsPage

    page = ChannelsPage(chrome.map_page.sheet.session, chrome.map_page.sheet.theme, chrome.t)
    view = page.channels
    view.show_on_map.connect(lambda id: show_on_map(chrome, id))
    view.edit_asked.connect(lambda id, place: _edit_pilot(chrome, id, place))
    view.refused.connect(lambda text: toasts.show(text, key="refused"))
    view.map_asked.connect(chrome.actions["view.map"].trigger)
    view.people_asked.connect(chrome.actions["map.personas"].trigger)
    view.channels_asked.connect(chrome.actions["map.channels"].trigger)
    return page


def _compare(chrome: "Chrome", _toasts: Toasts) -> QWidget:
    from .compare_page import ComparePage

    page = ComparePage(chrome.map_page.sheet.session, chrome.map_page.sheet.theme, chrome.t)
    page.show_on_map.connect(lambda id: show_on_map(chrome, id))
    page.other_requested.connect(chrome.actions["file.compare"].trigger)
    page.changes_requested.connect(chrome.actions["file.export_changes"].trigger)
    page.export_requested.connect(chrome.actions[EXPORT_INSIGHT].trigger)
    return page


def _measurements(chrome: "Chrome", id: str) -> None:
    from journeymapper.ui.dialogs.measurements import open_measurements

    sheet = chrome.map_page.sheet
    sheet.session.settle.emit()
    open_measurements(sheet.session, sheet.theme, chrome.t, sheet.window(), id)


def _edit_pilot(chrome: "Chrome", id: str, place: int) -> None:
    """Where a touchpoint has its fields: in the inspector, beside the map."""
    show_on_map(chrome, id)
    if not chrome.actions["view.inspector"].isChecked():
        chrome.actions["view.inspector"].trigger()
    chrome.map_page.inspector.pilots.open(place)


def late_pages(chrome: Callable[[], "Chrome"], toasts: Toasts) -> dict[str, Callable[[], QWidget]]:
    """What builds a view when it is first wanted, by its name."""
    def late(make: Callable[["Chrome", Toasts], QWidget]) -> Callable[[], QWidget]:
        return lambda: make(chrome(), toasts)

    return {name: late(make) for name, make in PAGES.items()}


PAGES: dict[str, Callable[["Chrome", Toasts], QWidget]] = {
    BACKLOG: _backlog, CHANNELS: _channels, INSIGHTS: _insights, COMPARE: _compare,
}
