"""Writing the workbook of several maps: one backlog, and a sheet that sums up each map."""
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from journeymapper.core.backlog.portfolio import Portfolio
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.foundation.progress import Progress, nobody, part
from journeymapper.core.model.journey import Journey

from .backlog_sheet import write_backlog_sheet
from .cells import Ink
from .content import METADATA, PORTFOLIO_TITLES, Content
from .counting import Counter
from .impact_grid import write_impacts
from .lists import write_lists
from .look import Look
from .maps_sheet import write_maps_sheet
from .metadata import marks, write_metadata
from .readme_sheet import write_readme
from .settings_sheet import write_settings
from .sheets import sheet_names
from .summary_sheet import write_summary
from .write import FILLED, finish

NOWHERE: Mapping[str, str] = {}


@no_collection()
def write_portfolio(portfolio: Portfolio, out: Path, t: Texts, *, now: datetime, export_id: str = "",
                    progress: Progress = nobody) -> dict[str, str]:
    """Write the workbook to `out`, which is the caller's temporary file; see `write_backlog`. Raises OSError."""
    book = Workbook()
    book.remove(book.worksheets[0])
    title = t.plural("{n} map", "{n} maps", len(portfolio.maps))
    journey = Journey(id="portfolio", title=title)
    content = Content(
        doc=Store([journey]), journey=journey, items=portfolio.items, scoring=portfolio.scoring, t=t,
        ink=Ink(Look(book), t), now=now, export_id=export_id or new_id("export"), maps=portfolio.maps,
        sheets=sheet_names({key: t(name) for key, name in PORTFOLIO_TITLES.items()} | {"metadata": METADATA}),
        mixed=portfolio.mixed,
    )
    sheets = {key: book.create_sheet(name) for key, name in content.sheets.items()}
    ranges = write_lists(sheets["lists"], content.ink)
    counter = Counter(content)
    write_impacts(sheets["lists"], content, counter)
    write_summary(sheets["summary"], content, counter)
    write_settings(sheets["settings"], content)
    write_readme(sheets["readme"], content)
    write_metadata(sheets["metadata"], content)
    write_maps_sheet(sheets["maps"], content)
    write_backlog_sheet(sheets["backlog"], content, ranges, NOWHERE, part(progress, 0.1, FILLED))
    finish(book, content, out, part(progress, FILLED, 1))
    return marks(content)
