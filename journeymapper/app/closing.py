"""Close and quit: nothing that isn't saved goes without an answer."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import CANCEL, Answer

from .desk import Place
from .saving import save, wait_for_save

SAVE = Answer("save", N_("Save"), "accept")
DISCARD = Answer("discard", N_("Don't save"), "destroy")


def may_close(place: Place) -> bool:
    """Whether the window may go: all is saved, was saved now, or the person gave it up."""
    wait_for_save(place)
    place.file.session.settle.emit()
    if place.closing or not place.file.session.unsaved:
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
