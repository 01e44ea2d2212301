"""Save, save as, revert: each returns whether it was done. `save_beside` is Ctrl+S: the window stays usable meanwhile.

A map has one writer at a time: whoever wants to write, read or close it waits for the one that is at work.
"""
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import Sentence, say
from journeymapper.core.persistence.format import SUFFIX
from journeymapper.core.persistence.loaded import BadMap, NewerFormat
from journeymapper.core.persistence.reading import file_hash, open_map
from journeymapper.core.persistence.save_errors import ChangedOnDisk
from journeymapper.ui.canvas.going_on import composing, reopener
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import CANCEL, Answer

from . import asking
from .comparing import compare_with_file
from .desk import Place
from .drafts import reread_map_file
from .foreign import decide
from .holders import who
from .locking import follow, in_use, still_ours, take
from .writing import Writing

# So often a waiting save looks whether a composition has ended.
COMPOSED_MS = 50
SAVE_AS = Answer("save_as", N_("Save as…"), "accept")
MERGE = Answer("merge", N_("Merge and save"), "accept")
OVERWRITE = Answer("overwrite", N_("Overwrite"), "destroy")
SAVE_AGAIN = Answer("overwrite", N_("Save it again"))
BOTH = Answer("both", N_("Keep both"))
BOTH_FIRST = Answer("both", N_("Keep both"), "accept")
COMPARE = Answer("compare", N_("Compare…"))
ELSEWHERE = Answer("save_as", N_("Save as…"))
REVERT = Answer("revert", N_("Revert"), "destroy")
TAKE_BACK = Answer("take_back", N_("Take it back and save"), "destroy")


def save_beside(place: Place) -> None:
    """Save to the map's own file while the person goes on; asked for again meanwhile, it is saved again afterwards."""
    file = place.file
    if place.writing is not None:
        place.save_again = True
    elif file.path is None or file.frame.newer or not still_ours(place):
        save(place)
    else:
        type_on = reopener(place.window.chrome.map_page.sheet)
        writing = place.writing = Writing(file, file.path, file.hash)
        writing.done.connect(lambda: _ended(place, writing))
        type_on()


def wait_for_save(place: Place) -> None:
    """Until the save that is at work has ended, and the one that was asked for meanwhile."""
    while (writing := place.writing) is not None and not writing.finished:
        writing.wait()


def _ended(place: Place, writing: Writing) -> None:
    went = _outcome(place, writing)
    place.save_again = went and place.save_again
    _again(place)


def _again(place: Place) -> None:
    """The save that waits, once no input method is amid a composition: a save closes the editor."""
    if not place.save_again or place.writing is not None:
        return
    if composing(place.window.chrome.map_page.sheet):
        QTimer.singleShot(COMPOSED_MS, place.window, lambda: _again(place))
        return
    place.save_again = False
    save_beside(place)


def save(place: Place) -> bool:
    """Save to the map's own file; a map without one asks for it. Returns when it is done."""
    wait_for_save(place)
    file = place.file
    if file.path is None or (not still_ours(place) and not file.taken):
        return save_as(place)
    if file.taken:
        return _after_taking(place, file.path)
    return _write(place, file.path, file.hash)


def _after_taking(place: Place, path: Path) -> bool:
    """Somebody took the map over: their file isn't written over without a word."""
    t = place.t
    text = t("“{file}” was taken over by {who}. Save your work under another name, or take the map back.",
             who=who(place.file.held_by, t), file=place.name())
    answer = messages.ask(place.window, t, text, (SAVE_AS, TAKE_BACK, CANCEL), t("Nothing of yours is lost so far."))
    if answer == "save_as":
        return save_as(place)
    return answer == "take_back" and take(place) and _write(place, path, place.file.hash)


def save_as(place: Place) -> bool:
    """Ask for a file and save there; from then on it is the map's own."""
    wait_for_save(place)
    t, file = place.t, place.file
    if file.frame.newer:
        asking.tell_error(place.window, t, NewerFormat(file.frame.version))
        return False
    target = asking.ask_target(place.window, t("Save as"), _proposed(place), [t("Journey maps (*.journey)")], SUFFIX)
    if target is None:
        return False
    if in_use(place, target):
        return False
    other = place.desk.place_of(target)
    if other is not None and other is not place:
        messages.tell(place.window, t, t("“{file}” is open in another window. Choose another name.", file=target.name))
        return False
    try:
        expected = file_hash(target)
    except BadFile as error:
        asking.tell_error(place.window, t, error)
        return False
    return _write(place, target, expected)


