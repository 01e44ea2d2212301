"""Maps that were open when the program ended unasked: offered at the next start, and when their file is opened."""
from collections.abc import Sequence
from pathlib import Path

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.journal.shelf import Offer, offers
from journeymapper.core.persistence.loaded import BadMap
from journeymapper.core.session.session import Session
from journeymapper.ui.dialogs.recovery import BOTH, DISCARD, LATER, RESTORE, RecoveryDialog, changes, map_name
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import CANCEL, Answer

from . import asking
from .desk import Desk, Place
from .logging import log
from .map_file import MapFile
from .opening import open_one, open_paths
from .salvaging import tell_not_opened

GIVE_UP = Answer("discard", N_("Discard"), "destroy")


def offer_all(desk: Desk) -> None:
    """At the start: whatever was left."""
    _ask(desk, offers(), desk.places[0] if desk.places else None)


def offer_for(place: Place) -> None:
    """A file was opened: what was left of it."""
    if place in place.desk.places and place.file.path is not None:
        _ask(place.desk, offers(only=place.file.path), place)


def _ask(desk: Desk, found: Sequence[Offer], place: Place | None) -> None:
    if not found or place is None:
        _release(found)
        return
    log.info("recovery offered: %s", len(found))
    dialog = RecoveryDialog(found, desk.t, place.window)
    dialog.finished.connect(lambda _result: _answered(desk, found, place, dialog))
    dialog.open()


def _answered(desk: Desk, found: Sequence[Offer], place: Place, dialog: RecoveryDialog) -> None:
    answer, offer = dialog.answer, dialog.offer
    dialog.deleteLater()
    if answer == LATER or not desk.places:
        _release(found)
        return
    done = act(desk, offer, answer, place)
    rest = [other for other in found if other is not offer] if done else found
    _ask(desk, rest, place if place in desk.places else desk.places[-1])


def act(desk: Desk, offer: Offer, answer: str, place: Place) -> bool:
    """Do what was chosen; False where it was not done, then the offer stands. place: where it was asked."""
    if answer == DISCARD:
        return _discard(offer, place)
    file = offer.base.file
    if answer == BOTH and file is not None:
        bad = open_paths(desk, [file], beside=place)
        if bad:
            tell_not_opened(desk, bad, place, open_one)
    return answer in (RESTORE, BOTH) and restore(desk, offer, place, copy=answer == BOTH) is not None


def restore(desk: Desk, offer: Offer, place: Place, *, copy: bool) -> Place | None:
    """A window with the recovered map, unsaved. copy: beside its file; so it is too where the file isn't as it was."""
    try:
        loaded = offer.map()
    except BadMap as error:
        asking.tell_error(place.window, desk.t, error)
        return None
    base, steps = offer.base, max(1, len(offer.steps))
    there = desk.place_of(base.file) if base.file is not None else None
    own = not copy and base.relation == "same" and (there is None or not there.file.session.unsaved)
    file = MapFile(Session(loaded.records), loaded.frame, base.file if own else None, base.hash if own else None)
    file.called = _called(base.file) if not own else ""
    file.session.history.mark_unsaved()
    if not loaded.repairs:
        file.session.history.resume(offer.replayed.done, offer.replayed.undone)
    file.found = offer.release()
    empty = place if place in desk.places and place.file.untouched else None
    shown = desk.show(file, instead=there if own and there is not None else empty)
    desk.remember(shown)
    shown.tell_repairs(loaded.repairs)
    shown.window.toasts.show(desk.t.plural(
        "Recovered {n} change. Save the map to keep it.", "Recovered {n} changes. Save the map to keep them.", steps),
        key="recovered", milliseconds=0)
    return shown


def _called(file: Path | None) -> str:
    return file.stem if file is not None else ""


def _discard(offer: Offer, place: Place) -> bool:
    t = place.t
    text = t("Discard {changes} of “{map}” for ever?", changes=changes(offer, t), map=map_name(offer, t))
    if messages.ask(place.window, t, text, (GIVE_UP, CANCEL)) != GIVE_UP.id:
        return False
    offer.discard()
    return True


def _release(found: Sequence[Offer]) -> None:
    for offer in found:
        offer.release()
