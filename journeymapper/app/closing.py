"""Close and quit: nothing that isn't saved goes without an answer."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import CANCEL, Answer

from .desk import Place
from .saving import save, wait_for_save

SAVE = Answer("save", N_("Save"), "accept")
DISCARD = Answer("discard", N_("Don't save"), "destroy")
STOP = Answer("stop", N_("Cancel the export"), "destroy")
STAY = Answer("cancel", N_("Keep the window open"), "cancel")


def may_close(place: Place) -> bool:
    """Whether the window may go: all is saved, was saved now, or the person gave it up; exports likewise."""
    wait_for_save(place)
    place.file.session.settle.emit()
    if place.closing:
        return True
    return _exports_may_go(place) and _map_may_go(place)


def _exports_may_go(place: Place) -> bool:
    t, running = place.t, [work for work in place.exports if work.running]
    if not running:
        return True
    place.window.raise_()
    place.window.activateWindow()
    names = ", ".join(t("“{file}”", file=shown(work.wish.out.name)) for work in running)
    detail = t("If the window closes now, the export is cancelled; no file is changed by it.")
    if messages.ask(place.window, t, t("Still being exported: {files}.", files=names), (STOP, STAY), detail) != "stop":
        return False
    for work in running:
        work.cancel()
    return True


def _map_may_go(place: Place) -> bool:
    if not place.file.session.unsaved:
        return True
    place.window.raise_()
    place.window.activateWindow()
    text = place.t("Save the changes to “{file}”?", file=place.name())
    detail = place.t("What is not saved is lost when the window closes.")
    answer = messages.ask(place.window, place.t, text, (SAVE, DISCARD, CANCEL), detail)
    if answer == "save":
        return save(place)
    place.given_up = answer == "discard"
    return place.given_up
