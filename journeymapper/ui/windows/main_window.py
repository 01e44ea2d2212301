"""The window of one map: it holds the chrome, tells what the map is called, and asks before it closes."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMainWindow

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.core.settings.groups import Window
from journeymapper.ui.feedback.toasts import Toasts
from journeymapper.ui.theme.current import Theme

from .aftermath import Aftermath
from .chrome import Chrome, build_chrome
from .counts import count_texts, red_point_count
from .dropped import dropped_maps
from .enabling import enable, name_steps
from .hidden_lanes import ALL
from .hidden_lanes import MENU as HIDDEN
from .layout_state import arrange, place, state_of
from .refresh import Refresher
from .views import MAP

LEAST_PX = (760, 480)


@dataclass(frozen=True)
class Caption:
    """What the window says of its file. note: "" for the usual "saved" or "unsaved changes"."""

    name: str
    tip: str = ""
    note: str = ""


class MapWindow(QMainWindow):
    """One map. Files, other windows, theme and language are the app's business: it hands in their handlers."""

    files_dropped = Signal(list)
    closed = Signal()
    built = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, handlers: Mapping[str, Callable[..., object]],
                 may_close: Callable[[], bool]) -> None:
        """handlers: by action id (file, window, view.theme, view.language). may_close: asked when it is to close."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_PX)
        self.session, self.theme = session, theme
        self._handlers, self._may_close = handlers, may_close
        self._caption = Caption("")
        self.toasts = Toasts(self)
        self.chrome = self._build(t)
        Refresher(session, self.refresh, self)
        Aftermath(session, self.toasts, lambda: self.chrome.t, self)

    def set_caption(self, caption: Caption) -> None:
        """Name the file; whether it is saved the window sees by itself."""
        self._caption = caption
        self.refresh()

    def rebuild(self, t: Texts) -> None:
        """The same map in another language: all parts are built again (`built` is emitted), view and panels stay."""
        self.session.settle.emit()
        view, state = self.chrome.views.name, self.layout_state(Window())
        pane = self.chrome.map_page.filter_pane
        wanted, filtering = pane.filter, not pane.isHidden()
        self._end()
        self.chrome = self._build(t)
        arrange(self.chrome, state)
        self.chrome.map_page.filter_pane.restore(wanted, shown=filtering)
        self.chrome.views.show_view(view)
        self.built.emit()
        self.refresh()

    def refresh(self) -> None:
        """Bring title, counts and actions in line with the session."""
        chrome, t = self.chrome, self.chrome.t
        unsaved = self.session.unsaved
        name = self._caption.name
        self.setWindowTitle(f"{name.replace('[*]', '[*][*]')}[*] — {t('Journeymapper')}")
        self.setWindowModified(unsaved)
        note = t("unsaved changes") if unsaved else self._caption.note or t("saved")
        chrome.top_bar.show_file(name, note, self._caption.tip)
        chrome.top_bar.show_backlog(red_point_count(self.session.store))
        chrome.status.show_counts(*count_texts(self.session.store, t))
        enable(chrome.actions, self.session, chrome.views.name == MAP)
        chrome.menus[HIDDEN].menuAction().setEnabled(chrome.actions[ALL].isEnabled())
        name_steps(chrome.actions, chrome.specs, self.session, t)

    def layout_state(self, before: Window) -> Window:
        """Size, place and panels, for the settings; `before` says what isn't to be seen now."""
        return state_of(self, self.chrome, before)

    def restore(self, state: Window) -> None:
        """Take size, place and panels as they were."""
        place(self, state)
        arrange(self.chrome, state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_maps(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        maps = dropped_maps(event.mimeData())
        if maps:
            event.acceptProposedAction()
            self.files_dropped.emit(maps)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        event.accept()
        self.closed.emit()
        self._end()

    def _end(self) -> None:
        """Let go of the parts: the sheet listens until told, dialogs speak the language that they were made in."""
        self.chrome.map_page.sheet.release()
        for dialog in self.findChildren(QDialog):
            dialog.close()

    def _build(self, t: Texts) -> Chrome:
        chrome = build_chrome(self, self.session, self.theme, t, self.toasts, self._handlers)
        self.setMenuBar(chrome.menu_bar)
        self.setCentralWidget(chrome.body)
        for panel, widget in chrome.map_page.panels().items():
            chrome.actions[f"view.{panel}"].setChecked(not widget.isHidden())
        chrome.views.shown.connect(lambda _name: self.refresh())
        chrome.map_page.sheet.setFocus()
        return chrome
