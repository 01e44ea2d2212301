"""The lines of the backlog as the view shows them: red points with what stands around them."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeymapper.core.backlog.columns import CLOSED
from journeymapper.core.backlog.item import BacklogItem, items_of, order
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, Opportunity, RedPoint
from journeymapper.core.model.people import Channel, Emotion, Persona

from .choices import code

Place = tuple[Any, ...]
"""Where a red point stands in the backlog's order."""


@dataclass(frozen=True)
class Row:
    """One red point; `place` sorts the backlog, `score` is None where it is not scored, `fixes` are opportunities."""

    id: str
    place: Place
    number: int
    title: str
    stage: str | None
    where: str
    about: str
    about_icon: str
    channel: str | None
    department: str | None
    severity: int | None
    frequency: int | None
    effort: int | None
    score: float | None
    owner: str
    due: str | None
    overdue: bool
    status: str
    personas: frozenset[str]
    fixes: tuple[str, ...]
    searched: str

    @property
    def code(self) -> str:
        """Its number as it is cited."""
        return code(self.number)


def backlog_rows(doc: Reader, t: Texts, day: date | None = None) -> list[Row]:
    """All red points in the backlog's order. day: what counts as today (overdue is before it)."""
    return sorted(rows_of(doc, doc.every(RedPoint), t, day), key=lambda row: row.place)


def rows_of(doc: Reader, points: Iterable[RedPoint], t: Texts, day: date | None = None) -> list[Row]:
    """Some red points, in the order given."""
    now = (day or today()).isoformat()
    fixes: dict[str, list[str]] = {}
    for row in sorted(doc.every(Opportunity), key=lambda row: (row.rank, row.id)):
        for id in row.fixes or ():
            fixes.setdefault(id, []).append(row.title or t("Untitled"))
    return [_row(doc, item, tuple(fixes.get(item.id, ())), t, now) for item in items_of(doc, points)]


def _row(doc: Reader, item: BacklogItem, fixes: tuple[str, ...], t: Texts, now: str) -> Row:
    row = item.red_point
    status, target = row.status or "new", doc.get(row.about)
    about, icon = _about(doc, target, item.channel_id, t)
    title, where, owner = row.title or t("Untitled"), _where(item, t), row.owner or ""
    return Row(
        row.id, order(item), row.number, title, item.stage_id, where, about, icon, item.channel_id,
        getattr(target, "department", None), row.severity, row.frequency, row.effort, item.score, owner, row.due,
        bool(row.due) and str(row.due) < now and status not in CLOSED, status, frozenset(row.personas or ()), fixes,
        f"{code(row.number)} {title} {where} {about} {owner}".casefold(),
    )


def _where(item: BacklogItem, t: Texts) -> str:
    if item.stage_id is None:
        return t("Parking lot")
    return f"{item.stage or t('Untitled')} › {item.step or t('Untitled')}"


def _about(doc: Reader, target: object, channel_id: str | None, t: Texts) -> tuple[str, str]:
    """(words, icon) of what it marks."""
    if isinstance(target, Emotion):
        persona = doc.find(Persona, target.persona)
        return t("Emotion of {persona}", persona=persona.name if persona else ""), "emotion"
    if isinstance(target, Card):
        channel = doc.find(Channel, channel_id)
        return target.title or t("Untitled"), (channel.icon if channel else None) or "touchpoint"
    return "", ""
