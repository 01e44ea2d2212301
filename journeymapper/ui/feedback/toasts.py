"""Messages that come and go at the foot of a window, without taking the keyboard from anybody."""
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from .toast import Toast
from .work_toast import WorkToast

# A widget with this property is never covered by a message.
KEPT_CLEAR = "kept-clear"
ROOM_PX = 12
FOOT_PX = 44
MOST = 4
Action = tuple[str, Callable[[], object]]


class Toasts(QObject):
    """The toasts of one window, newest at the bottom, at most four.

    `show(text, key=…)`: a message with the same key replaces the older one where it stands. All texts are ready to be
    read (already translated) and shown letter by letter.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._shown: list[Toast] = []
        parent.installEventFilter(self)

    def show(self, text: str, key: str | None = None, action: Action | None = None,
             milliseconds: int | None = None) -> Toast:
        """Show `text`. action: (label, what to do). It stays 3 to 12 seconds, by its length; 0 until clicked."""
        toast = Toast(self._window, text, key, action, reading_time(text) if milliseconds is None else milliseconds)
        self._add(toast)
        return toast

    def work(self, text: str, key: str, cancel: Action) -> WorkToast:
        """Show that something is going on, how far it is, and a button that gives it up; `dismiss` takes it away."""
        toast = WorkToast(self._window, text, key, cancel)
        self._add(toast)
        return toast

    def dismiss(self, key: str) -> None:
        """Take the message with this key away; none is no error."""
        for toast in [toast for toast in self._shown if toast.key == key]:
            self._forget(toast)

    def texts(self) -> list[str]:
        """What stands there now, from top to bottom."""
        return [toast.text for toast in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A toast asks for another layout when its letters become larger: workshop size.
        if event.type() == (QEvent.Type.Resize if watched is self._window else QEvent.Type.LayoutRequest):
            self.arrange()
        return super().eventFilter(watched, event)

    def _add(self, toast: Toast) -> None:
        place = len(self._shown)
        for index, old in enumerate(list(self._shown)):
            if toast.key is not None and old.key == toast.key:
                place = index
                self._forget(old)
        toast.gone.connect(self._forget)
        toast.installEventFilter(self)
        self._shown.insert(place, toast)
        for surplus in [old for old in self._shown[:-MOST] if not old.lasting]:
            self._forget(surplus)
        self.arrange()
        toast.appear()

    def _forget(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.leave()
            self.arrange()

    def arrange(self, _changed: object = None) -> None:
        """Put all in their places; also called when what is kept clear comes or goes."""
        foot = self._window.height() - FOOT_PX
        clear = _kept_clear(self._window) if self._shown else []
        for toast in reversed(self._shown):
            toast.fit(self._window.width() - 2 * ROOM_PX)
            place = toast.rect().translated((self._window.width() - toast.width()) // 2, foot - toast.height())
            for area in clear:
                if place.intersects(area):
                    place.moveBottom(area.top() - ROOM_PX // 2)
            toast.move(place.topLeft())
            foot = place.top() - ROOM_PX // 2
            toast.raise_()


def _kept_clear(window: QWidget) -> list[QRect]:
    """Where in the window no message may lie, the lowest first."""
    found = [one for one in window.findChildren(QWidget) if one.property(KEPT_CLEAR) and one.isVisibleTo(window)]
    areas = [QRect(one.mapTo(window, QPoint()), one.size()) for one in found]
    return sorted(areas, key=QRect.bottom, reverse=True)


def reading_time(text: str) -> int:
    """Milliseconds: three seconds and a twentieth of a second for each letter, at most twelve."""
    return min(12_000, 3_000 + 50 * len(text))
