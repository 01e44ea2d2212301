"""Listening to the core's signals for as long as a widget lives."""
from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject

from journeymapper.core.foundation.signal import Signal

P = ParamSpec("P")


def listen(owner: QObject, signal: Signal[P], listener: Callable[P, object]) -> None:
    """Call `listener` at each emit until Qt destroys `owner`: a dead widget must not be told of changes."""
    stop = signal.connect(listener)
    owner.destroyed.connect(lambda _gone=None: stop())
