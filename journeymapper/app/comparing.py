"""What differs between the map in a window and another state of it, in words, to be read and copied."""
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from journeymapper.core.comparing.differences import differences
from journeymapper.core.comparing.sentences import told
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.paths import shown
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.repository import open_map
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


def compare_with_file(place: Place, path: Path) -> None:
    """From what stands in a file to the map as it is now; or why the file can't be read."""
    try:
        loaded = open_map(path).loaded
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return
    tell_differences(place, loaded.records, place.t("From what “{file}” holds to your version:", file=shown(path.name)))
