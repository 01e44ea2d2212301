"""The session: `run` is the only way to a change, undo and redo its only way back."""
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.history import Entry, History, draft_reverse
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Announcing, Store
from journeymapper.core.foundation.signal import Signal
from journeymapper.core.model.record import Record

from .selection import Selection

if TYPE_CHECKING:
    from journeymapper.core.document.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")
Command = Callable[Concatenate["Transaction", P], T]


class Gesture:
    """Several changes that become one undo step. Ended by `close` or `cancel`, once."""

    def __init__(self, session: "Session", title: str, params: dict[str, Any]) -> None:
        self._session = session
        self.title = title
        self.params = params
        self.selection_before = session.selection.ids
        self.change = ChangeSet()
        self.open = True

    def close(self) -> None:
        """Record what happened as one step; nothing is recorded where nothing changed in the end."""
        if self.open:
            self._session._end_gesture(self)

    def cancel(self) -> None:
        """Go back to the start; no step is left behind."""
        if self.open:
            self._session._cancel_gesture(self)


class Session:
    """One document with its history, selection and listeners.

    `changed(change, origin)` is the store's one event; `settle` asks open editors to write
    what they hold before something depends on it; `history_changed` tells menus and titles;
    `typed(ids, fields)` says what stands in a field that isn't committed yet, no ids: that it is given up.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.store = Store(records)
        self.history = History()
        self.selection = Selection()
        self.settle: Signal[[]] = Signal()
        self.history_changed: Signal[[]] = Signal()
        self.typed: Signal[tuple[str, ...], Mapping[str, Any]] = Signal()
        self._gesture: Gesture | None = None
        self._later: deque[Callable[[], object]] = deque()
        self._draining = False

    @property
    def changed(self) -> Signal[ChangeSet, Origin]:
        """The one event of the document."""
        return self.store.changed

    @property
    def unsaved(self) -> bool:
        """Whether there is something that a save would write."""
        return not self.history.at_saved or bool(self._gesture and self._gesture.change)

    @property
    def in_gesture(self) -> bool:
        """Whether a step is under way that isn't closed yet."""
        return self._gesture is not None

    def run(self, command: Command[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a command as one step (or as a part of the open gesture); gives what the command gives.

        Raises Refused where the command or the rules refuse (the document is as it was), and
        Announcing when called by a listener: such a listener uses `later`.
        """
        self._no_announcement()
        before = self.selection.ids
        tx = _draft(self.store)
        result = command(tx, *args, **kwargs)
        change = tx.close()
        if not change:
            return result
        title, params = tx.title or (getattr(command, "title", getattr(command, "__name__", "")), {})
        try:
            self._apply(change, Origin.USER)
        finally:  # a listener that fails doesn't undo the change, so the step must be there
            if self._gesture is not None:
                self._gesture.change = self._gesture.change.then(change)
            else:
                self.history.push(Entry(0, title, params, change, before, self.selection.ids))
        self._announced()
        return result

    def keep(self, command: Command[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a command that is no step: neither undo nor redo knows of it, but a save is wanted. Raises as `run`."""
        self._no_announcement()
        tx = _draft(self.store)
        result = command(tx, *args, **kwargs)
        change = tx.close()
        if change:
            self.history.note()
            self._apply(change, Origin.KEPT)
            self._announced()
        return result

    def undo(self) -> int:
        """Take the last step back. Returns how many fields were left alone since others changed them."""
        return self._travel(self.history.done, self.history.undone, back=True)

    def redo(self) -> int:
        """Take the last undo back. Returns as `undo` does."""
        return self._travel(self.history.undone, self.history.done, back=False)

    def gesture(self, title: str, **params: Any) -> Gesture:
        """Begin a step made of several changes; open editors commit and an open gesture is closed first."""
        self._no_announcement()
        self.settle.emit()
        self.close_gesture()
        self._gesture = Gesture(self, title, params)
        return self._gesture

    def close_gesture(self) -> None:
        """Close the gesture that is open, if any."""
        if self._gesture is not None:
            self._gesture.close()

    def later(self, action: Callable[[], object]) -> None:
        """Do something once no change is being announced; at once if none is."""
        self._later.append(action)
        self._drain()

    def load(self, records: Iterable[Record]) -> None:
        """Replace the document (open, revert); never recorded, all steps are forgotten."""
        self._no_announcement()
        if self._gesture is not None:
            self._gesture.open = False
            self._gesture = None
        try:
            self.store.load(records)
        finally:
            self.history.clear()
            self._keep_selection()
        self._announced()

    def mark_saved(self, key: int | None = None) -> None:
        """The state `key` (absent: the present) is on disk."""
        self.history.mark_saved(key)
        self.history_changed.emit()

    def _travel(self, source: list[Entry], target: list[Entry], *, back: bool) -> int:
        self._no_announcement()
        self.settle.emit()
        self.close_gesture()
        if not source:
            return 0
        entry = source[-1]
        tx = _draft(self.store, undoing=True)
        skipped = draft_reverse(tx, entry.change)
        change = tx.close()  # where the rules refuse, the step stays to be tried again
        source.pop()
        try:
            if change:
                self._apply(change, Origin.UNDO)
        finally:
            target.append(entry._replace(change=change))
        wanted = entry.selection_before if back else entry.selection_after
        self.selection.set(id for id in wanted if self.store.get(id) is not None)
        self._announced()
        return skipped

    def _end_gesture(self, gesture: Gesture) -> None:
        gesture.open = False
        self._gesture = None
        if gesture.change:
            self.history.push(Entry(0, gesture.title, gesture.params, gesture.change,
                                    gesture.selection_before, self.selection.ids))
        self._announced()

    def _cancel_gesture(self, gesture: Gesture) -> None:
        self._no_announcement()
        gesture.open = False
        self._gesture = None
        if gesture.change:
            self._apply(gesture.change.reversed(), Origin.UNDO)
        self.selection.set(id for id in gesture.selection_before if self.store.get(id) is not None)
        self._announced()

    def _apply(self, change: ChangeSet, origin: Origin) -> None:
        try:
            self.store.apply(change, origin)
        finally:
            self._keep_selection()

    def _keep_selection(self) -> None:
        self.selection.set([id for id in self.selection.ids if self.store.get(id) is not None])

    def _no_announcement(self) -> None:
        if self.store.announcing:
            raise Announcing("a listener can't change the document; use session.later")

    def _announced(self) -> None:
        self.history_changed.emit()
        self._drain()

    def _drain(self) -> None:
        if self._draining or self.store.announcing:
            return
        self._draining = True
        try:
            while self._later:
                self._later.popleft()()
        finally:
            self._draining = False


def _draft(store: Store, *, undoing: bool = False) -> "Transaction":
    # The rules are loaded at the first change: a map is shown before it.
    from journeymapper.core.document.transaction import Transaction

    return Transaction(store, undoing=undoing)
