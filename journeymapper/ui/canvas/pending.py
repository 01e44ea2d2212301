"""Work that would hold the window up, done beside it; its result comes back to the window's own thread."""
from collections.abc import Callable
from threading import Thread
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from journeymapper.core.foundation.errors import UserError

T = TypeVar("T")


class _Bridge(QObject):
    done = Signal(object, object)


class Pending(Generic[T]):
    """One piece of work for an owner: where the owner has gone meanwhile, nothing comes of it.

    work: runs in a thread of its own and touches nothing of the window's. take, refuse: run in the owner's thread.
    """

    # Nobody else holds what is under way; without this it would go before its result comes.
    _under_way: ClassVar[set["Pending[Any]"]] = set()

    def __init__(self, owner: QObject, work: Callable[[], T], take: Callable[[T], object],
                 refuse: Callable[[UserError], object]) -> None:
        self._owner, self._work, self._take, self._refuse = owner, work, take, refuse
        self._bridge = _Bridge()
        self._bridge.done.connect(self._back, Qt.ConnectionType.QueuedConnection)
        self._under_way.add(self)
        self._thread = Thread(target=self._run, name="pending", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        result: Any = None
        failed: BaseException | None = None
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001 - told in the window's own thread
            failed = error
        self._bridge.done.emit(result, failed)

    def _back(self, result: T, failed: BaseException | None) -> None:
        self._under_way.discard(self)
        if not isValid(self._owner):
            return
        if isinstance(failed, UserError):
            self._refuse(failed)
        elif failed is not None:
            raise failed
        else:
            self._take(result)
