"""Listening to a session from a widget, at most once in a turn of the event loop."""
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journeymapper.core.session.session import Session
from journeymapper.ui.qt.listen import listen


class Refresher(QObject):
    """Calls `refresh` soon after the document, its history or the selection changed, for as long as `parent` lives."""

    def __init__(self, session: Session, refresh: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(refresh)
        listen(self, session.changed, lambda _change, _origin: self._timer.start())
        listen(self, session.history_changed, self._timer.start)
        listen(self, session.selection.changed, self._timer.start)

    def soon(self, _what: object = None) -> None:
        """Something else has changed that it shows."""
        self._timer.start()
