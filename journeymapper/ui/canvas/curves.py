"""Whose curves a lane of emotions shows, as a menu."""
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.core.commands.emotions import show_curves
from journeymapper.core.document import queries
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Persona
from journeymapper.ui.canvas.edits import run

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def curve_lane(sheet: "Sheet") -> Lane | None:
    """The lane of emotions that is selected or holds the keyboard's place."""
    doc = sheet.session.store
    for id in (*sheet.session.selection.ids, sheet.focus.lane):
        lane = doc.find(Lane, id)
        kind = lane_kinds().get(lane.kind) if lane is not None else None
        if kind is not None and kind.arrangement == "curve":
            return lane
    return None


def persona_entries(sheet: "Sheet", menu: QMenu, lane: Lane) -> None:
    """“Curves”: everybody, or each persona on and off."""
    t, doc = sheet.t, sheet.session.store
    people = queries.personas(doc)
    if len(people) < 2:
        return
    shown = [row.id for row in queries.lane_personas(doc, lane)]
    curves = menu.addMenu(sheet.theme.icon("personas", 16), t("Curves"))
    everybody = curves.addAction(t("Everybody"), partial(_show, sheet, lane.id, [row.id for row in people]))
    everybody.setCheckable(True)
    everybody.setChecked(len(shown) == len(people))
    curves.addSeparator()
    for row in people:
        wanted = [id for id in shown if id != row.id] if row.id in shown else [*shown, row.id]
        action = curves.addAction(_name(sheet, row).replace("&", "&&"), partial(_show, sheet, lane.id, wanted))
        action.setCheckable(True)
        action.setChecked(row.id in shown)
    curves.addSeparator()
    for row in people:
        words = t("Only {name}", name=_name(sheet, row)).replace("&", "&&")
        curves.addAction(words, partial(_show, sheet, lane.id, [row.id]))


def _name(sheet: "Sheet", persona: Persona) -> str:
    return persona.name or sheet.t("Untitled")


def _show(sheet: "Sheet", lane: str, personas: list[str]) -> None:
    run(sheet, lambda: sheet.session.run(show_curves, lane, personas))
