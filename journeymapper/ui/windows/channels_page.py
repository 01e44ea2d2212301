"""The Channels view as a page of the window. Imported when it is first shown."""
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.channels.view import GRID, PILOTS, WISHES, ChannelsView
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.current import Theme

HINTS = {
    GRID: N_("Enter shows it on the map or adds a touchpoint · Space prefers · Shift+F10 more"),
    WISHES: N_("Enter or a key chooses a channel · Delete clears · Shift+arrows select several"),
    PILOTS: N_("Enter shows it on the map · F2 edits · S sorts by this column · Delete"),
}

# Where there is nothing to show but the way to the map.
LACKING = N_("Enter shows the map · Ctrl+Page Down turns over")


class ChannelsPage(QWidget):
    """Its part `channels` says what is asked for; `hint` the keys of the moment."""

    hint_changed = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.channels = ChannelsView(session, theme, t)
        self.channels.door_changed.connect(self._open_door)
        vbox(self.channels, parent=self, spacing=0)
        self._open_door()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return self.channels.panes()

    def hint(self) -> str:
        """The keys of the moment."""
        return self._t(LACKING if self.channels.lacks() else HINTS[self.channels.part])

    def _open_door(self) -> None:
        self.setFocusProxy(self.channels.door())
        self.hint_changed.emit()
