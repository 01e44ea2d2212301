"""What happened to a map's file while it was open, and what the window makes of it. None of it is silent.

Taken in by itself is only what fits with all that was done here; everything else is told and waits for the person. A
file whose time alone is new says nothing.
"""
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.reading import open_map
from journeymapper.core.persistence.standing import Standing
from journeymapper.ui.feedback.toasts import Action

from . import asking
from .holders import who
from .locking import KEY as LOCK
from .locking import claim_again, still_ours
from .map_file import base_of, rebase_journal
from .watching import KEY, Seen, Watch

if TYPE_CHECKING:
    from .desk import Place
    from .merging import Merging

# While a person drags, types or answers, the map isn't changed under the hand.
BUSY_MS = 400
# Whoever changes the map faster than it is merged waits, after so many times, for the merge.
MOST_MERGES = 3


def watch(place: "Place") -> None:
    """From now on, until `Place.watch` is ended."""
    # Weak: what Qt holds, Python's collector doesn't see, and the closed window would stay for ever.
    place.watch = Watch(place.file, place.window, partial(_found, ref(place)))


def _found(of: "ref[Place]", found: Seen) -> None:
    place = of()
    if place is not None and place in place.desk.places and not place.closing:
        react(place, found)


def react(place: "Place", found: Seen) -> None:
    """Tell, and take in what fits; later, where somebody is amid something."""
    waited_for = place.merging is not None and place.merging.waited_for
    if place.writing is not None or waited_for or busy(place):
        _later(place)
        return
    file, standing = place.file, found.standing
    if file.base is None and found.base is not None:
        file.base = base_of(found.base)
    _lock(place, found)
    for copy in standing.copies:
        _copy(place, copy)
    news = (standing.sort, standing.hash, str(standing.path))
    if standing.sort == "same":
        place.merging = None
        _well_again(place)
    elif news != place.told:
        place.told, place.merging = news, None
        _tell(place, found)


def _later(place: "Place") -> None:
    QTimer.singleShot(BUSY_MS, place.window, lambda: place.watch.look_soon() if place.watch is not None else None)


def busy(place: "Place") -> bool:
    """Whether a person is amid a drag, a word, a menu or a question."""
    application = QApplication.instance()
    asking_now = isinstance(application, QApplication) and (
        application.activeModalWidget() is not None or application.activePopupWidget() is not None)
    typing = place.window.chrome.map_page.sheet.inline.edit is not None
    return asking_now or typing or place.file.session.in_gesture or bool(QApplication.mouseButtons().value)


def _tell(place: "Place", found: Seen) -> None:
    t, name, standing = place.t, place.name(), found.standing
    if standing.sort == "changed":
        _changed(place, found)
        return
    if standing.sort == "moved" and standing.path is not None:
        to = standing.path
        _news(place, t("“{file}” was renamed to “{name}”.", file=name, name=shown(to.name)),
              (t("Go on there"), lambda: _go_on(place, to)))
        return
    if standing.sort == "swapped":
        _news(place, t("The link by which you opened “{file}” leads elsewhere now, to “{other}”. You still work on the "
                       "first file, and the next save asks.", file=name, other=shown(standing.path or "")))
        return
    _only_here(place)
    if standing.sort == "deleted":
        _news(place, t("“{file}” was deleted or moved away. Your map stands here whole; save it again to keep it.",
                       file=name))
        return
    cause, _ = meaning(standing.error or OSError())
    _news(place, t("“{file}” can't be reached: {cause} Your map stands here whole; save it in another place.",
                   file=name, cause=say(t, cause)))


def _changed(place: "Place", found: Seen) -> None:
    t = place.t
    if found.loaded is None:
        _only_here(place)
        _news(place, t("“{file}” was changed by somebody else and can't be read now. Your map stands here whole; the "
                       "next save asks.", file=place.name()))
        return
    # Not before the first change by others: a start needs no merge.
    from .merging import Foreign, Merging

    try:
        merging = place.merging = Merging(place.file, Foreign(found.loaded, found.standing.hash))
    except UserError as error:
        _news(place, say(t, error))
        return
    of = ref(place)
    merging.done.connect(lambda: _merged(of, merging, found.standing))
    if place.merges >= MOST_MERGES:
        merging.wait()


