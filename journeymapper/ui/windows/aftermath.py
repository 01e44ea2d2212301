"""What went along when a part of the grid was deleted is said, and can be taken back at once."""
from collections.abc import Callable

from PySide6.QtCore import QObject

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.feedback.toasts import Toasts
from journeymapper.ui.qt.listen import listen

from .edit_handlers import refusable

KEY = "aftermath"


def parked_and_lost(change: ChangeSet) -> tuple[int, int]:
    """(cards parked, emotions deleted) where a stage, step or lane was deleted, else (0, 0)."""
    if not any(isinstance(row, Stage | Step | Lane) for row in change.removed.values()):
        return 0, 0
    parked = sum(isinstance(before, Card) and isinstance(after, Card) and before.step is not None and after.step is None
                 for before, after in change.updated.values())
    return parked, sum(isinstance(row, Emotion) for row in change.removed.values())


def aftermath_text(parked: int, lost: int, t: Texts) -> str:
    """"3 cards were parked, 2 emotions deleted."; "" where there is nothing to say."""
    parts = [t.plural("{n} card was parked", "{n} cards were parked", parked)] if parked else []
    parts += [t.plural("{n} emotion deleted", "{n} emotions deleted", lost)] if lost else []
    return ", ".join(parts) + "." if parts else ""


class Aftermath(QObject):
    """Listens for as long as `parent` lives. The message goes with the next step: its button undoes the last."""

    def __init__(self, session: Session, toasts: Toasts, texts_now: Callable[[], Texts], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._toasts, self._texts_now = session, toasts, texts_now
        self._told: int | None = None
        listen(self, session.changed, self._changed)
        listen(self, session.history_changed, self._moved_on)

    def _changed(self, change: ChangeSet, origin: Origin) -> None:
        text = aftermath_text(*parked_and_lost(change), self._texts_now()) if origin is Origin.USER else ""
        if text:
            self._session.later(lambda: self._tell(text))

    def _tell(self, text: str) -> None:
        self._told = self._session.history.key
        self._toasts.show(text, key=KEY, action=(self._texts_now()("Undo"), self._take_back))

    def _take_back(self) -> None:
        # What is being typed is a step of its own, which then is the last one.
        self._session.settle.emit()
        self._session.close_gesture()
        if self._told == self._session.history.key:
            refusable(self._toasts, self._texts_now(), self._session.undo)()

    def _moved_on(self) -> None:
        if self._told is not None and self._told != self._session.history.key:
            self._told = None
            self._toasts.dismiss(KEY)
