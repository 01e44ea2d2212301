"""What became better from one state of a map to another, what worse, and which red points are resolved.

Compared are things of one id, as in `differences`. A red point that was open is resolved where it is no longer there,
where its status became done or verified, or where what it was about no longer feels bad: its touchpoint's feeling, its
emotion, or (for one that stands for itself) the lowest emotion of its personas at its step, as the backlog has it, rose
to 0 or above.
"""
from collections.abc import Iterator
from typing import Literal, NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.words import STATUSES

from .words import name_of

DONE = ("done", "verified")
CLOSED = (*DONE, "won't do")
Why = Literal["gone", "done", "verified", "felt"]
WORDS: dict[Why, str] = {
    "gone": N_("{name}: it is no longer there"), "done": N_("{name}: its status is {status}"),
    "verified": N_("{name}: its status is {status}"), "felt": N_("{name}: it felt {before}, now {now}"),
}


class Resolved(NamedTuple):
    """A red point of the earlier state. before, now: the feeling, where that tells."""

    red_point: RedPoint
    why: Why
    before: float | None = None
    now: float | None = None


class Shift(NamedTuple):
    """A feeling, severity or frequency that is another now; better: whether for the better."""

    id: str
    field: str
    before: float
    now: float
    better: bool


def resolved(before: Reader, now: Reader) -> list[Resolved]:
    """By number."""
    return [found for row in _open(before) if (found := _resolved(before, now, row)) is not None]


def still_open(before: Reader, now: Reader) -> list[RedPoint]:
    """The red points of the earlier state that are not resolved, as they are now."""
    done = {one.red_point.id for one in resolved(before, now)}
    return [row for old in _open(before) if old.id not in done and (row := now.find(RedPoint, old.id)) is not None
            and row.status not in CLOSED]


def shifts(before: Reader, now: Reader) -> list[Shift]:
    """Feelings of touchpoints and personas, severity and frequency of red points, what changed most first."""
    found = [shift for kind, field, up in ((Touchpoint, "feeling", True), (Emotion, "value", True),
                                           (RedPoint, "severity", False), (RedPoint, "frequency", False))
             for shift in _shifts(before, now, kind, field, higher_is_better=up)]
    return sorted(found, key=lambda shift: (-abs(shift.now - shift.before), shift.id, shift.field))


def resolved_words(doc: Reader, one: Resolved, t: Texts) -> str:
    """“RP-003 Late van: it felt −2, now +1”. doc: the earlier state."""
    return t(WORDS[one.why], name=name_of(doc, one.red_point, t), status=t(STATUSES.get(one.why, one.why)),
             before=signed(one.before or 0.0, t), now=signed(one.now or 0.0, t))


def _open(doc: Reader) -> list[RedPoint]:
    return [row for row in queries.red_points(doc) if row.status not in CLOSED]


def _resolved(before: Reader, now: Reader, old: RedPoint) -> Resolved | None:
    new = now.find(RedPoint, old.id)
    if new is None:
        return Resolved(old, "gone")
    if new.status == "done" or new.status == "verified":
        return Resolved(old, new.status)
    felt, feels = _feeling(before, old), _feeling(now, new)
    if felt is not None and feels is not None and felt < 0 <= feels:
        return Resolved(old, "felt", felt, feels)
    return None


def _feeling(doc: Reader, row: RedPoint) -> float | None:
    about = doc.get(row.about)
    if isinstance(about, Emotion):
        return float(about.value)
    if isinstance(about, Touchpoint) and about.feeling is not None:
        return float(about.feeling)
    step = getattr(about, "step", None) or row.step
    values = [float(one.value) for one in queries.emotions_at(doc, step)
              if not row.personas or one.persona in row.personas] if step is not None else []
    return min(values, default=None)


def _shifts(before: Reader, now: Reader, kind: type[Touchpoint | Emotion | RedPoint], field: str, *,
            higher_is_better: bool) -> Iterator[Shift]:
    for row in now.every(kind):
        old = before.find(kind, row.id)
        was, is_ = getattr(old, field, None), getattr(row, field)
        if was is not None and is_ is not None and was != is_:
            yield Shift(row.id, field, float(was), float(is_), (is_ > was) == higher_is_better)