def _merged(of: "ref[Place]", merging: "Merging", standing: Standing) -> None:
    """Take it in, if the map still is what was merged and nobody is amid something; else merge what it is then."""
    place = of()
    merging.deleteLater()
    if place is None or place.merging is not merging or place not in place.desk.places or place.closing:
        return
    place.merging = None
    if merging.stale or place.writing is not None or busy(place):
        place.merges += merging.stale
        place.told = None
        _later(place)
        return
    place.merges = 0
    try:
        _take(place, merging)
    except UserError as error:
        _news(place, say(place.t, error))
    if place.watch is not None:
        place.watch.took_in(standing)


def _take(place: "Place", merging: "Merging") -> None:
    from .taking_in import apply

    t, done = place.t, merging.outcome()
    if not done.merged.clashes:
        apply(place, merging.foreign, done)
        place.told = None
        return
    text = t.plural("“{file}” was changed by somebody else: {n} change clashes with yours.",
                    "“{file}” was changed by somebody else: {n} changes clash with yours.", len(done.merged.clashes),
                    file=place.name())
    _news(place, text, (t("Decide…"), lambda: decide(place)))


def decide(place: "Place") -> bool:
    """Take in what the file holds now; the person decides where both changed the same. Whether it was done."""
    from .merging import Foreign
    from .taking_in import take_all

    path = place.file.path
    if path is None:
        return False
    try:
        opened = open_map(path)
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return False
    done = take_all(place, Foreign(opened.loaded, opened.hash))
    if done:
        place.told = None
    return done


def _copy(place: "Place", copy: Path) -> None:
    if copy in place.told_copies:
        return
    place.told_copies.add(copy)
    t = place.t
    text = t("Beside “{file}” lies a conflict copy, “{copy}”: somebody else’s work may be in it.", file=place.name(),
             copy=shown(copy.name))
    place.window.toasts.show(text, key=f"copy {copy}", milliseconds=0,
                             action=(t("Take it in…"), lambda: take_copy(place, copy)))


def take_copy(place: "Place", copy: Path) -> bool:
    """Merge a file that lies beside; it stays where it is. Whether it was done."""
    from .merging import Foreign
    from .taking_in import take_all

    try:
        opened = open_map(copy)
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return False
    return take_all(place, Foreign(opened.loaded, None, shown(copy.name)))


def _lock(place: "Place", found: Seen) -> None:
    file, t = place.file, place.t
    if file.held_by is None:
        still_ours(place)
    elif found.holder is None and file.taken:
        if claim_again(place):
            place.window.toasts.show(t("“{file}” is yours again.", file=place.name()), key=LOCK)
    elif found.holder is not None and found.holder.token != file.held_by.token:
        file.held_by = found.holder
    elif found.holder is None and place.freed != file.held_by.token:
        place.freed = file.held_by.token
        text = t("“{file}” is free now: {who} has closed it.", file=place.name(), who=who(file.held_by, t))
        place.window.toasts.show(text, key=LOCK, milliseconds=0,
                                 action=(t("Work on it here"), lambda: claim_again(place)))


def _go_on(place: "Place", path: Path) -> None:
    """The map's file has another name now."""
    file = place.file
    if place.desk.place_of(path) is not None:
        return
    file.path = file.named = path
    rebase_journal(file)
    place.told = None
    claim_again(place)
    place.desk.remember(place)
    place.refresh()


def _only_here(place: "Place") -> None:
    """No file holds the map any more: closing the window asks."""
    history = place.file.session.history
    if place.saved_before is None:
        place.saved_before = history.saved_mark
    history.mark_unsaved()
    place.file.session.history_changed.emit()


def _well_again(place: "Place") -> None:
    """The file is as it was: a network share came back, or somebody put it there again."""
    if place.told is not None:
        place.told = None
        place.window.toasts.dismiss(KEY)
    before, place.saved_before = place.saved_before, None
    # A save since then knows better.
    if before is not None and place.file.session.history.saved_mark is None:
        place.file.session.mark_saved(before)


def _news(place: "Place", text: str, action: Action | None = None) -> None:
    place.window.toasts.show(text, key=KEY, milliseconds=0, action=action)
