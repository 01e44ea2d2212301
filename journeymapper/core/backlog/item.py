"""One red point as a row of the backlog: what stands in the map around it, and its score."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymapper.core.backlog.scoring import (
    MUST_BE_FIXED,
    Band,
    Scoring,
    band_of,
    confidence_of,
    impact_of,
    score_of,
    scoring_of,
)
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.layout.sides import side_of
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.people import Channel, Emotion, Persona


@dataclass(frozen=True)
class BacklogItem:
    """All columns of the backlog for one red point. Ids stand beside names where a row leads back to the map."""

    red_point: RedPoint
    map_title: str
    uid: str
    stage_id: str | None
    stage: str
    step_id: str | None
    step: str
    touchpoint: str
    channel_id: str | None
    channel: str
    personas: tuple[str, ...]
    side: str | None
    emotion: float | None
    moment_of_truth: bool
    confidence: int
    impact: float | None
    score: float | None
    band: Band | None

    @property
    def id(self) -> str:
        """The record's id."""
        return self.red_point.id

    @property
    def name(self) -> str:
        """The number as people say it, RP-014."""
        return f"RP-{self.red_point.number:03d}"


def backlog(doc: Reader, scoring: Scoring | None = None) -> list[BacklogItem]:
    """All red points in the backlog's order; scored as the map says, or as `scoring` does."""
    return sorted(items_of(doc, doc.every(RedPoint), scoring), key=order)


def items_of(doc: Reader, points: Iterable[RedPoint], scoring: Scoring | None = None) -> list[BacklogItem]:
    """Some red points as rows, in the order given."""
    journey = queries.journey(doc)
    scoring = scoring or scoring_of(journey.scoring)
    feelings: dict[str, list[Emotion]] = {}
    for emotion in doc.every(Emotion):
        feelings.setdefault(emotion.step, []).append(emotion)
    return [_item(doc, journey, row, scoring, feelings) for row in points]


def order(item: BacklogItem) -> tuple[object, ...]:
    """Severity 4 first; then scored before not scored, by score or by severity × frequency × confidence.

    Ties: moment of truth, then lower emotion, then votes, then number, then id. A blank comes last.
    """
    point = item.red_point
    return (
        point.severity != MUST_BE_FIXED,
        item.score is None,
        -(item.score or 0.0),
        item.score is None and item.impact is None,
        -(item.impact or 0.0) if item.score is None else 0.0,
        not item.moment_of_truth,
        3.0 if item.emotion is None else item.emotion,
        -(point.votes or 0),
        point.number,
        point.id,
    )


def _item(
    doc: Reader, journey: Journey, point: RedPoint, scoring: Scoring, feelings: Mapping[str, Sequence[Emotion]],
) -> BacklogItem:
    about = doc.get(point.about)
    touchpoint = about if isinstance(about, Touchpoint) else None
    step = doc.find(Step, point.step or getattr(about, "step", None))
    stage = doc.find(Stage, step.stage) if step else None
    channel = doc.find(Channel, touchpoint.channel) if touchpoint else None
    confidence = confidence_of(point.confidence, point.evidence_level)
    score = score_of({"severity": point.severity, "frequency": point.frequency, "confidence": confidence,
                      "effort": point.effort, "customer_value": point.customer_value,
                      "business_value": point.business_value}, scoring)
    names = [persona.name for id in point.personas or () if (persona := doc.find(Persona, id)) is not None]
    return BacklogItem(
        red_point=point, map_title=journey.title, uid=f"{journey.id}/{point.id}",
        stage_id=stage.id if stage else None, stage=stage.title if stage else "",
        step_id=step.id if step else None, step=step.title if step else "",
        touchpoint=touchpoint.title if touchpoint else "",
        channel_id=channel.id if channel else None, channel=channel.name if channel else "",
        personas=tuple(names), side=_side(doc, point, about),
        emotion=_emotion(point, feelings.get(step.id, ()) if step else ()),
        moment_of_truth=bool(touchpoint and touchpoint.moment_of_truth), confidence=confidence,
        impact=impact_of(point.severity, point.frequency, confidence), score=score,
        band=band_of(score, point.severity, scoring),
    )


def _side(doc: Reader, point: RedPoint, about: object) -> str | None:
    """The side of the lane of what it is about, else of its own lane; a lane that says none has its kind's."""
    for card in (about, point):
        lane = doc.find(Lane, card.lane) if isinstance(card, Card) else None
        side = side_of(lane) if lane is not None else None
        if side is not None:
            return side
    return None


def _emotion(point: RedPoint, rows: Sequence[Emotion]) -> float | None:
    """The lowest of the step's feelings among the red point's personas, of all if it names none."""
    values = [float(row.value) for row in rows if not point.personas or row.persona in point.personas]
    return min(values, default=None)
