"""Who has a map open: a lock from opening to closing; who comes second looks, takes a copy or takes over, by choice."""
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.lock.here import this_program
from journeymapper.core.persistence.lock.lock import Claim, acquire, holder, take_over
from journeymapper.core.persistence.lock.owner import UNKNOWN, Owner
from journeymapper.core.session.session import Session
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import Answer

from .holders import since, who
from .logging import log
from .map_file import MapFile

if TYPE_CHECKING:
    from .desk import Place

LOOK = Answer("look", N_("Open read-only"), "cancel")
COPY = Answer("copy", N_("Open a copy"))
TAKE = Answer("take", N_("Take over"), "destroy")
KEY = "lock"
# Not 0, which is a posted event: those are sent while the first window is still hidden behind its face.
SOON_MS = 1


def claim(place: "Place") -> None:
    """A map was opened from its file: it is ours, or somebody's, and then the person is asked what to do."""
    file = place.file
    if file.path is None or file.frame.newer:
        return
    _settle(place, _acquired(file))
    if file.held_by is not None:
        # Once the window is painted: the box waits for an answer.
        QTimer.singleShot(SOON_MS, place.window, lambda: ask(place))


def ask(place: "Place") -> None:
    """The plain choice. The window is read-only until something else was chosen."""
    from journeymapper.ui.forms.moments import moment

    file, t = place.file, place.t
    if file.held_by is None or place not in place.desk.places:
        return
    when = moment(file.held_by.since, t, amid=True) if file.held_by.since is not None else ""
    text = f"{in_use_words(place.name(), file.held_by, t)}\n{since(file.held_by, when, t)}".strip()
    detail = t("Read-only: you see the map and what is saved in it, your own changes go into another file.\n"
               "A copy: a new map of your own, not saved yet.\n"
               "Take over: you save to the file. The other window is told, and asks before it saves.")
    answer = messages.ask(place.window, t, text, (TAKE, COPY, LOOK), detail)
    if answer == COPY.id:
        copy(place)
    elif answer == TAKE.id:
        take(place)


def in_use_words(name: str, owner: Owner, t: Texts) -> str:
    """That a map is open, and with whom."""
    return t("“{file}” is open already: {who} has it.", file=name, who=who(owner, t))


def take(place: "Place") -> bool:
    """Take the lock from whom the person saw; whether it is ours now."""
    file, t = place.file, place.t
    if file.path is None or file.held_by is None:
        return False
    try:
        found = take_over(file.path, file.held_by, this_program())
    except OSError as error:
        log.warning("a lock can't be taken over: %s", error.strerror or type(error).__name__)
        messages.tell(place.window, t, t("The lock of “{file}” can't be changed here, so it stays with {who}. "
                                         "Save under another name.", file=place.name(), who=who(file.held_by, t)))
        return False
    was = file.held_by
    _settle(place, found)
    if place.watch is not None:
        place.watch.look_soon()  # what was saved meanwhile comes in
    if found.lock is None:
        place.window.toasts.show(in_use_words(place.name(), found.holder or UNKNOWN, t), key=KEY, milliseconds=0)
        return False
    place.window.toasts.show(t("“{file}” is yours now; {who} is told.", file=place.name(), who=who(was, t)), key=KEY)
    return True


def copy(place: "Place") -> "Place":
    """A new map of the same content instead of the read-only window."""
    old = place.file
    file = MapFile(Session(old.session.store.records.values()), old.frame)
    file.called, file.copied = (old.path.stem if old.path is not None else ""), True
    file.session.history.mark_unsaved()
    # What had to be mended when it was opened is in the copy.
    place.closing = place.given_up = True
    return place.desk.show(file, instead=place)


def still_ours(place: "Place") -> bool:
    """Whether we may save to the map's file. Told once: somebody took it over."""
    file = place.file
    if file.held_by is not None:
        return False
    if file.lock is None or file.path is None or file.lock.is_ours():
        return True
    # Gone is not taken: somebody tidied the folder.
    found = _acquired(file)
    _settle(place, found)
    if found.holder is not None:
        _told(place, found.holder)
    return found.holder is None


def in_use(place: "Place", target: Path) -> bool:
    """Whether somebody else has the file open under which a map is to be saved; it is told."""
    try:
        found = holder(target.resolve(), this_program())
    except (OSError, RuntimeError):
        return False
    if found is None:
        return False
    t = place.t
    messages.tell(place.window, t, in_use_words(shown(target.name), found, t) + " " + t("Choose another name."))
    return True


@contextmanager
def while_ours(path: Path, t: Texts) -> Iterator[None]:
    """Have the lock of a file that isn't open here while it is written. Raises BadFile where somebody else has it."""
    try:
        found = acquire(path, this_program())
    except OSError:
        yield  # what can't be locked may still be written, and the save says what can't
        return
    if found.holder is not None:
        raise BadFile(N_("“{file}” is open: {who} has it. Nothing was changed. Have it closed there, or open the "
                         "version as a copy."), file=shown(path.name), who=who(found.holder, t))
    try:
        yield
    finally:
        if found.lock is not None:
            found.lock.release()


def follow(place: "Place") -> None:
    """The map was saved, perhaps as another file: that one is ours now, the one before no longer."""
    file = place.file
    if file.path is None or (file.lock is not None and file.lock.target == file.path):
        return
    give_back(file)
    _settle(place, _acquired(file))


def claim_again(place: "Place") -> bool:
    """The map is free, or has another name: ask for its lock; whether nobody else has it."""
    file = place.file
    if file.path is None or file.frame.newer:
        return False
    give_back(file)
    file.taken = False
    _settle(place, _acquired(file))
    place.window.toasts.dismiss(KEY)
    return file.held_by is None


def give_back(file: MapFile) -> None:
    """The map is closed, or has another file."""
    lock, file.lock = file.lock, None
    if lock is not None:
        lock.release()


def _acquired(file: MapFile) -> Claim:
    """Neither lock nor holder where none can be made: then the hashes alone keep watch."""
    assert file.path is not None
    try:
        return acquire(file.path, this_program())
    except OSError as error:
        log.warning("no lock can be made: %s", error.strerror or type(error).__name__)
        return Claim()


def _settle(place: "Place", found: Claim) -> None:
    file = place.file
    file.taken = found.holder is not None and file.lock is not None
    file.lock, file.held_by = found.lock, found.holder
    place.refresh()


def _told(place: "Place", owner: Owner) -> None:
    t = place.t
    text = t("“{file}” was taken over by {who}. Go on working: nothing is lost, and your next save asks where to put "
             "it.", who=who(owner, t), file=place.name())
    place.window.toasts.show(text, key=KEY, milliseconds=0)
