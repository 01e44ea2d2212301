"""What an earlier export held: the unique ids in its CSV file, or in a tracker's own export of the same tickets.

Where an id stands doesn't matter (a label, a tag, a line of the description): trackers rename and move columns.
"""
import re
from collections.abc import Iterable
from pathlib import Path

from journeymapper.core.foundation.causes import unreadable
from journeymapper.core.foundation.csv_text import read_csv

# Journey id, a slash, record id: see the ids of the file format.
_UID = re.compile(r"(?<![A-Za-z0-9_.:/-])[A-Za-z0-9_.:-]{1,64}/[A-Za-z0-9_.:-]{1,64}(?![A-Za-z0-9_.:/-])")


def ids_in(paths: Iterable[Path]) -> frozenset[str]:
    """All that looks like the unique id of a red point. Raises BadFile."""
    found: set[str] = set()
    for path in paths:
        try:
            rows = read_csv(path)
        except OSError as error:
            raise unreadable(path, error) from error
        for row in rows:
            for cell in row:
                found.update(_UID.findall(cell))
    return frozenset(found)
