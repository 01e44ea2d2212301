"""What has no title yet says so, and its box is as large as these words need."""
import pytest

from journeymapper.core.commands.records import rename
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.session.session import Session
from tests.support.maps import small
from tests.support.measure import FixedMeasure


def plan_of(session: Session) -> Plan:
    return build_plan(session.store, FixedMeasure(), texts("en"))


def title_of(plan: Plan, id: str) -> TextBox:
    """The title of a stage, step, lane or card."""
    for found in (plan.header.stages, plan.header.steps):
        if id in found:
            return found[id]
    row = plan.row(id)
    return row.texts[0] if row is not None else plan.boxes[id].texts[0]


@pytest.mark.parametrize("kind, words", [
    (Stage, "Untitled stage"), (Step, "Untitled step"), (Lane, "Untitled lane"), (Card, "Untitled"),
])
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_title_has_words_in_its_place(kind: type[Stage | Step | Lane | Card], words: str, empty: str) -> None:
    session = small()
    record = next(row for row in session.store.every(kind) if row.title)
    before = title_of(plan_of(session), record.id)
    assert not before.placeholder
    session.run(rename, record.id, empty)
    box = title_of(plan_of(session), record.id)
    assert (box.text, box.placeholder, box.style.italic, box.role) == (words, True, True, "title")
    assert box.lines == FixedMeasure().lines(words, box.style, box.rect.w)
    assert box.rect.h == len(box.lines) * FixedMeasure().line_height(box.style)


def test_a_card_that_is_really_called_untitled_isnt_one() -> None:
    """A plan that follows the change knows both apart, though they hold the same letters."""
    session = small()
    card = session.store.every(Card)[0].id
    session.run(rename, card, "")
    plan, measure = plan_of(session), FixedMeasure()
    session.changed.connect(lambda change, origin: plan.update(session.store, change, measure))
    session.run(rename, card, "Untitled")
    assert not title_of(plan, card).placeholder
