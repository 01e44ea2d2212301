"""Which action does what, in which window: the rooms connected."""
from collections.abc import Callable

from PySide6.QtCore import QTimer

from journeymapper.ui.windows.filling import fill
from journeymapper.ui.windows.main_window import MapWindow

from .choices import choose_language, choose_theme, choose_workshop, show_choices
from .closing import may_close
from .comparing import ask_and_compare, offer_open_maps
from .desk import Desk, Place
from .exporting import (
    cancel_exports,
    export_backlog,
    export_changes,
    export_maps,
    export_new_tickets,
    export_personas,
    export_picture,
    export_tickets,
)
from .finding_rules import ask_rules, use_rules
from .insights import export_insight
from .new_map import ask_new, empty_map
from .older_versions import ask_versions
from .opening import ask_and_open, open_dropped, open_one
from .reading_back import ask_and_read_back
from .recent_menu import dress_recent_menu
from .saving import revert, save_as, save_beside
from .signals import take_signals
from .to_be import save_as_to_be


def make_window(place: Place) -> MapWindow:
    """The window of a place, wired to the program; the first one is shown already, others not yet."""
    desk = place.desk
    window = desk.take_first() or MapWindow()
    fill(window, place.file.session, desk.theme, desk.t, handlers(place), lambda: may_close(place))
    window.files_dropped.connect(lambda names: _soon(lambda: open_dropped(place, names)))
    window.built.connect(lambda: _dress(place))
    place.window = window
    _dress(place)
    return window


def handlers(place: Place) -> dict[str, Callable[..., object]]:
    """What a window's menus do beyond its own map, by action id."""
    desk = place.desk
    return {
        "file.new": lambda: ask_new(place),
        "window.new": lambda: desk.show(empty_map(desk.t)),
        "file.open": lambda: ask_and_open(place),
        "file.recent.clear": desk.settings.clear_recent,
        "file.save": lambda: save_beside(place),
        "file.save_as": lambda: save_as(place),
        "file.save_as_to_be": lambda: save_as_to_be(place),
        "file.compare": lambda: ask_and_compare(place),
        "file.revert": lambda: revert(place),
        "file.versions": lambda: ask_versions(place, open_one),
        "file.export_xlsx": lambda: export_backlog(place),
        "file.export_picture": lambda: export_picture(place),
        "file.export_insight": lambda: export_insight(place),
        "file.export_personas": lambda ids=(): export_personas(place, ids),
        "file.export_tickets": lambda: export_tickets(place),
        "file.export_changes": lambda: export_changes(place),
        "file.export_maps": lambda: export_maps(place),
        "file.export_new_tickets": lambda: export_new_tickets(place),
        "file.export_cancel": lambda: cancel_exports(place),
        "map.signals": lambda: take_signals(place),
        "file.read_back": lambda: ask_and_read_back(place),
        "file.close": lambda: close(place),
        "file.quit": lambda: quit_all(desk),
        "map.finding_rules": lambda: ask_rules(place),
        "view.theme": lambda choice: choose_theme(desk, choice),
        "view.workshop": lambda on: choose_workshop(desk, on),
        # The menu that was clicked goes with the old window's parts: not while it is still at work.
        "view.language": lambda language: _soon(lambda: choose_language(desk, language)),
    }


def close(place: Place) -> bool:
    """Close one window; whether it went."""
    return place.window.close()


def quit_all(desk: Desk) -> bool:
    """Close window by window, the front one first; whether none was kept."""
    front = sorted(desk.places, key=lambda place: not place.window.isActiveWindow())
    return _all_may(front) and all(close(place) for place in front)


def _all_may(places: list[Place]) -> bool:
    """Ask for all before the first one closes: a "Cancel" keeps every window."""
    for place in places:
        if not may_close(place):
            for other in places:
                other.closing = other.given_up = False
            return False
        place.closing = True
    return True


def _dress(place: Place) -> None:
    place.window.chrome.views.shown.connect(lambda name: offer_open_maps(place) if name == "compare" else None)
    show_choices(place)
    dress_recent_menu(place)
    use_rules(place)
    place.refresh()


def _soon(action: Callable[[], object]) -> None:
    QTimer.singleShot(0, action)
