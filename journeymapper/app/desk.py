"""All open maps: each a place with its document and its window."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import LONGEST_NAME, as_file_name, shown
from journeymapper.core.foundation.sentences import Sentence, say
from journeymapper.ui.qt.messages import tell
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.layout_state import bring_in
from journeymapper.ui.windows.main_window import Caption, MapWindow

from .foreign import watch
from .journaling import end_journal, keep_journal
from .locking import claim, give_back
from .map_file import MapFile
from .preferences import Preferences

if TYPE_CHECKING:
    from .export_work import ExportWork
    from .merging import Merging
    from .watching import Watch
    from .writing import Writing



@dataclass(eq=False)
class Place:
    """One open map.

    `closing`: its window goes without being asked; `given_up`: and what isn't saved with it. `writing`: the save that
    is at work; `save_again`: another one is wanted after it. `exports`: those that are at work. `merging`: what
    others saved, at work; `merges`: how often in a row that came too late.
    """

    desk: "Desk"
    file: MapFile
    window: MapWindow = field(init=False)
    closing: bool = False
    given_up: bool = False
    writing: "Writing | None" = None
    merging: "Merging | None" = None
    merges: int = 0
    save_again: bool = False
    exports: "list[ExportWork]" = field(default_factory=list)
    watch: "Watch | None" = None
    # What was told of the file, of its conflict copies and its lock: once is enough. `saved_before`: see `foreign`.
    told: tuple[str, str | None, str] | None = None
    told_copies: set[Path] = field(default_factory=set)
    freed: str = ""
    saved_before: int | None = None

    @property
    def t(self) -> Texts:
        """The texts of the program's language."""
        return self.desk.t

    def name(self) -> str:
        """What the map is called in titles and questions."""
        if self.file.path is not None:
            return shown(self.file.path.name)
        if self.file.called:
            called = N_("{name} (copy)") if self.file.copied else N_("{name} (recovered)")
            return self.t(called, name=shown(self.file.called))
        title = queries.journey(self.file.session.store).title.strip()
        if title:
            return self.t("Untitled — {title}", title=title[:LONGEST_NAME])
        return self.t("Untitled {n}", n=self.file.number) if self.file.number > 1 else self.t("Untitled")

    def proposed_name(self) -> str:
        """A file's name for it, without suffix: after its file, else after its title."""
        if self.file.path is not None:
            return self.file.path.stem
        title = self.name() if self.file.called else queries.journey(self.file.session.store).title.strip()
        return as_file_name(title) or self.t("Untitled")

    def refresh(self) -> None:
        """Bring the window's title and the actions on files in line."""
        file, t = self.file, self.t
        note = t("newer version, can't be saved") if file.frame.newer else "" if file.path else t("not saved yet")
        mark = t("taken over") if file.taken else t("read-only") if file.held_by is not None else ""
        self.window.set_caption(Caption(self.name(), shown(file.path) if file.path else "", note, mark))
        self.window.chrome.actions["file.revert"].setEnabled(file.path is not None)
        self.window.chrome.actions["file.export_cancel"].setEnabled(bool(self.exports))

    def tell_repairs(self, repairs: Sequence[Sentence]) -> None:
        """Say that the file had to be mended; the list opens on demand."""
        if not repairs:
            return
        t = self.t
        text = t.plural("{n} thing in the file had to be mended. Save the map to keep that.",
                        "{n} things in the file had to be mended. Save the map to keep that.", len(repairs))
        details = "\n".join(f"• {say(t, one)}" for one in repairs)
        self.window.toasts.show(text, key="repairs", milliseconds=0,
                                action=(t("Show"), lambda: tell(self.window, t, text, details)))


class Desk:
    """The open maps in the order of opening, and what they share: preferences, theme, texts."""

    def __init__(self, preferences: Preferences, theme: Theme, t: Texts,
                 make_window: Callable[[Place], object]) -> None:
        """make_window: gives a place its window."""
        self.settings, self.theme, self.t = preferences, theme, t
        self.places: list[Place] = []
        self._make_window = make_window
        self._numbers = 0
        # Shown before there was a map to put into it.
        self.first: MapWindow | None = None
        # What else is to be done for a map that was opened from its file.
        self.opened: Callable[[Place], object] = lambda place: None

    def take_first(self) -> MapWindow | None:
        """The window that waits for a map, once, if it is still open."""
        first, self.first = self.first, None
        return first

    def place_of(self, path: Path) -> Place | None:
        """Where this file is open, whatever link leads to it."""
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            return None
        return next((place for place in self.places if place.file.path == real), None)

    def show(self, file: MapFile, instead: Place | None = None) -> Place:
        """A window for a document; one that stands for an untouched new map gives way to it."""
        place = Place(self, file)
        if file.path is None:
            self._numbers += 1
            file.number = self._numbers
        # Before the window: whatever goes wrong in there, the journal has heard of the change.
        keep_journal(place)
        self._make_window(place)
        place.window.closed.connect(lambda: self._gone(place))
        self.places.append(place)
        place.refresh()
        place.window.restore(self.settings.layout())
        if instead is not None:
            place.window.setGeometry(instead.window.geometry())
        elif len(self.places) > 1:
            place.window.move(self.places[-2].window.pos().x() + 32, self.places[-2].window.pos().y() + 32)
            bring_in(place.window)
        place.window.show()
        place.window.chrome.map_page.sheet.open_view()
        claim(place)
        watch(place)
        if instead is not None:
            instead.window.close()
        return place

    def raise_place(self, place: Place) -> None:
        """Bring a window to the front."""
        window = place.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def remember(self, place: Place) -> None:
        """Keep a map's file in the list of recent ones, its folder for the next dialog."""
        if place.file.path is not None:
            self.settings.add_recent(place.file.path)
            self.settings.set_folder(place.file.path.parent)

    def _gone(self, place: Place) -> None:
        for work in place.exports:
            work.cancel()
        self.settings.set_layout(place.window.layout_state(self.settings.layout()))
        self.places.remove(place)
        if place.watch is not None:
            place.watch.end()
        end_journal(place)
        give_back(place.file)
