"""Names of commands, as the undo menu shows them."""
from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


def titled(message: str) -> Callable[[F], F]:
    """Give a command its catalogue id; `tx.name` may say it more precisely."""

    def mark(function: F) -> F:
        setattr(function, "title", message)  # noqa: B010 - functions declare no such attribute
        return function

    return mark
