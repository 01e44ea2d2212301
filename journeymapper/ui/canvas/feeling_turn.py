"""Whose turn it is when feelings are typed step by step."""
from dataclasses import dataclass

from journeymapper.ui.canvas.focus import Focus


@dataclass(frozen=True)
class Turn:
    """Whose feelings are typed one step after the other: so Tab comes to that persona's place again."""

    focus: Focus
    persona: str
