"""What the menus View, Insert and Map do inside one window."""
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.canvas import edits, gridding
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.zooming import zoom_on, zoom_selection
from journeymapper.ui.feedback.toasts import Toasts

from .edit_handlers import Handlers, refusable
from .full_screen import fill_screen
from .hidden_lanes import ALL, show_all_lanes
from .panes import go_to_pane
from .views import MAP, Views

# Dialog by the last part of its action's id. Imported when it is first opened.
DIALOGS = {
    "map.properties": ("properties", "open_properties"),
    "map.personas": ("personas", "open_personas"),
    "map.channels": ("channels", "open_channels"),
    "map.departments": ("departments", "open_departments"),
    "map.measurements": ("measurements", "open_measurements"),
}


def view_handlers(views: Views, sheet: Sheet, show_panel: Callable[[str, bool], object]) -> Handlers:
    """By action id. show_panel: takes a name of `MapPage.panels` and whether to show it."""
    handlers: Handlers = {
        "view.map": lambda: views.show_view("map"),
        "view.backlog": lambda: views.show_view("backlog"),
        "view.channels": lambda: views.show_view("channels"),
        "view.insights": lambda: views.show_view("insights"),
        "view.compare": lambda: views.show_view("compare"),
        "view.zoom_in": lambda: zoom_on(sheet, 1),
        "view.zoom_out": lambda: zoom_on(sheet, -1),
        "view.zoom_100": lambda: zoom_to(sheet, 1.0),
        "view.zoom_fit": sheet.zoom_fit,
        "view.zoom_selection": lambda: zoom_selection(sheet),
        "view.focus_stage": lambda _on: sheet.spotlight.toggle(),
        "view.full_screen": lambda on: fill_screen(sheet.window(), on),
        "view.next_pane": lambda: go_to_pane(views, 1),
        "view.previous_pane": lambda: go_to_pane(views, -1),
    }
    for panel in ("palette", "inspector", "parking_lot", "minimap"):
        handlers[f"view.{panel}"] = lambda on, name=panel: show_panel(name, on)
    return handlers


def zoom_to(sheet: Sheet, factor: float) -> None:
    """Zoom about the middle; what is selected stays in view. factor: 1.0 for 100 %."""
    sheet.zoom_to(factor)
    if len(sheet.session.selection):
        sheet.reveal(sheet.focus)


def insert_handlers(views: Views, sheet: Sheet, toasts: Toasts, t: Texts) -> Handlers:
    """By action id; the last part of the id is the kind."""
    def insert(kind: str) -> None:
        views.show_view(MAP)
        edits.insert(sheet, kind)

    plain = refusable(toasts, t, insert)
    return {
        "insert": lambda last: plain(last.replace("_", "-")),
        "insert.lane": lambda kind: plain(f"lane:{kind}"),
    }


def map_handlers(views: Views, sheet: Sheet, window: QWidget, toasts: Toasts) -> Handlers:
    """By action id."""
    session, theme, t = sheet.session, sheet.theme, sheet.t

    def open_dialog(module: str, function: str) -> Any:
        session.settle.emit()
        dialog = import_module(f"journeymapper.ui.dialogs.{module}")
        return getattr(dialog, function)(session, theme, t, window)

    def personas() -> None:
        handlers: Mapping[str, Callable[..., object]] = getattr(window, "handlers", {})
        open_dialog(*DIALOGS["map.personas"]).export_page = handlers.get("file.export_personas", lambda _ids: None)

    handlers: Handlers = {id: lambda where=where: open_dialog(*where) for id, where in DIALOGS.items()}
    handlers["map.personas"] = personas
    handlers[ALL] = lambda: show_all_lanes(views, sheet)
    for noun in ("stage", "step", "lane"):
        handlers[f"map.{noun}"] = lambda verb, noun=noun: gridding.act(sheet, noun, verb)
    return {id: refusable(toasts, t, handle) for id, handle in handlers.items()}
