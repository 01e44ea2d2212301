"""Which row of the workbook belongs to which red point: by id, never by place."""
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.readback.lines import Line
from journeymapper.core.backlog.readback.rows import ReadRow, ReadWorkbook
from journeymapper.core.backlog.readback.words import folded, plain
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Journey

_NAME = re.compile(r"RP-0*(\d+)", re.IGNORECASE)
# What a manager may write into a row of his own; scores fill themselves.
_WRITTEN = ("title", "proposal", "owner", "decision", "severity", "frequency", "effort", "status", "due", "cause")


@dataclass
class Sorted:
    """`ours` and `known` by red point (known: a new row that the map already has); `others`: how many rows."""

    ours: dict[str, ReadRow] = field(default_factory=dict)
    new: list[ReadRow] = field(default_factory=list)
    known: dict[str, ReadRow] = field(default_factory=dict)
    refused: list[tuple[ReadRow, Line]] = field(default_factory=list)
    others: int = 0


def sort_rows(items: Mapping[str, BacklogItem], journey: Journey, book: ReadWorkbook) -> Sorted:
    """Each row to its red point."""
    found = Sorted()
    for row in book.rows:
        if row.text("uid"):
            _by_uid(found, items, journey, book, row)
        elif row.text("id") or any(row.text(key) for key in _WRITTEN):
            owner = _owner(journey, book, row)
            if isinstance(owner, Refused):
                _refuse(found, book, row, "map", owner)
            elif not owner:
                found.others += 1
            elif row.text("id"):
                _by_name(found, items, book, row)
            else:
                _added(found, items, journey, book, row)
    return found


def _owner(journey: Journey, book: ReadWorkbook, row: ReadRow) -> bool | Refused:
    """Whether a row without a unique id is of this map; of a portfolio its column Map has to say it."""
    export, title = book.export, folded(row.text("map"))
    if export is None or export.map == journey.id:
        return True
    if not export.maps:
        return title == folded(journey.title)
    if not title:
        return Refused(N_("the workbook is of several maps; write into the column Map which one this is for"))
    if title not in {folded(one) for one in export.maps.values()}:
        return Refused(N_("the workbook holds no map “{map}”"), map=row.text("map")[:60])
    return title == folded(export.maps.get(journey.id, ""))


def _by_uid(
    found: Sorted, items: Mapping[str, BacklogItem], journey: Journey, book: ReadWorkbook, row: ReadRow,
) -> None:
    map_id, slash, id = row.text("uid").partition("/")
    if not slash:
        _refuse(found, book, row, "uid", Refused(N_("its unique id was changed, so it isn't known which one it is")))
    elif map_id != journey.id:
        found.others += 1
    elif id not in items:
        _refuse(found, book, row, "id", Refused(N_("{name} isn't on the map any more"), name=row.text("id") or id))
    else:
        _take(found, book, row, id)


def _by_name(found: Sorted, items: Mapping[str, BacklogItem], book: ReadWorkbook, row: ReadRow) -> None:
    match = _NAME.fullmatch(row.text("id"))
    if match is None:
        _refuse(found, book, row, "id", Refused(N_("“{name}” is no red point of this map"), name=row.text("id")[:40]))
        return
    id = next((id for id, item in items.items() if item.red_point.number == int(match[1])), None)
    if id is None:
        _refuse(found, book, row, "id", Refused(N_("{name} isn't on the map any more"), name=row.text("id")))
    else:
        _take(found, book, row, id)


def _take(found: Sorted, book: ReadWorkbook, row: ReadRow, id: str) -> None:
    first = found.ours.get(id)
    if first is None:
        found.ours[id] = row
    else:
        _refuse(found, book, row, "id", Refused(N_("the red point already stands in row {row}; only that one is read"),
                                                row=first.number))


def _added(
    found: Sorted, items: Mapping[str, BacklogItem], journey: Journey, book: ReadWorkbook, row: ReadRow,
) -> None:
    """A row without id. One that was taken over before (read back twice) isn't new again."""
    uids = (uid.partition("/") for uid in (book.export.values if book.export is not None else ()))
    exported = {id for map_id, _, id in uids if map_id == journey.id}
    title = plain(row.text("title"))
    twin = next((id for id, item in items.items() if title and plain(item.red_point.title) == title
                 and id not in exported and id not in found.known and id not in found.ours), None)
    if twin is None:
        found.new.append(row)
    else:
        found.known[twin] = row


def _refuse(found: Sorted, book: ReadWorkbook, row: ReadRow, key: str, reason: Refused) -> None:
    cell = row.cells.get(key)
    found.refused.append((row, Line("refused", cell.place if cell else f"{book.sheet}!{row.number}", reason=reason)))
