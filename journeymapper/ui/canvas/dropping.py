"""The part of the sheet that takes drags from outside: the palette's things, parked cards, pictures.

A base of `Sheet`, so that each stays one room.
"""
from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.inline import InlineEditing
from journeymapper.ui.canvas.picture_data import offers_pictures
from journeymapper.ui.canvas.preview import Target
from journeymapper.ui.canvas.scrolling import ScrollingSheet
from journeymapper.ui.canvas.tools.drop import DropTool
from journeymapper.ui.canvas.tools.host import Pointer


class DroppingSheet(ScrollingSheet):
    """Hands such drags to its `dropper`; what is new is made by `make_new` after the drop is over.

    `told` carries a sentence about what was done that isn't all in sight; `backlog_asked` the id of a red point whose
    line in the backlog is wanted.
    """

    told = Signal(str)
    backlog_asked = Signal(str)

    session: Session
    inline: InlineEditing
    dropper: DropTool

    def pointer(self, at: QPointF, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pointer:
        """A point of the screen as tools see it."""
        x, y = self.view.to_map(at.x(), at.y())
        return Pointer(x, y, at.x(), at.y(), self.plan.hit(x, y, self.view.zoom), mods)

    def make_new(self, target: Target) -> None:
        """Called with the target of a new thing."""

    def drop_pictures(self, data: QMimeData, target: Target) -> None:
        """Called with pictures from other programs, whose data are there only now."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.dropper.takes(event.mimeData()):
            self.inline.finish()
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Accepted also over a refusing place, so that its reason shows."""
        self.dropper.move(self.pointer(event.position(), event.modifiers()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.dropper.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.dropper.drop(self.pointer(event.position(), event.modifiers()))
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is not None and offers_pictures(event.mimeData()):
            self.drop_pictures(event.mimeData(), target)
        elif target is not None:
            self.session.later(lambda: self.make_new(target))


