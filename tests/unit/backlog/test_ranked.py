"""Places and scores follow each change and are the same as those of the whole backlog, reckoned anew."""
from random import Random
from typing import Any

import pytest

from journeymapper.core.backlog import ranked as room
from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.ranked import Ranked
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from tests.support.maps import sample


def fresh(session: Session) -> dict[str, tuple[int, float | None]]:
    return {item.id: (place, item.score) for place, item in enumerate(backlog(session.store), 1)}


def change_something(session: Session, luck: Random) -> None:
    """One change of all sorts that the order hangs on, and of some that it doesn't."""
    doc = session.store
    if not doc.every(RedPoint) or luck.random() < 0.15:
        session.undo()
        return
    point = luck.choice(sorted(row.id for row in doc.every(RedPoint)))
    steps = sorted(row.id for row in doc.every(Step))
    about = sorted(row.id for row in doc.every(Touchpoint))
    feelings = sorted(row.id for row in doc.every(Emotion))
    changes: list[tuple[str, dict[str, Any]]] = [
        (point, {"severity": luck.choice([None, 2, 4])}), (point, {"frequency": luck.choice([None, 4])}),
        (point, {"effort": 2}), (point, {"votes": luck.randint(0, 1)}),
        (point, {"step": luck.choice(steps)}), (point, {"about": luck.choice(about)}),
        (point, {"personas": luck.choice([None, ("persona-paul",)])}), (point, {"title": "words"}),
    ]
    if about:
        changes.append((luck.choice(about), {"moment_of_truth": luck.random() < 0.5}))
        changes.append((luck.choice(about), {"step": luck.choice(steps)}))
    if feelings:
        changes.append((luck.choice(feelings), {"value": luck.choice([-2.0, 0.0, 1.5])}))
        changes.append((luck.choice(feelings), {"step": luck.choice(steps)}))
    changes.append((queries.journey(doc).id, {"scoring": luck.choice([None, {"model": "rice"}, {"model": "ice"}])}))
    if luck.random() < 0.15:
        session.run(delete, [luck.choice([ids for ids in (about, feelings, [point], steps) if ids])[0]])
    else:
        id, fields = luck.choice(changes)
        session.run(set_fields, [id], **fields)


@pytest.mark.parametrize("seed", range(12))
def test_places_follow_any_change(seed: int) -> None:
    """Few values, so that many are equal and the feelings decide."""
    session, luck = sample(), Random(seed)
    points = [row.id for row in session.store.every(RedPoint)]
    session.run(set_fields, points, severity=4, frequency=4, effort=2, confidence=100)
    ranked = Ranked(session.store)
    session.changed.connect(lambda change, _origin: ranked.follow(change))
    for _ in range(40):
        change_something(session, luck)
        assert dict(ranked) == fresh(session)


def test_a_change_costs_what_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title typed on a large map must not rank the whole backlog at each letter."""
    session, asked = sample(), []
    ranked = Ranked(session.store)
    session.changed.connect(lambda change, _origin: ranked.follow(change))
    assert len(ranked) == 6
    whole = room.items_of
    monkeypatch.setattr(room, "items_of", lambda doc, points: asked.extend(points) or whole(doc, points))
    card = next(row for row in session.store.every(Card) if row.kind == "note")
    session.run(set_fields, [card.id], title="Another title")
    assert asked == []
    point = session.store.every(RedPoint)[0]
    session.run(set_fields, [point.id], title="Other words")
    assert [row.id for row in asked] == [point.id]
