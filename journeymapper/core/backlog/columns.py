"""The backlog's columns as data: one table for the workbook, the window and the way back."""
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model import words

Editor = Literal["app", "both", "manager"]
Kind = Literal["text", "long", "number", "scale", "choice", "date", "score", "flag", "link"]

SIDES, CAUSES, STATUSES = words.SIDES, words.CAUSES, words.STATUSES
CLOSED = ("done", "verified", "won't do")


@dataclass(frozen=True)
class BacklogColumn:
    """One column. `title` is a catalogue id; `editor` says who changes it; `width` in characters.

    `value` gives the raw value (words as stored, numbers, ISO dates), None where blank.
    `words` are the texts (catalogue ids) of a choice, by stored value.
    """

    key: str
    title: str
    editor: Editor
    kind: Kind
    width: int
    value: Callable[[BacklogItem], Any]
    words: dict[str, str] | None = None


def _field(name: str) -> Callable[[BacklogItem], Any]:
    return lambda item: getattr(item.red_point, name)


COLUMNS: tuple[BacklogColumn, ...] = (
    BacklogColumn("id", N_("Id"), "app", "text", 9, lambda item: item.name),
    BacklogColumn("title", N_("Red point"), "app", "long", 32, _field("title")),
    BacklogColumn("stage", N_("Stage"), "app", "text", 14, lambda item: item.stage or None),
    BacklogColumn("step", N_("Step"), "app", "text", 14, lambda item: item.step or None),
    BacklogColumn("touchpoint", N_("Touchpoint"), "app", "text", 16, lambda item: item.touchpoint or None),
    BacklogColumn("channel", N_("Channel"), "app", "text", 13, lambda item: item.channel or None),
    BacklogColumn("severity", N_("Severity"), "both", "scale", 11, _field("severity")),
    BacklogColumn("frequency", N_("Frequency"), "both", "scale", 11, _field("frequency")),
    BacklogColumn("confidence", N_("Confidence %"), "both", "scale", 12, lambda item: item.confidence),
    BacklogColumn("effort", N_("Effort"), "manager", "scale", 9, _field("effort")),
    BacklogColumn("score", N_("Score"), "app", "score", 12, lambda item: item.score),
    BacklogColumn("band", N_("When"), "app", "text", 9, lambda item: item.band),
    BacklogColumn("owner", N_("Owner"), "manager", "text", 15, _field("owner")),
    BacklogColumn("status", N_("Status"), "manager", "choice", 12, _field("status"), STATUSES),
    BacklogColumn("due", N_("Due"), "manager", "date", 20, _field("due")),
    BacklogColumn("proposal", N_("Proposed improvement"), "both", "long", 28, _field("proposal")),
    BacklogColumn("cause", N_("Cause"), "both", "choice", 14, _field("cause"), CAUSES),
    BacklogColumn("customer_value", N_("Customer value"), "manager", "number", 10, _field("customer_value")),
    BacklogColumn("business_value", N_("Business value"), "manager", "number", 10, _field("business_value")),
    BacklogColumn("metric", N_("Metric"), "manager", "text", 18, _field("metric")),
    BacklogColumn("baseline", N_("Baseline"), "manager", "text", 10, _field("baseline")),
    BacklogColumn("target", N_("Target"), "manager", "text", 10, _field("target")),
    BacklogColumn("ticket", N_("Ticket"), "manager", "link", 16, _field("ticket")),
    BacklogColumn("decision", N_("Decision"), "manager", "long", 24, _field("decision")),
    BacklogColumn("personas", N_("Personas"), "app", "text", 16, lambda item: ", ".join(item.personas) or None),
    BacklogColumn("side", N_("Side"), "app", "text", 11, lambda item: item.side, SIDES),
    BacklogColumn("emotion", N_("Emotion"), "app", "number", 9, lambda item: item.emotion),
    BacklogColumn("moment_of_truth", N_("Moment of truth"), "app", "flag", 10, lambda item: item.moment_of_truth),
    BacklogColumn("votes", N_("Votes"), "app", "number", 7, _field("votes")),
    BacklogColumn("evidence", N_("Evidence"), "app", "long", 26, _field("evidence")),
    BacklogColumn("map", N_("Map"), "app", "text", 24, lambda item: item.map_title),
    BacklogColumn("uid", N_("Unique id"), "app", "text", 20, lambda item: item.uid),
)

# Of several maps: the map stands where it is seen beside each red point, and on paper.
_MAP = next(column for column in COLUMNS if column.key == "map")
PORTFOLIO_COLUMNS = tuple(other for column in COLUMNS if column is not _MAP
                          for other in ((column, _MAP) if column.key == "title" else (column,)))


def column(key: str) -> BacklogColumn:
    """The column with this key. Raises KeyError."""
    return {column.key: column for column in COLUMNS}[key]
