"""What tools ask of the sheet."""
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.hits import Hit
from journeymapper.core.layout.plan import Plan
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.inline import InlineEditing
from journeymapper.ui.canvas.presenter import Presenter
from journeymapper.ui.canvas.preview import Preview, Target
from journeymapper.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.tools.carry import CardsDrag

START = 6.0


@dataclass(frozen=True)
class Pointer:
    """One mouse event. x, y: in the map; sx, sy: on the screen; hit: what is under it."""

    x: float
    y: float
    sx: float
    sy: float
    hit: Hit
    mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def extends(self) -> bool:
        """Whether Shift is held: a range is selected."""
        return bool(self.mods & Qt.KeyboardModifier.ShiftModifier)

    @property
    def toggles(self) -> bool:
        """Whether Ctrl is held: a click adds or takes away, a drag copies."""
        return bool(self.mods & Qt.KeyboardModifier.ControlModifier)

    @property
    def adds(self) -> bool:
        """Whether Ctrl or Shift is held: the selection grows instead of being replaced."""
        return bool(self.mods & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))

    def far_from(self, other: "Pointer") -> bool:
        """Whether the mouse moved so far that a press becomes a drag."""
        return abs(self.sx - other.sx) + abs(self.sy - other.sy) > START


class Host(Protocol):
    """The sheet as tools see it."""

    session: Session
    t: Texts
    view: Viewport
    preview: Preview
    inline: InlineEditing
    focus: Focus
    presenter: Presenter

    def pointer(self, at: QPointF, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pointer:
        """A point of the screen as tools see it."""

    @property
    def told(self) -> SignalInstance:
        """Takes a sentence about what was done that isn't all in sight."""

    @property
    def plan(self) -> Plan:
        """Where everything stands."""

    def set_preview(self, preview: Preview) -> None:
        """Show another overlay."""

    def set_focus(self, focus: Focus) -> None:
        """Put the keyboard's place somewhere."""

    def reveal(self, focus: Focus) -> None:
        """Scroll as little as possible so that the focus is seen."""

    def scroll_view(self, x: float, y: float) -> None:
        """Move the map's origin to (−x, −y)."""

    def edit(self, id: str) -> None:
        """Edit a title in place."""

    def add_here(self, kind: str, lane: str | None, step: str | None) -> None:
        """Make a card in a cell and edit its title."""

    def make_new(self, target: Target) -> None:
        """Make a thing at its target and edit its title."""

    def refuse(self, error: UserError) -> None:
        """Say plainly why something can't be done."""

    def drag_out(self, carried: "CardsDrag") -> None:
        """Hand a drag of cards over to the window, since the pointer left the sheet."""
