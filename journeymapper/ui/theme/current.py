"""The theme in force: fixed light or dark, or as the system is."""
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from . import icons
from .load import load_tokens
from .style import apply_style
from .tokens import Tokens

SYSTEM, LIGHT, DARK = "system", "light", "dark"
CHOICES = (SYSTEM, LIGHT, DARK)
# What a finger meets without looking twice: the least width and height in workshop size.
TARGET_PX = 44


class Theme(QObject):
    """Handed to all that draws. `changed` carries the new Tokens; who keeps drawn things drops them then."""

    changed = Signal(object)

    def __init__(self, choice: str = SYSTEM, parent: QObject | None = None, workshop: bool = False) -> None:
        """choice: "system", "light" or "dark", as the settings keep it; unknown words count as "system".

        workshop: all in workshop size.
        """
        super().__init__(parent)
        self._choice = _known(choice)
        self._tokens = load_tokens(_name_of(self._choice))
        self._workshop = workshop
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """Take another theme, dress the application again, tell the listeners."""
        self._choice = _known(choice)
        self._refresh()

    @property
    def workshop(self) -> bool:
        """Whether all that can be pressed is at least 44 px wide and high, for fingers on a large screen."""
        return self._workshop

    def target(self, px: int) -> int:
        """`px`, but no less than a finger needs in workshop size."""
        return max(px, TARGET_PX) if self._workshop else px

    def enlarge(self, on: bool) -> None:
        """Take workshop size or leave it; listeners of `changed` hear of it too."""
        if on != self._workshop:
            self._workshop = on
            self.changed.emit(self._tokens)

    def dress(self) -> None:
        """Apply style, palette and font to the application, now and at every change."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_style(application, self._tokens, self._workshop)
            self.changed.connect(lambda tokens: apply_style(application, tokens, self._workshop))

    def icon(self, name: str, size: int = 20, role: str = "ink_strong") -> QIcon:
        """An icon in a role's colour, greyed when disabled, in the accent when checked. Ask again after `changed`."""
        tokens = self._tokens
        return icons.icon(name, getattr(tokens, role), size, tokens.ink_placeholder, tokens.accent_ink)

    def pixmap(self, name: str, px: float, dpr: float, role: str = "ink_secondary") -> QPixmap:
        """An icon in a role's colour for labels and painting."""
        return icons.pixmap(name, getattr(self._tokens, role), px, dpr)

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        tokens = load_tokens(_name_of(self._choice))
        if tokens is not self._tokens:
            self._tokens = tokens
            self.changed.emit(tokens)


def _known(choice: str) -> str:
    return choice if choice in CHOICES else SYSTEM


def _name_of(choice: str) -> str:
    if choice != SYSTEM:
        return choice
    return DARK if system_is_dark() else LIGHT


def system_is_dark() -> bool:
    """Whether the system asks for dark; where it says nothing, no."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
