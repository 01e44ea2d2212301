"""The texts of a ticket: one line as its title, and all that a person needs who doesn't know the map."""
from collections.abc import Iterator, Mapping
from typing import Any

from journeymapper.core.backlog.columns import COLUMNS, BacklogColumn
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import BANDS, CONFIDENCES, EFFORTS, FREQUENCIES, SEVERITIES
from journeymapper.core.backlog.workbook.text import SHORTENED, boundary, scrubbed
from journeymapper.core.foundation.i18n import N_, Texts

WORDS: Mapping[str, Mapping[Any, str]] = {
    "severity": SEVERITIES, "frequency": FREQUENCIES, "confidence": CONFIDENCES, "effort": EFFORTS, "band": BANDS,
}
# These stand in the title and in the first lines, or say nothing to whom the ticket is for.
_NOT_LISTED = ("id", "uid", "title", "ticket", "votes", "side")
UNIQUE_ID = N_("Unique id")


def ticket_title(item: BacklogItem, most: int) -> str:
    """The red point on one line, at most `most` characters; its number where it says nothing."""
    text = " ".join(scrubbed(item.red_point.title).split()) or item.name
    return text if len(text) <= most else text[:boundary(text, most - 1)] + "…"


def description(item: BacklogItem, t: Texts, most: int) -> list[str]:
    """Lines, at most `most` characters with their ends; number and unique id come first, whatever is cut."""
    lines = [f"{t('Red point')}: {item.name}", f"{t(UNIQUE_ID)}: {item.uid}", "", *_lines(item, t)]
    text = "\n".join(lines)
    if len(text) > most:
        mark = t(SHORTENED)
        text = text[:boundary(text, most - len(mark))] + mark
    return text.split("\n")


def _lines(item: BacklogItem, t: Texts) -> Iterator[str]:
    yield scrubbed(item.red_point.title)
    yield ""
    for col in COLUMNS:
        value = col.value(item)
        if col.key not in _NOT_LISTED and value is not None and value is not False and value != "":
            yield f"{t(col.title)}: {_shown(col, value, t)}"


def _shown(col: BacklogColumn, value: Any, t: Texts) -> str:
    if value is True:
        return t("yes")
    if col.key == "band":
        return t(BANDS[value])
    if col.key in WORDS:
        word = WORDS[col.key].get(value)
        return f"{value} ({t(word)})" if word else str(value)
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    text = str(value)
    return t(col.words[text]) if col.words and text in col.words else scrubbed(text)
