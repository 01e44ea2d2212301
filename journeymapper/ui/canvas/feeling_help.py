"""Feelings typed into a cell of an emotions lane: a number for each persona in turn, then what they said."""
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent

from journeymapper.core.commands.feelings import Said, read_feelings, set_feelings
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.layout import metrics
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import landing
from journeymapper.ui.canvas.feeling_turn import Turn
from journeymapper.ui.canvas.focus import Focus, items_at
from journeymapper.ui.canvas.inline import InlineEdit
from journeymapper.ui.canvas.suggestions import Suggestions

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

HINT = N_("From −2 to +2, one for each: {names}")
FROM_FOOT, HIGH = 34, 18


def begin(sheet: "Sheet", lane: str, step: str, typed: str) -> None:
    """Open the editor for the focused point, else for the persona whose turn it is; refusals are said."""
    sheet.inline.finish()
    session, point = sheet.session, sheet.session.store.find(Emotion, sheet.focus.item)
    if point is not None:
        gesture, new = session.gesture(N_("Set feelings")), False
        id = point.id
    else:
        persona = _whose(sheet, lane, step)
        gesture, new = session.gesture(N_("Set feelings")), True
        try:
            landing.unfold(session, lane)
            id = session.run(landing.first_emotion, step, 0.0, lane, sheet.t, persona)
        except UserError as error:
            gesture.cancel()
            sheet.refuse(error)
            return
        session.selection.set([id])
        sheet.set_focus(Focus(lane, step, id))
        sheet.reveal(sheet.focus)
    made = session.store.find(Emotion, id)
    assert made is not None  # just made, or found above
    sheet.inline.begin(id, "", gesture, new=new, typed=typed, hold=sheet.composing,
                       helper=lambda edit: FeelingHelp(sheet, edit, made, lane, new))
    if sheet.inline.edit is not None:
        sheet.inline.edit.setAccessibleName(sheet.t("Feelings"))


def _whose(sheet: "Sheet", lane: str, step: str) -> str | None:
    """The persona whose feelings were typed in the step before, if there is room for them; None: whoever comes next."""
    turn = sheet.turn
    if turn is not None and turn.focus == sheet.focus:
        has = {row.persona for row in queries.emotions_at(sheet.session.store, step)}
        return turn.persona if turn.persona not in has else None
    return None


def stand_next(sheet: "Sheet", persona: str) -> None:
    """After Tab: at this persona's point of the step, or in the cell with nothing focused, ready for a new one."""
    focus, doc = sheet.focus, sheet.session.store
    row = doc.find(Lane, focus.lane)
    if row is None or focus.step is None:
        return
    here = [point for id in items_at(sheet.plan, focus.row, focus.column) if (point := doc.find(Emotion, id))]
    own = next((point.id for point in here if point.persona == persona), None)
    sheet.session.selection.set([own] if own is not None else [])
    sheet.set_focus(Focus(focus.row, focus.column, own))
    sheet.turn = Turn(sheet.focus, persona)


class FeelingHelp:
    """Lives as long as one edit: writes the feelings while they are typed and shows whose they are."""

    def __init__(self, sheet: "Sheet", edit: InlineEdit, point: Emotion, lane: str, new: bool) -> None:
        self._sheet, self._edit, self._lane, self._step = sheet, edit, lane, point.step
        self.persona, self._anchor, self._new = point.persona, point.id, new
        doc = sheet.session.store
        row = doc.find(Lane, lane)
        self._people = [(who.id, who.name) for who in (queries.lane_personas(doc, row) if row else [])]
        others = [at for at in queries.emotions_at(doc, point.step) if at.id != point.id]
        self._before = [*reversed(others)] + ([] if new else [point])
        self._points = {at.persona: at.id for at in self._before} | {point.persona: point.id}
        self._before = [at for at in self._before if self._points[at.persona] == at.id]
        self._made: list[str] = []
        self.panel = Suggestions(sheet.inline.host.board(), edit, sheet.t)

    def update(self) -> None:
        """The text has changed."""
        t, names = self._sheet.t, dict(self._people)
        chips = []
        for row in self._said(self._edit.toPlainText()):
            if row.value is not None:
                chips.append(f"{names[row.persona]}: {signed(row.value, t)}")
            if row.quote:
                chips.append(f"{t('Quote')}: “{_short(row.quote)}”")
        self._edit.setAccessibleDescription(" · ".join(chips))
        order = [name for _, name in self._turns()]
        self.panel.show_all(chips, t(HINT, names=", ".join(order)), [], -1)
        self.place()

    def place(self) -> None:
        """The editor stands elsewhere."""
        self.panel.place_under(self._edit)

    def spot(self) -> tuple[Rect, TextStyle] | None:
        """At the foot of the cell, wherever the point moves meanwhile."""
        cell = self._sheet.plan.cell_rect(self._lane, self._step)
        if cell is None:
            return None
        inset = metrics.CARD_INSET + metrics.CARD_PAD_X
        rect = Rect(cell.x + inset, max(cell.y, cell.bottom - FROM_FOOT), cell.w - 2 * inset, HIGH)
        return self._sheet.view.to_screen(rect), metrics.CARD_TITLE

    def take_key(self, _event: QKeyEvent) -> bool:
        """There is no list to choose from."""
        return False

    def commit(self, text: str, last: bool) -> bool:
        """Write what is said so far. Raises Refused. A new point that isn't meant in the end goes again."""
        session, said = self._sheet.session, self._said(text)
        made = [*self._made, self._anchor] if last and self._new else self._made
        new = session.run(set_feelings, self._step, said, self._points, self._before, made)
        self._points.update(new)
        self._made += new.values()
        return True

    def close(self) -> None:
        """The edit is over."""
        self.panel.hide()
        self.panel.deleteLater()

    def _said(self, text: str) -> list[Said]:
        return read_feelings(text, self._people, self.persona)

    def _turns(self) -> list[tuple[str, str]]:
        at = next((place for place, (id, _) in enumerate(self._people) if id == self.persona), 0)
        return self._people[at:] + self._people[:at]


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
