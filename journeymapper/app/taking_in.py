"""What somebody else saved comes into the window: merged with what was done here, as one step that undo takes back."""
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from journeymapper.core.commands.take_in import take_in
from journeymapper.core.comparing.choices import merge_with
from journeymapper.core.comparing.clashes import WINDOW, Clash, Sides
from journeymapper.core.comparing.merge import Merged, merge, merge_entries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import say
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.loaded import Frame, Loaded

from . import asking
from .map_file import MapFile, base_of, rebase_journal
from .watching import KEY

if TYPE_CHECKING:
    from .desk import Place

OTHER_MAP = N_("“{file}” holds another map now. Save yours under another name, or overwrite that one.")
NEWER = N_("“{file}” was saved by a newer Journeymapper meanwhile and can’t be taken in here. Save yours under another "
           "name.")
NO_BASE = N_("“{file}” was changed by somebody else. What it held before isn’t known, so the two can’t be merged. "
             "Save under another name, or overwrite it.")


@dataclass(frozen=True)
class Foreign:
    """Another version of the map, as read. hash: of the map's own file that holds it; None: `name` lies beside."""

    loaded: Loaded
    hash: str | None
    name: str = ""


def merged_with(file: MapFile, foreign: Foreign) -> tuple[Sides, Merged]:
    """The three states and what becomes of them. Raises BadFile where they can't be merged."""
    name = file.path.name if file.path is not None else ""
    if foreign.loaded.newer:
        raise BadFile(NEWER, file=name)
    if file.base is None:
        raise BadFile(NO_BASE, file=name)
    ids = {row.id for rows in (file.session.store.every(Journey), foreign.loaded.records)
           for row in rows if isinstance(row, Journey)}
    if len(ids) != 1:
        raise BadFile(OTHER_MAP, file=name)
    file.session.settle.emit()
    file.session.close_gesture()
    sides = Sides(Store(file.base.records), file.session.store, Store(foreign.loaded.records))
    return sides, merge(sides, WINDOW)


def take_all(place: "Place", foreign: Foreign) -> bool:
    """Merge; what can't be merged by itself is asked for. False where it can't be, or the person wants to wait."""
    try:
        sides, merged = merged_with(place.file, foreign)
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return False
    chosen = ask(place, sides, merged) if merged.clashes else ()
    if chosen is None:
        return False
    try:
        apply(place, foreign, merge_with(sides, chosen, WINDOW) if chosen else merged)
    except UserError as error:
        asking.tell_error(place.window, place.t, error)
        return False
    return True


def ask(place: "Place", sides: Sides, merged: Merged) -> Sequence[Clash] | None:
    """Which conflicts are decided for the file; None: not now."""
    from journeymapper.ui.dialogs.conflicts import ConflictsDialog

    # While it is asked, nothing may change what it is about.
    held = Sides(sides.base, Store(sides.mine.records.values()), sides.theirs)
    dialog = ConflictsDialog(held, merged, place.t, place.name(), place.window)
    chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return chosen


def apply(place: "Place", foreign: Foreign, merged: Merged) -> None:
    """One step; from then on the file is as the window knows it. It is told. Raises Refused."""
    file, session = place.file, place.file.session
    session.run(take_in, merged.change)
    if foreign.hash is not None:
        _know(file, foreign)
    place.refresh()
    _tell(place, foreign, merged)


def _know(file: MapFile, foreign: Foreign) -> None:
    session, loaded = file.session, foreign.loaded
    base = file.base.extra if file.base is not None else {}
    extra, _ = merge_entries(base, file.frame.extra, loaded.frame.extra)
    file.hash, file.base, file.frame = foreign.hash, base_of(loaded), Frame(file.frame.version, extra)
    theirs = {row.id: row for row in loaded.records}
    mine = dict(session.store.records)
    same = theirs == mine and extra == loaded.frame.extra and not loaded.repairs
    if same:
        session.mark_saved()
    else:
        session.history.mark_unsaved()
        session.history_changed.emit()
    rebase_journal(file)


def _tell(place: "Place", foreign: Foreign, merged: Merged) -> None:
    t, session = place.t, place.file.session
    count = len(list(merged.change.ids()))
    if foreign.hash is None:
        text = t.plural("{n} change was taken in from “{file}”; that file stays as it is.",
                        "{n} changes were taken in from “{file}”; that file stays as it is.", count, file=foreign.name)
    elif count:
        text = t.plural("“{file}” was changed by somebody else: {n} change was taken in.",
                        "“{file}” was changed by somebody else: {n} changes were taken in.", count, file=place.name())
    else:
        text = t("“{file}” was saved by somebody else; nothing in it is new here.", file=place.name())
    if session.unsaved and foreign.hash is not None:
        text = f'{text} {t("Yours stand too.")}'
    notes = [say(t, note) for note in (*merged.notes, *foreign.loaded.repairs[:3])]
    step = session.history.key
    action = (t("Undo"), lambda: _undo(place, step)) if count else None
    place.window.toasts.show("\n".join([text, *notes]), key=KEY, milliseconds=0, action=action)


def _undo(place: "Place", step: int) -> None:
    """Take the step back, if nothing was done since."""
    session, t = place.file.session, place.t
    if session.history.key == step:
        session.undo()
    else:
        place.window.toasts.show(t("Something was done since. Undo that first, or look at the history."), key=KEY)
