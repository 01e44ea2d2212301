"""The hidden lists behind the drop-downs: value and word of each scale, stored word and shown word of each choice."""
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from journeymapper.core.backlog.columns import CAUSES, STATUSES
from journeymapper.core.backlog.scoring import CONFIDENCES, EFFORTS, FREQUENCIES, SEVERITIES
from journeymapper.core.foundation.i18n import Texts

from .cells import Ink, at, put_number, put_text, quoted_sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SCALES: dict[str, Mapping[int, str]] = {
    "severity": SEVERITIES, "frequency": FREQUENCIES, "confidence": CONFIDENCES, "effort": EFFORTS,
}
CHOICES: dict[str, Mapping[str, str]] = {"cause": CAUSES, "status": STATUSES}


def write_lists(sheet: "Worksheet", ink: Ink) -> dict[str, str]:
    """Fill the sheet; the range of each drop-down by its column's key."""
    ranges = {}
    place = 1
    lists: dict[str, Mapping[Any, str]] = {**SCALES, **CHOICES}
    for key, words in lists.items():
        put_text(ink, at(sheet, 1, place), key, "body bold")
        for row, (value, word) in enumerate(words.items(), start=2):
            if isinstance(value, int):
                put_number(ink, at(sheet, row, place), value, "body")
            else:
                put_text(ink, at(sheet, row, place), value, "body")
            put_text(ink, at(sheet, row, place + 1), ink.t(word), "body")
        letter = get_column_letter(place if key in SCALES else place + 1)
        ranges[key] = f"{quoted_sheet(sheet.title)}!${letter}$2:${letter}${len(words) + 1}"
        place += 2
    sheet.sheet_state = "hidden"
    return ranges


def scale_words(key: str, t: Texts) -> str:
    """A scale in one line: “1 once · 2 sometimes …”."""
    return " · ".join(f"{value} {t(word)}" for value, word in SCALES[key].items())
