"""Open files and new maps: each map in a window of its own, each file in one only."""
from collections.abc import Iterable
from pathlib import Path

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.persistence.format import SUFFIX

from . import asking
from .desk import Desk, Place
from .map_file import MapFile, MapReader, read_map_file
from .new_map import empty_map
from .reading_back import WORKBOOK, read_back
from .salvaging import NotOpened, tell_not_opened


def open_paths(desk: Desk, paths: Iterable[Path], beside: Place | None = None,
               read: MapReader = read_map_file) -> list[NotOpened]:
    """Open each file, or raise the window that has it; those that couldn't be opened."""
    bad = []
    for path in paths:
        there = desk.place_of(path)
        if there is not None:
            desk.raise_place(there)
            continue
        try:
            file, repairs = read(path)
        except BadFile as error:
            bad.append(NotOpened(path, error))
            continue
        instead = beside if beside in desk.places and beside.file.untouched else None
        place = desk.show(file, instead=instead)
        desk.remember(place)
        place.tell_repairs(repairs)
        desk.opened(place)
        if file.frame.newer:
            place.window.toasts.show(desk.t(
                "This map was made by a newer version of Journeymapper. You can look at it and export it; "
                "saving would lose what this version doesn't know."), key="newer", milliseconds=0)
    return bad


def open_from(place: Place, paths: Iterable[Path]) -> None:
    """Open files from a window, which tells what couldn't be opened."""
    bad = open_paths(place.desk, paths, beside=place)
    if bad:
        tell_not_opened(place.desk, bad, place, open_one)


def open_one(desk: Desk, path: Path, beside: Place | None) -> bool:
    """Open a file, instead of an untouched map, or tell why not; whether it is open now."""
    bad = open_paths(desk, [path], beside=beside)
    if bad:
        tell_not_opened(desk, bad, beside, open_one)
    return not bad


def open_later(desk: Desk, paths: list[Path]) -> None:
    """What a later start of the program asks for: these files, or a new window where there are none."""
    if not paths:
        desk.raise_place(open_new(desk))
        return
    front = next((place for place in desk.places if place.window.isActiveWindow()), None)
    open_from(front or (desk.places[-1] if desk.places else open_new(desk)), paths)
    for place in [place for path in paths if (place := desk.place_of(path)) is not None]:
        desk.raise_place(place)


def ask_and_open(place: Place) -> None:
    """The dialog for one or several files."""
    t = place.t
    filters = (t("Journey maps (*.journey)"), t("All files (*)"))
    paths = asking.ask_files(place.window, t("Open"), place.desk.settings.folder(), filters)
    if paths:
        place.desk.settings.set_folder(paths[0].parent)
        open_from(place, paths)


def open_dropped(place: Place, names: list[str]) -> None:
    """Files that were dropped onto a window: maps are opened, workbooks read back into its map."""
    maps = [Path(name) for name in names if name.lower().endswith(SUFFIX)]
    if maps:
        open_from(place, maps)
    for name in names:
        if name.lower().endswith(WORKBOOK):
            read_back(place, Path(name))


def open_new(desk: Desk, file: MapFile | None = None, instead: Place | None = None) -> Place:
    """A window for a new map, empty unless one is given."""
    return desk.show(file or empty_map(desk.t), instead=instead)
