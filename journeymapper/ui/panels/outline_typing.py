"""Typing in the outline: the canvas's own editor over a row, with its signs and lists, and the way from cell to cell.

An outline has rows only for what there is. So the keyboard can stand at an empty cell too: on the row of its step,
with the lane said beside the title; a letter or Enter begins the first card there.
"""
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits, texting, writing
from journeymapper.ui.canvas.feeling_turn import Turn
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.theme.fonts import font

from . import outline_acts, outline_cells
from .outline_row import TITLE_LEFT, TITLE_SIZE

if TYPE_CHECKING:
    from .outline import Outline

Flag = QItemSelectionModel.SelectionFlag
LEAST, AIR = 120, 4


class OnRow:
    """A row of the outline as the place where its text is written. `cell`: the empty one in which that began."""

    def __init__(self, outline: "Outline") -> None:
        self._outline = outline
        self.cell: tuple[str, str] | None = None

    def around(self) -> QWidget:
        """The editor lies on the rows and moves with them."""
        return self._outline.tree.viewport()

    def board(self) -> QWidget:
        """Lists may be wider than the panel."""
        return self._outline.window()

    def shows(self, id: str) -> bool:
        """Whether there is a row of that thing."""
        return self._outline.tree.rows.index_of(id).isValid()

    def place(self, follow: bool) -> None:
        """Over its row, as high as what is typed."""
        outline, inline = self._outline, self._outline.sheet.inline
        tree, edit = outline.tree, inline.edit
        index = tree.rows.index_of(inline.id)
        if edit is None or inline.host is not self:
            return
        if not index.isValid():
            outline.sheet.session.later(inline.finish)
            return
        if not follow and edit.isHidden():
            # Not the view's own way: with Ctrl held, as in Ctrl+M, that would take the row out of the selection.
            tree.scrollTo(index)
            tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        texting.dress(edit, outline.sheet.theme.tokens)
        edit.setFont(font(TITLE_SIZE))
        around, row = texting.EDGE + texting.PAD, tree.visualRect(index)
        left = min(row.left() + TITLE_LEFT - around, max(0, tree.viewport().width() - LEAST))
        width = tree.viewport().width() - left - AIR
        edit.resize(width, edit.height())
        high = ceil(edit.document().size().height()) + 2 * around
        top = row.center().y() - (self._line() + 2 * around) // 2
        top = max(0, min(top, tree.viewport().height() - high)) if row.bottom() >= 0 else top
        edit.setGeometry(left, top, width, high)
        if edit.helper is not None:
            edit.helper.place()

    def line_pixels(self, _id: str) -> float:
        """As the rows' titles."""
        return float(self._line())

    def done(self, id: str, how: str) -> None:
        """Go on to what comes next, as on the canvas."""
        after(self._outline, id, how)

    def _line(self) -> int:
        return ceil(QFontMetrics(font(TITLE_SIZE)).lineSpacing())


def after(outline: "Outline", id: str, how: str) -> None:
    """An edit has ended: an interlude leads back, Tab and Ctrl+Enter on, Ctrl+Z with nothing typed undoes."""
    sheet, session = outline.sheet, outline.sheet.session
    sheet.viewport().update()
    back = sheet.inline.take_back()
    cell, outline.host.cell = outline.host.cell, None
    if back is not None and how not in ("leave", "undo") and session.store.get(back) is not None:
        session.selection.set([back])
    if how == "undo":
        session.undo()
    elif how in ("tab", "backtab"):
        go_step(outline, 1 if how == "tab" else -1)
    elif how in ("lane", "lane-back"):
        go_lane(outline, 1 if how == "lane" else -1)
    elif cell is not None and session.store.get(id) is None:
        outline.tree.stand_at(*cell)
    outline.tree.mirror()


def type_letters(outline: "Outline", typed: str) -> None:
    """A letter begins the next thing of the row's sort, fills in one without a title, or words on an emotion."""
    sheet, row, lane = outline.sheet, outline.row(), outline.tree.standing
    outline.stand()
    if isinstance(row, Step) and lane is not None:
        with sheet.inline.at(outline.host):
            writing.in_cell(sheet, lane, row.id, typed)
        outline.host.cell = (row.id, lane) if sheet.inline.active else None
    elif isinstance(row, Emotion):
        _on_emotion(outline, row, typed)
    elif isinstance(row, Card | Stage | Step) and not row.title.strip():
        with sheet.inline.at(outline.host):
            texting.begin(sheet, row.id, typed=typed)
    else:
        outline.make(outline_acts.sibling(sheet.session.store, row), typed, fleeting=True)


def begin_next(outline: "Outline") -> None:
    """Enter: another of the same sort behind the current row; in an empty cell its first card."""
    sheet, row, lane = outline.sheet, outline.row(), outline.tree.standing
    outline.stand()
    if isinstance(row, Step) and lane is not None:
        with sheet.inline.at(outline.host):
            edits.add_in_cell(sheet, "", lane, row.id)
        outline.host.cell = (row.id, lane) if sheet.inline.active else None
    else:
        outline.make(outline_acts.sibling(sheet.session.store, row), fleeting=True)


def go_step(outline: "Outline", by: int) -> None:
    """The same lane in the next step, or the one before; from a stage the next stage."""
    doc, row = outline.sheet.session.store, outline.row()
    place = outline_cells.beside(doc, row, outline.tree.standing, by)
    t = outline.sheet.t
    if place is not None:
        _go(outline, place)
    else:
        outline.sheet.told.emit(t("There is no step further on.") if by > 0 else t("There is no step before this one."))


def go_lane(outline: "Outline", by: int) -> None:
    """The next lane in the same step, or the one before."""
    doc, row = outline.sheet.session.store, outline.row()
    place = outline_cells.below(doc, row, outline.tree.standing, by)
    t = outline.sheet.t
    if place is not None:
        _go(outline, place)
    else:
        outline.sheet.told.emit(t("There is no lane further down.") if by > 0 else t("There is no lane further up."))


def _go(outline: "Outline", place: outline_cells.Place) -> None:
    sheet, session = outline.sheet, outline.sheet.session
    if place.item is not None:
        session.selection.set([place.item])
        outline.tree.mirror()
        edits.reveal(sheet, place.item)
    elif place.lane is not None and place.step is not None:
        outline.tree.stand_at(place.step, place.lane)
        focus = Focus(place.lane, place.step)
        sheet.set_focus(focus)
        sheet.reveal(focus)
        if place.persona is not None:
            sheet.turn = Turn(focus, place.persona)


def _on_emotion(outline: "Outline", row: Emotion, typed: str) -> None:
    """Numbers set feelings, other words are the quote."""
    sheet = outline.sheet
    lane = sheet.focus.lane or outline_cells.curve_lane(sheet.session.store)
    with sheet.inline.at(outline.host):
        if lane is not None and sheet.focus.item == row.id:
            writing.in_cell(sheet, lane, row.step, typed)
        else:
            texting.begin(sheet, row.id, typed=typed, replace=False)
