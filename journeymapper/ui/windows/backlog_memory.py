"""How the backlog was arranged last, kept before its view is built and after it is gone."""
from typing import TYPE_CHECKING

from journeymapper.core.settings.groups import FOLDED, Backlog

if TYPE_CHECKING:
    from journeymapper.ui.panels.backlog import BacklogView

LONGEST = 300


class BacklogMemory:
    """`kept` is for the settings; `take` what they say; `serve` a view, which is arranged so and watched."""

    def __init__(self) -> None:
        self.kept = Backlog()
        self._view: BacklogView | None = None

    def take(self, kept: Backlog) -> None:
        """Arrange it so, now or when it is first shown."""
        self.kept = kept
        self._arrange()

    def serve(self, view: "BacklogView") -> None:
        """A view was built."""
        self._view = view
        self._arrange()
        view.arranged.connect(self._remember)

    def _arrange(self) -> None:
        kept = self.kept
        if self._view is not None and kept != Backlog():
            from journeymapper.ui.panels.backlog_arrange import Arrangement
            from journeymapper.ui.panels.backlog_columns import COLUMNS

            places = {column.name: place for place, column in enumerate(COLUMNS)}
            self._view.arrange(Arrangement(places.get(kept.sorted_by), kept.downwards, kept.by, frozenset(kept.folded)))

    def _remember(self, _arrangement: object) -> None:
        from journeymapper.ui.panels.backlog_columns import COLUMNS

        if self._view is not None:
            now = self._view.arrangement
            name = "" if now.column is None else COLUMNS[now.column].name
            # Those folded last are kept: groups of many maps come together here.
            folded = [key for key in self.kept.folded if key in now.folded]
            folded += sorted(now.folded.difference(folded))
            fitting = tuple(key for key in folded if len(key) <= LONGEST)[-FOLDED:]
            self.kept = Backlog(sorted_by=name, downwards=now.downwards, by=now.by, folded=fitting)
