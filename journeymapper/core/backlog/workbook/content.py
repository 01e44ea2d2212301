"""What the sheets are made from: the map, its items, the language, the names of the sheets."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journeymapper.core.backlog.columns import COLUMNS, PORTFOLIO_COLUMNS, BacklogColumn
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.portfolio import PortfolioMap
from journeymapper.core.backlog.scoring import Scoring
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.journey import Journey

from .cells import Ink

TITLES = {
    "readme": N_("Read me"), "summary": N_("Summary"), "backlog": N_("Backlog"), "map": N_("Map"), "data": N_("Data"),
    "parking": N_("Parking lot"), "changes": N_("Changes"), "settings": N_("Settings"), "lists": N_("Lists"),
}
# The same in all languages: a workbook that is read back is known by it.
METADATA = "_journeymapper"
# A workbook of several maps has these instead of grid, cards and parking lot.
PORTFOLIO_TITLES = {
    "readme": N_("Read me"), "summary": N_("Summary"), "maps": N_("Maps"), "backlog": N_("Backlog"),
    "settings": N_("Settings"), "lists": N_("Lists"),
}


@dataclass(frozen=True)
class Content:
    """One export. `sheets` are the sheets' names by key; `now` is the moment of the export.

    `maps` are those of a portfolio, empty for the workbook of one map; `doc` and `journey` then only name it.
    """

    doc: Reader
    journey: Journey
    items: Sequence[BacklogItem]
    scoring: Scoring
    t: Texts
    ink: Ink
    sheets: dict[str, str]
    now: datetime
    export_id: str
    maps: Sequence[PortfolioMap] = ()
    mixed: bool = False
    # A second map, from which the sheet Changes tells the differences.
    against: Reader | None = None

    @property
    def columns(self) -> Sequence[BacklogColumn]:
        """Those of the sheet Backlog, in their order."""
        return PORTFOLIO_COLUMNS if self.maps else COLUMNS

    @property
    def page(self) -> str:
        """The page number for a footer."""
        return self.t("Page {page} of {pages}", page="&P", pages="&N")
