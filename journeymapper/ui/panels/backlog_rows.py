"""The lines of the backlog as the view shows them: red points with what stands around them."""
from dataclasses import dataclass
from datetime import date

from journeymapper.core.backlog.columns import CLOSED
from journeymapper.core.backlog.item import BacklogItem, backlog
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Channel, Emotion, Persona

from .choices import code


@dataclass(frozen=True)
class Row:
    """One red point; `place` is its place in the backlog's order, `score` None where it is not scored."""

    id: str
    place: int
    number: int
    title: str
    stage: str | None
    where: str
    about: str
    about_icon: str
    channel: str | None
    severity: int | None
    frequency: int | None
    effort: int | None
    score: float | None
    owner: str
    due: str | None
    overdue: bool
    status: str
    personas: frozenset[str]

    @property
    def code(self) -> str:
        """Its number as it is cited."""
        return code(self.number)


def backlog_rows(doc: Reader, t: Texts, day: date | None = None) -> list[Row]:
    """All red points in the backlog's order. day: what counts as today (overdue is before it)."""
    now = (day or today()).isoformat()
    return [_row(doc, item, place, t, now) for place, item in enumerate(backlog(doc), 1)]


def _row(doc: Reader, item: BacklogItem, place: int, t: Texts, now: str) -> Row:
    row = item.red_point
    status = row.status or "new"
    about, icon = _about(doc, doc.get(row.about), item.channel_id, t)
    return Row(
        row.id, place, row.number, row.title or t("Untitled"), item.stage_id, _where(item, t), about, icon,
        item.channel_id, row.severity, row.frequency, row.effort, item.score, row.owner or "", row.due,
        bool(row.due) and str(row.due) < now and status not in CLOSED, status, frozenset(row.personas or ()),
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
