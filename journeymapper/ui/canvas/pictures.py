"""A picture from a file onto the map: the file is asked for first, then card and bytes are one step."""
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.pictures import add_asset
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.limits import PICTURE_BYTES
from journeymapper.ui.canvas.landing import lane_title
from journeymapper.ui.canvas.preview import Target

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def insert_picture(sheet: "Sheet", target: Target) -> None:
    """Ask for a picture's file and put it on the map."""
    pattern = sheet.t("Pictures (*.png *.jpg *.jpeg *.webp)")
    name, _ = QFileDialog.getOpenFileName(sheet, sheet.t("Insert picture"), "", pattern)
    if not name:
        return
    try:
        id = sheet.session.run(picture_card, read_picture(Path(name)), target, lane_title("picture", sheet.t),
                               Path(name).stem)
    except UserError as error:
        sheet.refuse(error)
        return
    sheet.session.selection.set([id])


def read_picture(path: Path) -> bytes:
    """The file's bytes. Raises BadFile for what can't be read or is too large."""
    try:
        if path.stat().st_size > PICTURE_BYTES:
            raise BadFile(N_("“{file}” is larger than {mb} MB; make it smaller and try again."),
                          file=path.name, mb=PICTURE_BYTES >> 20)
        return path.read_bytes()
    except OSError as error:
        raise BadFile(N_("“{file}” can't be read: {reason}."), file=path.name, reason=error.strerror) from error


@titled(N_("Add picture"))
def picture_card(tx: Transaction, data: bytes, target: Target, lane_name: str, title: str) -> str:
    """The bytes and a card that shows them; gives the card's id. Raises Refused."""
    asset = add_asset(tx, data)
    return add_card(tx, "picture", target.lane, target.step, target.index, lane_name, title=title, asset=asset)
