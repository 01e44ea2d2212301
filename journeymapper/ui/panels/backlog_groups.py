"""The backlog's lines: red points, or groups of them under heads that fold."""
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from journeymapper.core.backlog.columns import STATUSES
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts

from .backlog_rows import Row

NONE = ""
"""The key of those without a stage, channel …"""


@dataclass(frozen=True)
class Head:
    """The line above a group. `key` names it among all groups, so that it is folded again at the next start."""

    key: str
    title: str
    count: int
    overdue: int
    open: bool


Line = Row | Head
Names = Mapping[str, str]
"""Words by key, in the order of the groups."""


def _stages(doc: Reader, t: Texts) -> Names:
    return {row.id: row.title or t("Untitled") for row in queries.stages(doc)}


def _channels(doc: Reader, t: Texts) -> Names:
    return {row.id: row.name or t("Untitled") for row in queries.channels(doc)}


def _departments(doc: Reader, t: Texts) -> Names:
    return {row.id: row.name or t("Untitled") for row in queries.departments(doc)}


def _statuses(_doc: Reader, t: Texts) -> Names:
    return {status: t(words) for status, words in STATUSES.items()}


@dataclass(frozen=True)
class Grouping:
    """title: in the menu; none: the head of those that have no such thing; names: None where each row names itself."""

    title: str
    none: str
    key: Callable[[Row], str | None]
    names: Callable[[Reader, Texts], Names] | None = None


GROUPINGS: Mapping[str, Grouping] = {
    "stage": Grouping(N_("Stage"), N_("Parking lot"), lambda row: row.stage, _stages),
    "channel": Grouping(N_("Channel"), N_("Without channel"), lambda row: row.channel, _channels),
    "department": Grouping(N_("Department"), N_("Without department"), lambda row: row.department, _departments),
    "owner": Grouping(N_("Owner"), N_("Without owner"), lambda row: row.owner),
    "status": Grouping(N_("Status"), N_("Without status"), lambda row: row.status, _statuses),
}


def lines_of(rows: Sequence[Row], by: str, folded: Collection[str], doc: Reader, t: Texts) -> list[Line]:
    """Rows in their order, under the heads of a grouping; by: a key of GROUPINGS, else no heads. Empty groups: none."""
    grouping = GROUPINGS.get(by)
    if grouping is None:
        return list(rows)
    names = grouping.names(doc, t) if grouping.names else \
        {name: name for name in sorted({row.owner for row in rows if row.owner}, key=str.casefold)}
    found: dict[str, list[Row]] = {key: [] for key in (*names, NONE)}
    for row in rows:
        key = grouping.key(row) or NONE
        found[key if key in found else NONE].append(row)
    lines: list[Line] = []
    for key, members in found.items():
        if members:
            name = f"{by}:{key}"
            lines.append(Head(name, names.get(key) or t(grouping.none), len(members),
                              sum(row.overdue for row in members), name not in folded))
            lines += members if name not in folded else ()
    return lines
