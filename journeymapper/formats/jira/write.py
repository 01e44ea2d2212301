"""Jira's columns. Labels can't hold spaces: number and unique id are one each, in two columns of the same name.

Dates are as the importer proposes to read them ("dd/MMM/yy h:mm a", English months); beyond what its two digits of a
year mean the day stands in the description only. No byte order mark: it would become part of the word "Summary". An
owner is no assignee: an unknown one would stop the import.
"""
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import MUST_BE_FIXED
from journeymapper.core.backlog.tickets.choose import in_files, items_of
from journeymapper.core.backlog.tickets.texts import description, ticket_title
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.csv_text import csv_bytes
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.formats import Split

from .markup import as_it_stands

MOST, SUMMARY, DESCRIPTION = 250, 255, 32_000
HEADER = ("Summary", "Issue Type", "Priority", "Due Date", "Labels", "Labels", "Description")
PRIORITIES = {"now": "High", "next": "Medium", "later": "Low"}
HIGHEST = "Highest"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Two digits mean a year from 80 before now to 20 after it.
YEARS = range(2000, 2045)


def split(doc: Reader, options: Mapping[str, Any]) -> Split:
    """The tickets of each file. Raises BadFile."""
    return Split(*in_files(doc, options, MOST))


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write one file: `items`, else all that are chosen. Raises BadFile, OSError."""
    items = items_of(doc, options)
    kind = str(options.get("type") or "Task")
    out.write_bytes(csv_bytes([HEADER, *(_row(item, t, kind) for item in items)]))


def _row(item: BacklogItem, t: Texts, kind: str) -> tuple[str, ...]:
    return (ticket_title(item, SUMMARY), kind, _priority(item), _day(item.red_point.due), item.name, item.uid,
            _description(item, t))


def _description(item: BacklogItem, t: Texts) -> str:
    """Shortened until it fits with all that makes it plain text."""
    most = DESCRIPTION
    while len(text := as_it_stands("\n".join(description(item, t, most)))) > DESCRIPTION:
        # Each sign of markup took one more: most of what is too long is theirs.
        most -= (len(text) - DESCRIPTION) // 2 + 1
    return text


def _priority(item: BacklogItem) -> str:
    """What isn't scored gets the project's own."""
    if item.red_point.severity == MUST_BE_FIXED:
        return HIGHEST
    return PRIORITIES.get(item.band or "", "")


def _day(iso: str | None) -> str:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return ""
    return f"{day.day:02}/{MONTHS[day.month - 1]}/{day.year % 100:02} 12:00 AM" if day.year in YEARS else ""
