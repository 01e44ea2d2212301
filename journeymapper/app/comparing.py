"""What differs between the map in a window and another state of it, in words, to be read and copied."""
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path

from journeymapper.core.comparing.differences import differences
from journeymapper.core.comparing.sentences import told
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.paths import shown
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.reading import open_map
from journeymapper.ui.qt.long_news import LongNews

from . import asking
from .desk import Place

MOST = 2000


def tell_differences(place: Place, before: Iterable[Record], text: str) -> None:
    """From that state to the map as it is now; `text` stands above the list."""
    t, session = place.t, place.file.session
    session.settle.emit()
    found = list(islice(differences(Store(before), session.store, t), MOST + 1))
    lines = [f"• {one.what}: {told(one, t)}" for one in found[:MOST]]
    if len(found) > MOST:
        lines.append(t("… and more."))
    news = LongNews(place.window, t, text, "\n".join(lines) or t("Nothing differs."), t("Compare"))
    news.exec()
    news.deleteLater()


def ask_and_compare(place: Place) -> bool:
    """Ask for another map and show it beside this one; whether it is shown."""
    t = place.t
    folder = place.file.path.parent if place.file.path is not None else place.desk.settings.folder()
    found = asking.ask_files(place.window, t("Compare with which map?"), folder,
                             [t("Journey maps (*.journey)"), t("All files (*)")])
    return bool(found) and compare_beside(place, found[0])


def compare_beside(place: Place, path: Path) -> bool:
    """Show a file beside the map, as it is in its window where it is open; whether it is shown, else it is told why."""
    other = place.desk.place_of(path)
    try:
        if other is not None and other is not place:
            other.file.session.settle.emit()
            records: Iterable[Record] = tuple(other.file.session.store.records.values())
        else:
            records = open_map(path).loaded.records
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return False
    show_beside(place, records, shown(path.name), path)
    return True


def offer_open_maps(place: Place) -> None:
    """In the Compare view: the maps in other windows that were this one once, as an as-is map and its to-be map."""
    from journeymapper.ui.windows.compare_page import ComparePage

    page = place.window.chrome.views.page("compare")
    assert isinstance(page, ComparePage)
    here = place.file.session.store.records.keys()
    page.start.offer([
        (other.name(), partial(compare_beside, place, other.file.path)) for other in place.desk.places
        if other is not place and other.file.path is not None
        and not here.isdisjoint(other.file.session.store.records.keys())])


def show_beside(place: Place, records: Iterable[Record], name: str, path: Path | None = None) -> None:
    """The Compare view with another state of the map."""
    from journeymapper.ui.windows.compare_page import ComparePage

    place.file.session.settle.emit()
    chrome = place.window.chrome
    chrome.actions["view.compare"].trigger()
    page = chrome.views.page("compare")
    assert isinstance(page, ComparePage)
    page.compare_with(records, name, path)


def compare_with_file(place: Place, path: Path) -> None:
    """From what stands in a file to the map as it is now; or why the file can't be read."""
    try:
        loaded = open_map(path).loaded
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return
    tell_differences(place, loaded.records, place.t("From what “{file}” holds to your version:", file=shown(path.name)))
