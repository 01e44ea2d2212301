"""The window of one map: it holds the chrome, tells what the map is called, and asks before it closes.

The first window is shown before the core is loaded, so nothing here imports more than Qt: `filling` does.
"""
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow

if TYPE_CHECKING:
    from journeymapper.core.foundation.i18n import Texts
    from journeymapper.core.session.session import Session
    from journeymapper.core.settings.groups import Window
    from journeymapper.ui.feedback.toasts import Toasts
    from journeymapper.ui.theme.current import Theme

    from .chrome import Chrome

LEAST_PX = (760, 480)
# So many keys are kept that are pressed before the parts stand.
EARLY_KEYS = 500


class Caption(NamedTuple):
    """What the window says of its file. note: "" for the usual "saved" or "unsaved changes"; mark: "read-only"."""

    name: str
    tip: str = ""
    note: str = ""
    mark: str = ""


class Filling(NamedTuple):
    """How the parts of a window are brought in line with its session, and how they are built again."""

    refresh: "Callable[[MapWindow], None]"
    rebuild: "Callable[[MapWindow, Texts], None]"


class MapWindow(QMainWindow):
    """One map, once it is filled. Files, other windows, theme and language are the app's business."""

    files_dropped = Signal(list)
    closed = Signal()
    built = Signal()
    session: "Session"
    theme: "Theme"
    toasts: "Toasts"
    chrome: "Chrome"

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*LEAST_PX)
        self.caption = Caption("")
        self.handlers: Mapping[str, Callable[..., object]] = {}
        self._may_close: Callable[[], bool] = lambda: True
        self._filling: Filling | None = None
        self.early: list[QKeyEvent] = []

    def take(self, session: "Session", theme: "Theme", handlers: Mapping[str, Callable[..., object]],
             may_close: Callable[[], bool], filling: Filling) -> None:
        """Belong to a map: `filling.fill` calls it, which builds the parts."""
        self.session, self.theme, self.handlers = session, theme, handlers
        self._may_close, self._filling = may_close, filling
        self.setAcceptDrops(True)

    def set_caption(self, caption: Caption) -> None:
        """Name the file; whether it is saved the window sees by itself."""
        self.caption = caption
        self.refresh()

    def rebuild(self, t: "Texts") -> None:
        """The same map in another language: all parts are built again (`built` is emitted), view and panels stay."""
        if self._filling is not None:
            self._filling.rebuild(self, t)
            self.built.emit()
            self.refresh()

    def refresh(self) -> None:
        """Bring title, counts and actions in line with the session."""
        if self._filling is not None:
            self._filling.refresh(self)

    def layout_state(self, before: "Window") -> "Window":
        """Size, place and panels, for the settings; `before` says what isn't to be seen now."""
        from .layout_state import state_of

        return state_of(self, self.chrome, before)

    def restore(self, state: "Window") -> None:
        """Take size, place and panels as they were; one that is shown already stays where it is."""
        from .layout_state import arrange, place

        if not self.isVisible():
            place(self, state)
        arrange(self.chrome, state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Before the parts stand keys are kept; `early_keys.play` gives them to whom they are for."""
        if self._filling is None and len(self.early) < EARLY_KEYS:
            self.early.append(event.clone())
            event.accept()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            from journeymapper.ui.qt.menu_key import ask_for_menu

            ask_for_menu()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from .dropped import dropped_files

        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from .dropped import dropped_files

        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        event.accept()
        self.closed.emit()
        if self._filling is not None:
            self.end()

    def end(self) -> None:
        """Let go of the parts: the sheet listens until told, dialogs speak the language that they were made in."""
        self.chrome.map_page.sheet.release()
        for dialog in self.findChildren(QDialog):
            dialog.close()