def revert(place: Place) -> bool:
    """Go back to the file as it was saved last, after asking."""
    wait_for_save(place)
    t, file = place.t, place.file
    if file.path is None:
        return False
    text = t("Go back to “{file}” as it was saved last?", file=file.path.name)
    if messages.ask(place.window, t, text, (REVERT, CANCEL), t("All changes since then are lost.")) != "revert":
        return False
    try:
        repairs = reread_map_file(file)
    except BadFile as error:
        asking.tell_error(place.window, t, error)
        return False
    place.refresh()
    place.tell_repairs(repairs)
    return True


def _write(place: Place, path: Path, expected: str | None) -> bool:
    wait_for_save(place)
    writing = place.writing = Writing(place.file, path, expected)
    writing.wait()
    return _outcome(place, writing)


def _outcome(place: Place, writing: Writing) -> bool:
    """Whether it went. The ways out of one that didn't are asked for, unless the window goes without a question."""
    path = writing.path
    place.writing = None
    try:
        notes = writing.notes()
    except BadFile as error:
        place.refresh()
        return False if place.closing else _told(place, path, error)
    finally:
        writing.deleteLater()
    _saved(place, notes)
    return True


def _told(place: Place, path: Path, error: BadFile) -> bool:
    t = place.t
    if isinstance(error, NewerFormat):
        asking.tell_error(place.window, t, error)
        return False
    if isinstance(error, ChangedOnDisk) and error.what == "changed":
        return _otherwise(place, path, _asked_of_both(place, path, error))
    if isinstance(error, ChangedOnDisk):
        again = SAVE_AGAIN if error.what == "deleted" else OVERWRITE
        return _otherwise(place, path, messages.ask(place.window, t, say(t, error), (SAVE_AS, again, CANCEL)))
    return _otherwise(place, path, messages.ask(place.window, t, say(t, error), (SAVE_AS, CANCEL)))


def _asked_of_both(place: Place, path: Path, error: BadFile) -> str:
    """What is to become of two versions; they can be compared before that is said."""
    t = place.t
    detail = t("“Merge and save” puts both together and asks where they clash. “Keep both” saves yours beside it "
               "under a name of its own.")
    ways: tuple[Answer, ...] = (MERGE, BOTH, COMPARE, ELSEWHERE, OVERWRITE, CANCEL)
    try:
        open_map(path)
    except BadFile:
        # Neither can be done with it; the ways that lead somewhere are left.
        detail = t("What it holds now can't be read. “Keep both” saves yours beside it under a name of its own; "
                   "“Overwrite” keeps what it holds under Older versions.")
        ways = (BOTH_FIRST, ELSEWHERE, OVERWRITE, CANCEL)
    while True:
        answer = messages.ask(place.window, t, say(t, error), ways, detail)
        if answer != COMPARE.id:
            return answer
        compare_with_file(place, path)


def _proposed(place: Place) -> Path:
    """A name that can be saved under: not that of a map that somebody else has."""
    path = place.file.path
    if path is None:
        return place.desk.settings.folder() / (place.proposed_name() + SUFFIX)
    return path if place.file.held_by is None else _free_beside(path, place.t)


def _free_beside(path: Path, t: Texts) -> Path:
    """A name beside a file that is nobody's yet."""
    name = t("{map} (my version)", map=path.stem)
    target, number = path.with_name(f"{name}{path.suffix}"), 2
    while target.exists() or target.is_symlink():
        target, number = path.with_name(f"{name} {number}{path.suffix}"), number + 1
    return target


def keep_both(place: Place, path: Path) -> bool:
    """Save beside the other version, under a name of its own; from then on that is the map's file."""
    t = place.t
    target = _free_beside(path, t)
    if not _write(place, target, None):
        return False
    place.window.toasts.show(t("Saved “{file}”. The other version stays in “{other}”.", file=place.name(),
                               other=shown(path.name)), key="file")
    return True


def _otherwise(place: Place, path: Path, answer: str) -> bool:
    """The ways out of a save that didn't go."""
    if answer == "save_as":
        return save_as(place)
    if answer == "both":
        return keep_both(place, path)
    if answer == "merge":
        return decide(place) and _write(place, path, place.file.hash)
    if answer != "overwrite":
        return False
    # Whatever it was opened by: from now on it is this file.
    place.file.named = None if path == place.file.path else place.file.named
    try:
        known = file_hash(path)
        _refuse_newer(path)
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return False
    return _write(place, path, known)


def _refuse_newer(path: Path) -> None:
    """Raises NewerFormat: what a newer program saved there meanwhile is never written over."""
    with suppress(BadMap):
        if path.exists() and (loaded := open_map(path).loaded).newer:
            raise NewerFormat(loaded.version)


def _saved(place: Place, notes: tuple[Sentence, ...]) -> None:
    follow(place)
    if place.watch is not None:
        place.watch.look_soon()
    place.desk.remember(place)
    place.refresh()
    t = place.t
    text = t("Saved “{file}”.", file=place.name())
    place.window.toasts.show("\n".join([text, *(say(t, note) for note in notes)]), key="file")
