"""The sheet as the place where its texts are written."""
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journeymapper.ui.canvas import edits, texting

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


class OnSheet:
    """The sheet as the place of its editor."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def around(self) -> QWidget:
        """The editor lies on the viewport and moves with the map."""
        return self._sheet.viewport()

    board = around

    def shows(self, id: str) -> bool:
        """Whether there is a text of that thing on the map."""
        return texting.spot(self._sheet, id) is not None

    def place(self, follow: bool) -> None:
        """Over its text."""
        texting.place(self._sheet, follow)

    def line_pixels(self, id: str) -> float:
        """At the sheet's zoom."""
        return texting.line_pixels(self._sheet, id)

    def done(self, id: str, how: str) -> None:
        """Go on to what comes next."""
        edits.after_edit(self._sheet, id, how)
