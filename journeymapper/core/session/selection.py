"""What is selected: ids of records in the order of selecting."""
from collections.abc import Iterable

from journeymapper.core.foundation.signal import Signal


class Selection:
    """An ordered set of ids with one current member; `changed` is emitted without arguments."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self.changed: Signal[[]] = Signal()

    @property
    def ids(self) -> tuple[str, ...]:
        """All selected ids."""
        return tuple(self._ids)

    @property
    def current(self) -> str | None:
        """The one selected last."""
        return next(reversed(self._ids), None)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, ids: Iterable[str]) -> None:
        """Select just these."""
        new = dict.fromkeys(ids)
        if list(new) != list(self._ids):
            self._ids = new
            self.changed.emit()

    def toggle(self, id: str) -> None:
        """Add or take away one."""
        self.set([other for other in self._ids if other != id] if id in self._ids else [*self._ids, id])

    def clear(self) -> None:
        """Select nothing."""
        self.set(())
