"""A plain synchronous signal, so that the core can announce without Qt."""
from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Signal(Generic[P]):
    """Listeners are called in the order in which they connected."""

    def __init__(self) -> None:
        self._listeners: list[Callable[P, object]] = []

    def connect(self, listener: Callable[P, object]) -> Callable[[], None]:
        """Call `listener` at each emit; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self.disconnect(listener)

    def disconnect(self, listener: Callable[P, object]) -> None:
        """Forget `listener`; unknown ones are no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call all listeners; one that disconnects meanwhile is still called this time.

        One that fails keeps none of the others from hearing; the first failure is raised at the end.
        """
        failure: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - raised below
                failure = failure or error
        if failure is not None:
            raise failure
