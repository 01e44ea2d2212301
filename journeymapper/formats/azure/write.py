"""Azure's columns: those that work items of every standard process have ("Task" is in all four).

New work items are in the state New and its import refuses ids, states and people: status, owner and due date stand in
the description, which is HTML (line ends in a cell would be lost). With a byte order mark, as in Azure's own exports.
"""
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.tickets.choose import in_files, items_of
from journeymapper.core.backlog.tickets.texts import description, ticket_title
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.csv_text import csv_bytes
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.formats import Split

MOST, TITLE, DESCRIPTION = 1_000, 255, 32_000
HEADER = ("Work Item Type", "Title", "Description", "Priority", "Tags")
PRIORITIES = {"now": "1", "next": "2", "later": "3"}


def split(doc: Reader, options: Mapping[str, Any]) -> Split:
    """The work items of each file. Raises BadFile."""
    return Split(*in_files(doc, options, MOST))


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write one file: `items`, else all that are chosen. Raises BadFile, OSError."""
    items = items_of(doc, options)
    kind = str(options.get("type") or "Task")
    out.write_bytes(csv_bytes([HEADER, *(_row(item, t, kind) for item in items)], bom=True))


def _row(item: BacklogItem, t: Texts, kind: str) -> tuple[str, ...]:
    lines = "<br>".join(escape(line, quote=False) for line in description(item, t, DESCRIPTION))
    return (kind, ticket_title(item, TITLE), f"<div>{lines}</div>", PRIORITIES.get(item.band or "", ""),
            f"{item.name}; {item.uid}")
