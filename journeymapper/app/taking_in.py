"""What somebody else saved comes into the window: merged with what was done here, as one step that undo takes back."""
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from journeymapper.core.commands.take_in import take_in
from journeymapper.core.comparing.clashes import Clash, Sides
from journeymapper.core.comparing.merge import Merged, merge_entries
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.loaded import Frame

from . import asking
from .map_file import MapFile, base_of, rebase_journal
from .merging import Foreign, Merging, Outcome
from .watching import KEY

if TYPE_CHECKING:
    from .desk import Place

def take_all(place: "Place", foreign: Foreign) -> bool:
    """Merge; what can't be merged by itself is asked for. False where it can't be, or the person wants to wait."""
    try:
        merging = _waited_for(place, foreign)
        done = merging.outcome()
        if done.merged.clashes:
            chosen = ask(place, done.sides, done.merged)
            if chosen is None:
                return False
            if chosen or merging.stale:
                done = _waited_for(place, foreign, chosen).outcome()
        apply(place, foreign, done)
    except UserError as error:
        asking.tell_error(place.window, place.t, error)
        return False
    return True


def _waited_for(place: "Place", foreign: Foreign, chosen: Sequence[Clash] = ()) -> Merging:
    """A merge of the map as it is when this returns. Raises BadFile."""
    while True:
        merging = place.merging = Merging(place.file, foreign, chosen)
        merging.wait()
        place.merging = None
        merging.deleteLater()
        if not merging.stale:
            return merging


def ask(place: "Place", sides: Sides, merged: Merged) -> Sequence[Clash] | None:
    """Which conflicts are decided for the file; None: not now."""
    from journeymapper.ui.dialogs.conflicts import ConflictsDialog

    dialog = ConflictsDialog(sides, merged, place.t, place.name(), place.window)
    chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return chosen


def apply(place: "Place", foreign: Foreign, done: Outcome) -> None:
    """One step; from then on the file is as the window knows it. It is told. Raises Refused."""
    file, session = place.file, place.file.session
    session.run(take_in, done.merged.change)
    if foreign.hash is not None:
        _know(file, foreign, done)
    place.refresh()
    _tell(place, foreign, done.merged)


def _know(file: MapFile, foreign: Foreign, done: Outcome) -> None:
    session, loaded = file.session, foreign.loaded
    base = file.base.extra if file.base is not None else {}
    extra, _ = merge_entries(base, file.frame.extra, loaded.frame.extra)
    file.hash, file.base, file.frame = foreign.hash, base_of(loaded), Frame(file.frame.version, extra)
    if not done.beyond and extra == loaded.frame.extra and not loaded.repairs:
        session.mark_saved()
    else:
        session.history.mark_unsaved()
        session.history_changed.emit()
    rebase_journal(file, done.beyond)


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
