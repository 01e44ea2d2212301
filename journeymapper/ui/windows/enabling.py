"""Which actions can be used now, and what undo and redo would do."""
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QAction

from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Lane, Step
from journeymapper.core.session.session import Session
from journeymapper.ui.actions.build import tip_with_keys
from journeymapper.ui.actions.grid_tables import GRID, LANE
from journeymapper.ui.actions.spec import ActionSpec

from .hidden_lanes import ALL, hidden_lanes

ON_SELECTION = ("edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "edit.link", "edit.park",
                "edit.select_kind", "view.zoom_selection")
# With nothing selected the journey's own title is what is renamed.
ON_MAP = ("edit.paste", "edit.rename", "edit.select_all", "edit.select_row", "edit.select_column",
          "view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_fit",
          "view.palette", "view.inspector", "view.parking_lot", "view.minimap", "view.filter",
          "view.outline", "view.findings", "view.history")


def enable(actions: Mapping[str, QAction], session: Session, on_map: bool) -> None:
    """Grey what has nothing to work on. A disabled action leaves its keys to the widget that has the focus."""
    for id in ON_MAP:
        actions[id].setEnabled(on_map)
    for id in ON_SELECTION:
        actions[id].setEnabled(on_map and len(session.selection) > 0)
    for spec in GRID:
        there = Lane if spec in LANE else Step
        actions[spec.id].setEnabled(on_map and bool(session.store.every(there)))
    for id in ("view.focus_stage", "edit.mark_red_point"):  # with nothing to mark, a red point of the step
        actions[id].setEnabled(on_map and bool(session.store.every(Step)))
    # An open gesture (typing) can be undone too: then there are unsaved changes that the history doesn't hold yet.
    typing = session.unsaved and session.history.at_saved
    actions["edit.undo"].setEnabled(bool(session.history.done) or typing)
    actions["edit.redo"].setEnabled(bool(session.history.undone))
    actions[ALL].setEnabled(bool(hidden_lanes(session.store)))


def name_steps(actions: Mapping[str, QAction], specs: Mapping[str, ActionSpec], session: Session, t: Texts) -> None:
    """"Undo: Move card" in menu and tooltip."""
    done, undone = session.history.done, session.history.undone
    undo = t("Undo: {step}", step=step_name(done[-1], t)) if done else t("Undo")
    redo = t("Redo: {step}", step=step_name(undone[-1], t)) if undone else t("Redo")
    for id, text in (("edit.undo", undo), ("edit.redo", redo)):
        actions[id].setText(text.replace("&", "&&"))
        actions[id].setToolTip(tip_with_keys(replace(specs[id], text=text, tip=None), t))


def step_name(entry: Entry, t: Texts) -> str:
    """The name of a step in the person's language."""
    return t(entry.title, **entry.params)
