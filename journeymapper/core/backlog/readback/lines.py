"""What reading back would do: a line for each cell that says something."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from journeymapper.core.backlog.columns import column
from journeymapper.core.backlog.marks import Known
from journeymapper.core.backlog.readback.words import shown
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.sentences import Sentence, say

LineKind = Literal["accepted", "conflict", "refused", "new", "ignored"]
LONGEST = 60


@dataclass(frozen=True)
class Line:
    """One line of the preview.

    `place` is the cell; `name` the red point as people say it, `title` its text; `base` what the export said,
    `theirs` what the workbook says, `mine` what the map says now. `reason` tells why a cell is refused; `values` are
    those of a new row.
    `asks` is a conflict without a base: the export isn't known, so nobody can tell who changed it.
    """

    kind: LineKind
    place: str
    red_point: str | None = None
    name: str = ""
    column: str = ""
    base: Any = None
    theirs: Any = None
    mine: Any = None
    reason: Sentence | UserError | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    asks: bool = False
    title: str = ""


@dataclass(frozen=True)
class Preview:
    """All lines in the workbook's order; how many rows are of other maps, left alone; which red points have no row.

    `known`: what the map knows of the export; where it is changed or none, each difference asks.
    """

    lines: Sequence[Line]
    other_maps: int = 0
    without_row: Sequence[str] = ()
    known: Known = "unknown"

    def of(self, kind: LineKind) -> list[Line]:
        """The lines of one kind."""
        return [line for line in self.lines if line.kind == kind]


TOLD: Mapping[Known, str] = {
    "changed": N_("The workbook's own record of what was exported isn't as it was, so each difference is asked about."),
    "none": N_("The workbook doesn't tell any more what was exported, so each difference is asked about."),
    "unknown": N_("The map doesn't know this export (it was made by the command line or from a copy of the map); it is "
                  "compared all the same."),
}


def words(line: Line, t: Texts) -> str:
    """The line as a sentence."""
    reason = say(t, line.reason) if line.reason is not None else ""
    if line.kind == "new":
        return t("{cell}: new red point “{title}”, into the parking lot.", cell=line.place, title=_short(line.theirs))
    if not line.column:
        return t("{cell}: {reason}.", cell=line.place, reason=reason)
    facts = {"cell": line.place, "name": line.name, "column": t(column(line.column).title),
             "theirs": _value(line, line.theirs, t), "mine": _value(line, line.mine, t),
             "base": _value(line, line.base, t)}
    if line.kind == "accepted":
        return t("{cell}: {name}, {column}: {mine} becomes {theirs}.", **facts)
    if line.kind == "conflict":
        message = _ASKS if line.asks else _CONFLICT
        return t(message, **facts)
    if line.kind == "ignored":
        return t("{cell}: {name}, {column}: comes from the map; {theirs} isn't taken.", **facts)
    if line.theirs is None or line.theirs == "":
        return t("{cell}: {name}, {column}: can't be taken, {reason}.", reason=reason, **facts)
    return t("{cell}: {name}, {column}: {theirs} can't be taken, {reason}.", reason=reason, **facts)


_ASKS = N_("{cell}: {name}, {column}: the map says {mine}, the workbook {theirs}; it isn't known who changed it.")
_CONFLICT = N_("{cell}: {name}, {column}: exported as {base}; the map now says {mine}, the workbook {theirs}.")


def _value(line: Line, value: Any, t: Texts) -> str:
    text = shown(line.column, value, t)
    return t("“{value}”", value=_short(text)) if text else t("blank")


def _short(text: object) -> str:
    plain = " ".join(str(text or "").split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST - 1] + "…"
