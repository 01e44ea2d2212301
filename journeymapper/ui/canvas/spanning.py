"""Processes made longer and shorter by the keyboard."""
from typing import TYPE_CHECKING

from journeymapper.core.commands.cards import stretch_span
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.edits import run

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def stretch(sheet: "Sheet", by: int) -> None:
    """Let the selected processes end so many steps later; other cards are said to have no span."""
    doc = sheet.session.store
    ids = [id for id in sheet.session.selection.ids if doc.find(Card, id) is not None]
    if ids:
        run(sheet, lambda: sheet.session.run(stretch_span, ids, by))
    else:
        sheet.told.emit(sheet.t("There is no card here to make longer or shorter."))
