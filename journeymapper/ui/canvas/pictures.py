"""Pictures onto the map: from a file that is asked for, from a drop, from the clipboard; cards and bytes are one step.
"""
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QFileDialog

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.pictures import add_asset
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.landing import lane_title
from journeymapper.ui.canvas.pending import Pending
from journeymapper.ui.canvas.picture_data import HEAVY_BYTES, Carried, Fetched, fetch, files_of, offers_pictures
from journeymapper.ui.canvas.preview import Target
from journeymapper.ui.forms.picture_file import read_picture

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# A picture that is ready looks so often whether a text or a drag has ended.
AGAIN_MS = 100


def insert_picture(sheet: "Sheet", target: Target) -> None:
    """Ask for a picture's file and put it on the map."""
    pattern = sheet.t("Pictures (*.png *.jpg *.jpeg *.webp)")
    name, _ = QFileDialog.getOpenFileName(sheet, sheet.t("Insert picture"), "", pattern)
    if name:
        file = Path(name)
        add_pictures(sheet, target, lambda: Fetched(
            lambda: [Carried(file.stem, read_picture(file))], file.exists() and file.stat().st_size > HEAVY_BYTES))


def add_pictures(sheet: "Sheet", target: Target, read: Callable[[], Fetched]) -> None:
    """Put pictures into one cell, in their order; large ones come when they are ready, and the window goes on.

    They wait for a text that is being written and for a drag, and leave the keyboard where it has gone meanwhile.
    """
    stood = _standing(sheet)
    try:
        found = read()
        if not found.heavy:
            _put(sheet, target, found.work())
            return
    except UserError as error:
        sheet.refuse(error)
        return
    sheet.told.emit(sheet.t("The picture is being read."))
    Pending(sheet, found.work, lambda pictures: _put_late(sheet, target, pictures, stood), sheet.refuse)


def _standing(sheet: "Sheet") -> object:
    return sheet.focus, sheet.session.selection.ids


def _put_late(sheet: "Sheet", target: Target, pictures: Sequence[Carried], stood: object) -> None:
    if sheet.inline.active or sheet.tool.busy or sheet.session.in_gesture:
        QTimer.singleShot(AGAIN_MS, sheet, lambda: _put_late(sheet, target, pictures, stood))
        return
    made = _put(sheet, target, pictures, stand=_standing(sheet) == stood)
    if made:
        sheet.told.emit(sheet.t.plural("{n} picture was added.", "{n} pictures were added.", made))


def _put(sheet: "Sheet", target: Target, pictures: Sequence[Carried], *, stand: bool = True) -> int:
    """How many were made; a refusal is said. stand: the keyboard goes to them."""
    sheet.inline.finish()
    try:
        ids = sheet.session.run(picture_cards, pictures, target, lane_title("picture", sheet.t))
    except UserError as error:
        sheet.refuse(error)
        return 0
    if not stand:
        return len(ids)
    sheet.session.selection.set(ids)
    focus = focus_on(sheet.plan, ids[-1]) if ids else None
    if focus is not None:
        sheet.set_focus(focus)
        sheet.reveal(focus)
    return len(ids)


def pasted_pictures(data: QMimeData) -> bool:
    """Whether pasting means pictures: files of them, or a picture without text (a table brings a picture of itself)."""
    return offers_pictures(data) and (bool(files_of(data)) or not data.text().strip())


def paste_pictures(sheet: "Sheet", data: QMimeData, target: Target) -> None:
    """Put the clipboard's pictures into a cell."""
    add_pictures(sheet, target, lambda: fetch(data))


@titled(N_("Add picture"))
def picture_cards(tx: Transaction, pictures: Sequence[Carried], target: Target, lane_name: str) -> list[str]:
    """The bytes and a card for each; gives the cards' ids. Raises Refused."""
    made = []
    for number, one in enumerate(pictures):
        asset = add_asset(tx, one.data)
        index = target.index + number if target.index is not None else None
        made.append(add_card(
            tx, "picture", target.lane, target.step, index, lane_name, title=one.title, asset=asset,
        ))
    if len(made) > 1:
        tx.name(N_("Add {n} pictures"), n=len(made))
    return made
