"""The parts of a window, built together around a session; built again when the language changes."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.actions.build import build_actions, build_menus, tip_with_keys
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.canvas.glimpse import Glimpse
from journeymapper.ui.canvas.hints import hint_for
from journeymapper.ui.feedback.status import StatusLine
from journeymapper.ui.feedback.toasts import Toasts
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.current import Theme

from .backlog_memory import BacklogMemory
from .commanding import Commanding
from .edit_handlers import Handlers, edit_handlers, refusable
from .finding import Finding
from .findings_here import serve_findings
from .full_screen import FullScreen
from .help_dialogs import about, keys_dialog
from .hidden_lanes import ALL, MENU, fill_hidden_menu
from .hinting import Hinting
from .map_page import MapPage
from .outline_first import outline_first
from .pages import EXPORT_INSIGHT, PICTURED, late_pages
from .placing import place_parked
from .side_ticks import SideTicks
from .specs import window_specs
from .start_card import StartCard
from .top_bar import TopBar
from .view_handlers import insert_handlers, map_handlers, view_handlers, zoom_to
from .views import BACKLOG, MAP, Views
from .zoom_button import ZoomButton


@dataclass
class Chrome:
    """What stands in a window. `body` holds all but the menu bar and owns the actions."""

    t: Texts
    specs: dict[str, ActionSpec]
    body: QWidget
    menu_bar: QMenuBar
    menus: dict[str, QMenu]
    actions: dict[str, QAction]
    top_bar: TopBar
    views: Views
    map_page: MapPage
    status: StatusLine
    zoom: ZoomButton
    start: StartCard
    finding: Finding
    commanding: Commanding
    backlog_memory: BacklogMemory = field(default_factory=BacklogMemory)


def build_chrome(window: QMainWindow, session: Session, theme: Theme, t: Texts, toasts: Toasts,
                 outer: Mapping[str, Callable[..., object]], seen: Glimpse | None = None) -> Chrome:
    """All parts, connected. outer: handlers for files, windows, theme and language, by action id; seen: as in Sheet."""
    specs, body = window_specs(), QWidget()
    map_page = MapPage(session, theme, t, {spec.id: tip_with_keys(spec, t) for spec in specs}, seen)
    views = Views(map_page, late_pages(lambda: chrome, toasts))
    finding = Finding(views, map_page.sheet)
    commanding = Commanding(window, views, map_page.sheet, toasts, t)
    handlers: Handlers = outline_first({
        **outer,
        **finding.handlers(),
        "edit.commands": commanding.toggle,
        **edit_handlers(session, map_page.sheet, toasts, t),
        **insert_handlers(views, map_page.sheet, toasts, t),
        **map_handlers(views, map_page.sheet, window, toasts),
        **view_handlers(views, map_page.sheet, map_page.show_panel),
        "view.filter": map_page.filter_pane.toggle,
        **{f"view.{name}": partial(map_page.open_panel, name) for name in ("outline", "findings", "history")},
        "help.keys": lambda: keys_dialog(specs, t, window).show(),
        "help.about": lambda: about(t, window),
    }, map_page)
    actions = build_actions(specs, t, body, handlers, theme)
    menu_bar = QMenuBar()
    menus = build_menus(menu_bar, actions, specs, t)
    top_bar = TopBar(actions, theme, t)
    status = StatusLine()
    zoom = ZoomButton(t, lambda factor: zoom_to(map_page.sheet, factor),
                      [actions[f"view.zoom_{name}"] for name in ("fit", "selection")])
    serve_findings(map_page, views, actions, status)
    status.add_widget(zoom)
    vbox(top_bar, finding.pane, views, status, parent=body, spacing=0)
    start = StartCard(map_page.sheet, actions["insert.stage"], actions["file.new"], t)
    chrome: Chrome = Chrome(t, {spec.id: spec for spec in specs}, body, menu_bar, menus, actions, top_bar, views,
                            map_page, status, zoom, start, finding, commanding)
    FullScreen(window, actions["view.full_screen"])
    map_page.sheet.spotlight.changed.connect(actions["view.focus_stage"].setChecked)
    map_page.sheet.spotlight.changed.connect(toasts.arrange)
    commanding.serve(actions, chrome.specs)
    _connect(chrome, toasts)
    return chrome


def _connect(chrome: Chrome, toasts: Toasts) -> None:
    sheet, views, status = chrome.map_page.sheet, chrome.views, chrome.status
    sheet.zoom_changed.connect(chrome.zoom.show_zoom)
    SideTicks(chrome.actions, sheet)
    for part in (sheet, chrome.map_page, chrome.map_page.inspector, chrome.map_page.parking_lot):
        part.refused.connect(lambda text: toasts.show(text, key="refused"))
    chrome.map_page.filter_pane.shown.connect(chrome.actions["view.filter"].setChecked)
    sheet.backlog_asked.connect(lambda id: _show_in_backlog(chrome, id))
    sheet.told.connect(lambda text: toasts.show(text, key="told"))
    placed = refusable(toasts, chrome.t, lambda ids: place_parked(sheet, ids))
    chrome.map_page.parking_lot.place_requested.connect(placed)
    chrome.map_page.place_requested.connect(placed)
    chrome.map_page.palette_column.chosen.connect(lambda kind: _insert(chrome, kind))
    menu = chrome.menus[MENU]
    menu.aboutToShow.connect(lambda: fill_hidden_menu(menu, chrome.actions[ALL], views, sheet))
    status.follow(sheet.theme)

    hinting = Hinting(views, chrome.map_page, status.show_hint, chrome.t)
    views.shown.connect(lambda name: chrome.zoom.setVisible(name == MAP))
    views.shown.connect(lambda name: chrome.actions[EXPORT_INSIGHT].setEnabled(name in PICTURED))
    chrome.actions[EXPORT_INSIGHT].setEnabled(False)
    views.shown.connect(lambda name: chrome.actions[f"view.{name}"].setChecked(True))
    chrome.actions[f"view.{views.name}"].setChecked(True)
    hinting.remember(hint_for(sheet.session, sheet.focus, chrome.t))


def _show_in_backlog(chrome: Chrome, id: str) -> None:
    chrome.actions["view.backlog"].trigger()
    from .backlog_page import BacklogPage

    page = chrome.views.page(BACKLOG)
    assert isinstance(page, BacklogPage)
    page.show_line(id)


def _insert(chrome: Chrome, kind: str) -> None:
    """A tile does what the menu does, so that both are greyed, refused and undone alike."""
    prefix, _, lane = kind.partition(":")
    chrome.actions[f"insert.lane.{lane}" if lane else f"insert.{prefix.replace('-', '_')}"].trigger()
