"""A damaged file is told, and what can be read of it offered: a new map, unsaved; the rest as text beside the file."""
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown, state_folder
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.loaded import BadMap
from journeymapper.core.persistence.reading import read_bytes
from journeymapper.core.persistence.rest import keep_rest
from journeymapper.core.persistence.salvage import Salvaged, salvage
from journeymapper.core.session.session import Session
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import CANCEL, Answer

from . import asking
from .desk import Desk, Place
from .map_file import MapFile
from .older_versions import Opener, ask_versions_of, has_versions

RECOVER = Answer("recover", N_("Recover what can be read…"), "accept")
OLDER = Answer("older", N_("Older versions…"))
CLOSE = Answer(CANCEL.id, N_("Close"), "cancel")


class NotOpened(NamedTuple):
    """A file that couldn't be opened, and why."""

    path: Path
    error: BadFile


def tell_not_opened(desk: Desk, bad: Sequence[NotOpened], place: Place | None, opener: Opener) -> None:
    """Each damaged file with an offer, and each of which older versions are kept; all else at once."""
    offers = {one: _ways_out(one) for one in bad}
    plain = [one for one, ways in offers.items() if not ways]
    if plain:
        asking.tell_text(_window(desk, place), desk.t, [say(desk.t, one.error) for one in plain])
    for one, ways in offers.items():
        if ways:
            _offer(desk, one, ways, place, opener)


def _offer(desk: Desk, one: NotOpened, ways: tuple[Answer, ...], place: Place | None, opener: Opener) -> None:
    answer = messages.ask(_window(desk, place), desk.t, say(desk.t, one.error), (*ways, CLOSE))
    if answer == OLDER.id:
        ask_versions_of(desk, one.path, place, opener)
    if answer != RECOVER.id:
        return
    try:
        found = salvage(read_bytes(one.path)[0], file=shown(one.path), title=one.path.stem)
    except BadFile as error:
        if OLDER in ways:
            _offer(desk, NotOpened(one.path, error), (OLDER,), place, opener)
        else:
            asking.tell_error(_window(desk, place), desk.t, error)
    else:
        _recover(desk, one.path, found, place)


def _ways_out(one: NotOpened) -> tuple[Answer, ...]:
    recover = (RECOVER,) if isinstance(one.error, BadMap) else ()
    return (*recover, OLDER) if has_versions(one.path) else recover


def _window(desk: Desk, place: Place | None) -> QWidget | None:
    if place is not None and place in desk.places:
        return place.window
    return desk.places[0].window if desk.places else None


def _recover(desk: Desk, path: Path, found: Salvaged, beside: Place | None) -> None:
    file = MapFile(Session(found.loaded.records), found.loaded.frame)
    file.called = path.stem
    file.session.history.mark_unsaved()
    given = beside if beside is not None and beside in desk.places else desk.places[0] if desk.places else None
    place = desk.show(file, instead=given if given is not None and given.file.untouched else None)
    desk.settings.set_folder(path.absolute().parent)
    messages.tell(place.window, desk.t, _news(path, found, desk.t), "\n".join(
        f"• {say(desk.t, one)}" for one in found.loaded.repairs))


def _news(path: Path, found: Salvaged, t: Texts) -> str:
    text = t("“{file}” is left as it is. What could be read of it stands in this window and isn't saved yet.",
             file=shown(path.name))
    if not found.rest:
        return text
    try:
        kept = _kept(path, found, t)
    except OSError:
        return f'{text} {t("The rest could not be kept as text: no folder can be written.")}'
    return f'{text} {t("The rest is kept as text in “{file}”.", file=shown(kept))}'


def _kept(path: Path, found: Salvaged, t: Texts) -> Path:
    """Beside the file, else in our own folder. Raises OSError."""
    try:
        return keep_rest(path, found.rest, t)
    except OSError:
        folder = state_folder() / "recovered"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return keep_rest(folder / path.name, found.rest, t)
