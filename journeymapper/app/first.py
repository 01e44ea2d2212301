"""The first window: shown empty, then with a picture of its map, before the core and its own parts are loaded."""
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, SignalInstance

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.settings.glance import Glance
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.face import Face
from journeymapper.ui.windows.layout_state import place
from journeymapper.ui.windows.main_window import MapWindow

if TYPE_CHECKING:
    from .map_file import MapReader, ReadMap

# A window that nobody can see is never painted; its map is opened all the same.
UNSEEN_MS = 1000


def first_window(theme: Theme, seen: Glance, t: Texts) -> tuple[MapWindow, Face]:
    """A window without a map, where the last one stood, shown; and what stands in it."""
    window, face = MapWindow(), Face(theme.tokens, seen.panels, seen.sizes, seen.workshop)
    window.setWindowTitle(t("Journeymapper"))
    window.setCentralWidget(face)
    place(window, seen)
    window.show()
    return window, face


def when_painted(window: MapWindow, painted: SignalInstance, act: Callable[[], object]) -> None:
    """Act once it stands on the screen, as `painted` says; not if the window was closed before."""
    waiting = QTimer(window)
    waiting.setSingleShot(True)
    waiting.timeout.connect(act)
    waiting.start(UNSEEN_MS)
    painted.connect(lambda: waiting.start(0) if waiting.isActive() else None)


def first_map(face: Face, theme: Theme, t: Texts, files: Sequence[str]) -> "ReadMap | None":
    """Show a picture of the first file's map and give what was read; None if there is none to show.

    What goes wrong here goes wrong again when the window is filled, which can tell it.
    """
    if not files:
        return None
    try:
        from journeymapper.ui.canvas.glimpse import Glimpse

        from .map_file import read_map_file

        read = read_map_file(Path(files[0]))
        face.show_map(Glimpse(read[0].session, theme, t))
    except Exception:  # noqa: BLE001 - see above
        return None
    return read


def reader(files: Sequence[str], early: "ReadMap | None") -> "MapReader":
    """Reads a map, but not for a second time the one that is shown already."""
    from .map_file import read_map_file

    known = [early] if early is not None else []
    return lambda path: known.pop() if known and path == Path(files[0]) else read_map_file(path)
