"""Values of fields that no record holds as such: shown as text, or written to another field."""
from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.forms import MIXED

Ranking = Mapping[str, tuple[int, float | None]]
"""Red point's id → (place in the backlog from 1, score or None)."""
Reading = Callable[[Reader, Record, Texts], object]


def _stage_title(doc: Reader, row: Record, t: Texts) -> object:
    stage = doc.find(Stage, row.stage) if isinstance(row, Step) else None
    return stage.title if stage else ""


def _lane_kind(_doc: Reader, row: Record, t: Texts) -> object:
    kind = lane_kinds().get(row.kind) if isinstance(row, Lane) else None
    return t(kind.title) if kind else getattr(row, "kind", "")


def _end(field: str) -> Reading:
    def read(doc: Reader, row: Record, _t: Texts) -> object:
        card = doc.find(Card, getattr(row, field)) if isinstance(row, Link) else None
        return card.title if card else ""
    return read


READINGS: Mapping[str, Reading] = {
    "stage_title": _stage_title, "lane_kind": _lane_kind, "source_title": _end("source"),
    "target_title": _end("target"), "face": lambda _doc, row, _t: getattr(row, "value", None),
}
# A field of the form that writes another field of the record.
WRITES = {"face": "value"}
# Where an empty list means "all" or "none" and absent says so too.
ABSENT_IF_EMPTY = ("personas", "fixes")


def shared(doc: Reader, rows: list[Record], name: str, t: Texts) -> object:
    """The value that all rows have in a field of the form, else MIXED."""
    read = READINGS.get(name)
    values = [read(doc, row, t) if read else getattr(row, name, None) for row in rows]
    first = _plain(values[0])
    return first if all(_plain(value) == first for value in values[1:]) else MIXED


def _plain(value: object) -> object:
    return None if value in ("", ()) else value


def changes_for(name: str, value: object) -> dict[str, object]:
    """The record's fields that a committed value sets."""
    if name in ABSENT_IF_EMPTY and not value:
        value = None
    return {WRITES.get(name, name): value}


def score_words(row: RedPoint, ranking: Ranking, t: Texts) -> str:
    """“5.3 · 2nd of 6”, or “not scored · 6th of 6”."""
    place, score = ranking.get(row.id, (0, None))
    if not place:
        return t("not scored")
    figure = t("not scored") if score is None else QLocale(t.language).toString(score, "f", 1)
    return t("{score} · {place} of {n}", score=figure, place=ordinal(place, t), n=len(ranking))


def ordinal(n: int, t: Texts) -> str:
    """1st, 2nd, 3rd, 4th …, as the language writes it."""
    if n % 100 in (11, 12, 13):
        return t("{n}th", n=n)
    return {1: t("{n}st", n=n), 2: t("{n}nd", n=n), 3: t("{n}rd", n=n)}.get(n % 10, t("{n}th", n=n))


def is_marked_by(row: Record) -> bool:
    """Whether a red point may be about this."""
    return isinstance(row, Card | Emotion) and not isinstance(row, RedPoint)
