"""Writing the backlog's workbook."""
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.scoring import scoring_of
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.foundation.progress import Progress, nobody, part

from .backlog_sheet import write_backlog_sheet
from .cells import Ink
from .changes_sheet import write_changes
from .content import METADATA, TITLES, Content
from .counting import Counter
from .data_sheet import write_data, write_parking
from .impact_grid import write_impacts
from .lists import write_lists
from .look import Look
from .map_sheet import write_map
from .metadata import marks, write_metadata
from .readme_sheet import write_readme
from .settings_sheet import write_settings
from .sheets import sheet_names
from .stored import save
from .summary_sheet import write_summary
from .text import scrubbed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PROPERTY_LENGTH = 250
# Of the whole, measured with 5,000 red points: filling the sheets, then writing them.
FILLED = 0.55


@no_collection()
def write_backlog(doc: Reader, out: Path, t: Texts, *, picture: bytes | None = None, now: datetime,
                  export_id: str = "", against: Reader | None = None, progress: Progress = nobody) -> dict[str, str]:
    """Write the workbook of a map to `out`, which is the caller's temporary file; by what it is known again.

    `picture` is the map as PNG; `now` the moment of the export; `export_id` names it (made here
    when ""); `against` is a second map, for the sheet Changes. Raises OSError.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    journey = queries.journey(doc)
    content = Content(
        doc=doc, journey=journey, items=backlog(doc), scoring=scoring_of(journey.scoring), t=t, ink=Ink(Look(book), t),
        sheets=sheet_names({key: t(title) for key, title in TITLES.items()} | {"metadata": METADATA}),
        now=now, export_id=export_id or new_id("export"), against=against,
    )
    sheets = {key: book.create_sheet(name) for key, name in content.sheets.items()}
    _fill(sheets, content, picture, part(progress, 0, FILLED))
    finish(book, content, out, part(progress, FILLED, 1))
    return marks(content)


def finish(book: Workbook, content: Content, out: Path, progress: Progress = nobody) -> None:
    """Name the workbook, open it at its backlog, save it. Raises OSError."""
    sheets = {key: book[name] for key, name in content.sheets.items()}
    _properties(book, content)
    book.active = sheets["backlog"]
    sheets["backlog"].sheet_view.tabSelected = True
    save(book, out, content.ink.stored, content.now, growing=content.sheets["backlog"],
         progress=progress)


def _fill(sheets: dict[str, "Worksheet"], content: Content, picture: bytes | None, progress: Progress) -> None:
    ranges = write_lists(sheets["lists"], content.ink)
    counter = Counter(content)
    write_impacts(sheets["lists"], content, counter)
    write_summary(sheets["summary"], content, counter)
    progress(0.1)
    write_settings(sheets["settings"], content)
    write_readme(sheets["readme"], content)
    write_data(sheets["data"], content)
    progress(0.35)
    write_parking(sheets["parking"], content)
    write_changes(sheets["changes"], content)
    write_metadata(sheets["metadata"], content)
    places = write_map(sheets["map"], content, picture)
    progress(0.5)
    write_backlog_sheet(sheets["backlog"], content, ranges, places, part(progress, 0.5, 1))


def _properties(book: Workbook, content: Content) -> None:
    moment = content.now.astimezone(UTC).replace(tzinfo=None)
    facts = book.properties
    facts.title = scrubbed(content.journey.title)[:PROPERTY_LENGTH]
    facts.creator = facts.lastModifiedBy = "Journeymapper"
    facts.subject = content.t("Improvement backlog")
    facts.created, facts.modified = moment, moment
