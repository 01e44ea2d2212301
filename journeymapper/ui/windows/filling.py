"""What a map's window is filled with, once the core is loaded."""
from collections.abc import Callable, Mapping

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.core.settings.groups import Window
from journeymapper.ui.feedback.toasts import Toasts
from journeymapper.ui.theme.current import Theme

from .aftermath import Aftermath
from .chrome import Chrome, build_chrome
from .counts import count_texts, red_point_count
from .enabling import enable, name_steps
from .face import Face
from .hidden_lanes import ALL
from .hidden_lanes import MENU as HIDDEN
from .keeping import give_back, keep
from .layout_state import arrange
from .main_window import Filling, MapWindow
from .refresh import Refresher
from .views import MAP


def fill(window: MapWindow, session: Session, theme: Theme, t: Texts, handlers: Mapping[str, Callable[..., object]],
         may_close: Callable[[], bool]) -> None:
    """Build all parts around a map, once; they listen to the session as long as the window lives.

    handlers: by action id (file, window, view.theme, view.language). may_close: asked when it is to close.
    """
    window.take(session, theme, handlers, may_close, Filling(refresh, rebuild))
    window.toasts = Toasts(window)
    window.chrome = _build(window, t)
    Refresher(window.session, window.refresh, window)
    Aftermath(window.session, window.toasts, lambda: window.chrome.t, window)


def rebuild(window: MapWindow, t: Texts) -> None:
    """The same map in another language: all parts are built again, view and panels stay."""
    window.session.settle.emit()
    kept = keep(window.chrome)
    view, state = window.chrome.views.name, window.layout_state(Window())
    pane = window.chrome.map_page.filter_pane
    wanted, filtering = pane.filter, not pane.isHidden()
    window.end()
    window.chrome = _build(window, t)
    arrange(window.chrome, state)
    window.chrome.map_page.filter_pane.restore(wanted, shown=filtering)
    give_back(window.chrome, kept)
    window.chrome.views.show_view(view)


def refresh(window: MapWindow) -> None:
    """Bring title, counts and actions in line with the session."""
    chrome, session, caption = window.chrome, window.session, window.caption
    t, unsaved = chrome.t, session.unsaved
    mark = f" ({caption.mark})" if caption.mark else ""
    window.setWindowTitle(f"{caption.name.replace('[*]', '[*][*]')}[*]{mark} — {t('Journeymapper')}")
    window.setWindowModified(unsaved)
    note = t("unsaved changes") if unsaved else caption.note or t("saved")
    chrome.top_bar.show_file(caption.name, " · ".join(filter(None, [caption.mark, note])), caption.tip)
    chrome.top_bar.show_backlog(red_point_count(session.store))
    chrome.status.show_counts(*count_texts(session.store, t))
    enable(chrome.actions, session, chrome.views.name == MAP)
    chrome.menus[HIDDEN].menuAction().setEnabled(chrome.actions[ALL].isEnabled())
    name_steps(chrome.actions, chrome.specs, session, t)


def _build(window: MapWindow, t: Texts) -> Chrome:
    face = window.centralWidget()
    seen = face.glimpse if isinstance(face, Face) else None
    # A map that is shown already is taken over: it isn't laid out a second time.
    seen = seen if seen is not None and seen.session is window.session and seen.t.language == t.language else None
    chrome = build_chrome(window, window.session, window.theme, t, window.toasts, window.handlers, seen)
    window.setMenuBar(chrome.menu_bar)
    window.setCentralWidget(chrome.body)
    for panel, widget in chrome.map_page.panels().items():
        chrome.actions[f"view.{panel}"].setChecked(not widget.isHidden())
    chrome.views.shown.connect(lambda _name: window.refresh())
    chrome.map_page.sheet.setFocus()
    return chrome
