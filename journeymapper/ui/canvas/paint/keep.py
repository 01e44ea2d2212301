"""A bounded memory of drawn things: what was used lately stays."""
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Keep(Generic[K, V]):
    """Two generations: a hit in the old one is promoted; when the young one is full, the old one is dropped.

    So it holds between `size` and 2 × `size` entries, at the price of one look-up per hit.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value for `key`, made when it isn't there."""
        value = self._young.get(key)
        if value is None:
            value = self._old.pop(key, None)
            if value is None:
                value = make()
            if len(self._young) >= self._size:
                self._old, self._young = self._young, {}
            self._young[key] = value
        return value

    def find(self, key: K) -> V | None:
        """The value for `key`, if it is there."""
        value = self._young.get(key)
        if value is None and key in self._old:
            value = self._young[key] = self._old.pop(key)
        return value

    def drop(self, key: K) -> None:
        """Forget one."""
        self._young.pop(key, None)
        self._old.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        self._young.clear()
        self._old.clear()
