"""Theme, size and language, for all windows at once."""
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.qt.translators import install_qt_language

from .desk import Desk, Place


def choose_theme(desk: Desk, choice: str) -> None:
    """choice: "system", "light" or "dark"."""
    desk.theme.choose(choice)
    desk.settings.set_appearance(theme=choice)
    for place in desk.places:
        show_choices(place)


def choose_workshop(desk: Desk, on: bool) -> None:
    """Workshop size on or off."""
    desk.settings.set_appearance(workshop=on)
    desk.theme.enlarge(on)
    for place in desk.places:
        show_choices(place)


def choose_language(desk: Desk, language: str) -> None:
    """language: "en", "es" …; each window is built again around its map."""
    desk.settings.set_appearance(language=language)
    if language == desk.t.language:
        return
    desk.t = texts(language)
    install_qt_language(language)
    for place in desk.places:
        place.window.rebuild(desk.t)


def show_choices(place: Place) -> None:
    """Tick what is chosen in the menus."""
    actions = place.window.chrome.actions
    actions[f"view.theme.{place.desk.theme.choice}"].setChecked(True)
    actions["view.workshop"].setChecked(place.desk.theme.workshop)
    actions[f"view.language.{place.t.language}"].setChecked(True)
