"""The settings, read once and written at each change. What can't be written is logged: the work goes on."""
from pathlib import Path

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.settings.groups import Findings, Settings, Window, with_recent, without_recent
from journeymapper.core.settings.storage import load_settings, save_settings

from .logging import log


class Preferences:
    """`problem` is what to tell the person if the settings' file was damaged."""

    def __init__(self, folder: Path | None = None) -> None:
        """folder: absent, that of the user's configuration."""
        self._folder = folder
        self.settings, self.problem = load_settings(folder)

    def recent(self) -> list[Path]:
        """The maps of late, the latest first."""
        return [Path(name) for name in self.settings.files.recent]

    def add_recent(self, path: Path) -> None:
        """It is the latest now."""
        self._keep(with_recent(self.settings, str(path)))

    def forget_recent(self, path: Path) -> None:
        """It isn't there any more."""
        self._keep(without_recent(self.settings, str(path)))

    def clear_recent(self) -> None:
        """Forget all of them."""
        self._keep(self._files(recent=()))

    def folder(self) -> Path:
        """Where file dialogs begin."""
        known = self.settings.files.last_folder
        return Path(known) if known and Path(known).is_dir() else Path.home()

    def set_folder(self, folder: Path) -> None:
        """Begin there next time."""
        self._keep(self._files(last_folder=str(folder)))

    def layout(self) -> Window:
        """Size, place and panels of the window closed last."""
        return self.settings.window

    def set_layout(self, window: Window) -> None:
        """Keep them for the next window."""
        self._keep(self.settings.model_copy(update={"window": window}))

    def set_appearance(self, **values: str | bool | None) -> None:
        """`theme`, `language` or `workshop`."""
        appearance = self.settings.appearance.model_copy(update=values)
        self._keep(self.settings.model_copy(update={"appearance": appearance}))

    def set_findings(self, findings: Findings) -> None:
        """What the findings look for."""
        self._keep(self.settings.model_copy(update={"findings": findings}))

    def _files(self, **values: object) -> Settings:
        return self.settings.model_copy(update={"files": self.settings.files.model_copy(update=values)})

    def _keep(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        self.settings = settings
        try:
            save_settings(settings, self._folder)
        except BadFile as error:
            # The sentence would name a file of the user's; the cause is enough.
            log.warning("settings not written: %s", error.params.get("cause", type(error).__name__))
