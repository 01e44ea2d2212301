"""What an action is, before there is a widget."""
from dataclasses import dataclass


@dataclass(frozen=True)
class ActionSpec:
    """One thing a person can do.

    id: dotted and unique, "file.save"; the last part is an argument where the handler is given for the parent
    ("view.theme.dark" is handled by "view.theme" with "dark"). text and tip: catalogue ids. shortcut: portable text
    such as "Ctrl+S", several where systems or layouts differ. menu: a key of `tables.MENUS`, or "" for none.
    group: entries of a menu with different numbers are parted by a line. choice: of the checkable actions with the
    same word here one is on. role: what macOS moves to its own menu (quit, about, preferences).
    """

    id: str
    text: str
    shortcut: str | tuple[str, ...] | None = None
    icon: str | None = None
    menu: str = ""
    group: int = 0
    checkable: bool = False
    tip: str | None = None
    choice: str = ""
    role: str = ""

    @property
    def shortcuts(self) -> tuple[str, ...]:
        """All its shortcuts, the one to show first."""
        if self.shortcut is None:
            return ()
        return (self.shortcut,) if isinstance(self.shortcut, str) else self.shortcut
