"""File → Older versions…: what was kept at each save, to be looked at, compared, opened as a copy or restored.

Nothing is lost by it: a restored version is a step that undo takes back, and what the map held is kept as a version of
its own. A file that no longer opens is replaced as by a save, so that it is kept too.
"""
from collections.abc import Callable, Sequence
from pathlib import Path

from journeymapper.core.commands.become import become
from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.files import FILES
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown, state_folder
from journeymapper.core.persistence import backups
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.loaded import BadMap, Loaded, NewerFormat
from journeymapper.core.persistence.reading import file_hash, open_map, read_bytes
from journeymapper.core.persistence.repository import save_map
from journeymapper.core.persistence.versions import Shelf, Version, shelves, versions_of
from journeymapper.core.session.session import Session
from journeymapper.ui.dialogs.versions import COMPARE, COPY, RESTORE, VersionsDialog
from journeymapper.ui.forms.moments import moment
from journeymapper.ui.qt import messages

from . import asking
from .comparing import show_beside
from .desk import Desk, Place
from .locking import while_ours
from .map_file import MapFile
from .saving import wait_for_save

# Opens a file in a window, instead of this place where nothing was done in it; whether it could be opened.
Opener = Callable[[Desk, Path, Place | None], bool]


class DamagedVersion(BadFile):
    """A version that can't be read; others may be."""


def ask_versions(place: Place, opener: Opener) -> None:
    """The dialog for the map of this window; others that have versions can be chosen in it."""
    wait_for_save(place)
    _ask(place.desk, _ordered(place.file.path), place, opener)


def has_versions(file: Path) -> bool:
    """Whether there is an older version of this file."""
    return bool(versions_of(_real(file)).versions)


def ask_versions_of(desk: Desk, file: Path, place: Place | None, opener: Opener) -> None:
    """The dialog for a file that can't be opened."""
    _ask(desk, _ordered(_real(file)), place, opener)


def _real(file: Path) -> Path:
    """Without links; as it is where it can be no path."""
    try:
        return FILES.resolve(file)
    except (OSError, ValueError):
        return file


def _ordered(first: Path | None) -> list[Shelf]:
    others = [one for one in shelves() if one.file is None or one.file != first]
    return ([versions_of(first)] if first is not None else []) + others


def _ask(desk: Desk, found: Sequence[Shelf], place: Place | None, opener: Opener) -> None:
    window = place.window if place is not None and place in desk.places else None
    if not found:
        messages.tell(window, desk.t, desk.t("No older version of any map is kept yet. Each save keeps the version "
                                             "before it."))
        return
    dialog = VersionsDialog(found, desk.t, window, compare=place is not None)
    dialog.finished.connect(lambda _result: _answered(desk, dialog, found, place, opener))
    dialog.open()


def _answered(desk: Desk, dialog: VersionsDialog, found: Sequence[Shelf], place: Place | None, opener: Opener) -> None:
    answer, shelf, version = dialog.answer, dialog.shelf, dialog.version
    window = dialog.parentWidget()
    dialog.deleteLater()
    if version is None or answer not in (COPY, RESTORE, COMPARE):
        return
    beside = place if place is not None and place in desk.places else None
    try:
        if answer == COPY:
            open_as_copy(desk, shelf, version, beside)
        elif answer == RESTORE:
            restore(desk, shelf, version, beside, opener)
        elif beside is not None:
            compare(beside, version)
    except UserError as error:
        asking.tell_error(window, desk.t, error)
        if isinstance(error, DamagedVersion):
            _ask(desk, [shelf, *(one for one in found if one is not shelf)], place, opener)


def _read(version: Version, t: Texts) -> Loaded:
    """Raises BadFile; the name of the file in our folder, and what to do with it, would tell a person nothing."""
    try:
        return open_map(version.path).loaded
    except BadMap as error:
        raise DamagedVersion(N_("This version is damaged and can't be read: {when}. Choose another one."),
                             when=moment(version.at, t, amid=True)) from error


def compare(place: Place, version: Version) -> None:
    """A version beside the map as it is now. Raises BadFile."""
    loaded = _read(version, place.t)
    when = moment(version.at, place.t)
    show_beside(place, loaded.records, when, version.path)


def open_as_copy(desk: Desk, shelf: Shelf, version: Version, beside: Place | None) -> Place:
    """A window with the version as a map without a file. Raises BadFile."""
    loaded = _read(version, desk.t)
    file = MapFile(Session(loaded.records), loaded.frame)
    file.copied, file.called = True, f"{Path(shelf.name).stem} {version.at.astimezone():%Y-%m-%d %H.%M}"
    file.session.history.mark_unsaved()
    place = desk.show(file, instead=beside if beside is not None and beside.file.untouched else None)
    place.tell_repairs(loaded.repairs)
    return place


def restore(desk: Desk, shelf: Shelf, version: Version, beside: Place | None, opener: Opener) -> None:
    """The version as the map's present state, in its window, not saved yet. Raises UserError.

    A file that can't be opened is replaced, and then opened.
    """
    file = shelf.file
    if file is None:
        return
    loaded = _read(version, desk.t)
    place = desk.place_of(file)
    if place is None and _opens(file):
        opener(desk, file, beside)
        place = desk.place_of(file)
    if place is not None:
        desk.raise_place(place)
        _become(place, loaded, version)
    else:
        _put_back(desk, file, version, beside, opener)


def _opens(file: Path) -> bool:
    try:
        open_map(file)
    except BadFile:
        return False
    return True


def _become(place: Place, loaded: Loaded, version: Version) -> None:
    wait_for_save(place)
    t, file = place.t, place.file
    if file.frame.newer or loaded.newer:
        raise NewerFormat(max(file.frame.version, loaded.version))
    file.session.settle.emit()
    file.session.close_gesture()
    kept = _kept_now(file)
    file.session.run(become, loaded.records)
    text = t("The map is as it was saved: {when}. Save it to keep that.", when=moment(version.at, t, amid=True))
    if kept:
        text = f'{text} {t("What it held before is kept under Older versions.")}'
    place.window.toasts.show(text, key="file", milliseconds=0, action=(t("Undo"), file.session.undo))


def _kept_now(file: MapFile) -> bool:
    """What the window shows now becomes a version too, unsaved changes with it; where it can't, undo holds it."""
    if file.path is None:
        return False
    try:
        data = encode(file.session.store.records.values(), file.frame)
        backups.keep(file.path, data, state_folder() / backups.FOLDER, now(), FILES)
    except (OSError, BadFile):
        return False
    return True


def _put_back(desk: Desk, file: Path, version: Version, beside: Place | None, opener: Opener) -> None:
    """In the place of a file that can't be opened, or is gone; what it held is kept by the save.

    Raises BadFile where somebody else has it open.
    """
    damaged = file.exists()
    with while_ours(file, desk.t):
        save_map(file, read_bytes(version.path)[0], file_hash(file))
    if not opener(desk, file, beside):
        return
    place, t = desk.place_of(file), desk.t
    if place is None:
        return
    text = t("“{file}” is as it was saved: {when}.", file=shown(file.name), when=moment(version.at, t, amid=True))
    if damaged:
        text = f'{text} {t("What could not be opened is kept under Older versions.")}'
    place.window.toasts.show(text, key="file", milliseconds=0)


