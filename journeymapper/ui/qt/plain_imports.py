"""Python's own `import`, back in its place.

PySide6 puts a function of its own there, for `from __feature__ import …`. We use no such features, and it reads the
source of every module that is imported after it: about a sixth of the time to the first map.
"""
import builtins


def load_qt() -> None:
    """Import Qt, then put Python's `import` back. Does nothing where PySide6 keeps no original."""
    import PySide6.QtWidgets  # noqa: F401 - for what it does to `import`

    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
