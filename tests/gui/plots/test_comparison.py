"""Two states of a map as one figure, and what differs as groups of lines."""
import pytest

from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.plots.figures.comparison import Pair, comparison_figure, groups_of, united
from tests.support.board import board

EN = texts("en")


def test_the_steps_of_both_stand_in_one_order() -> None:
    before, now = board(), board(without="s3 t2 p1")
    steps = united(queries.columns(before.store), queries.columns(now.store))
    assert [step.id for step in steps] == ["s1", "s2", "s3", "s4"]


def test_both_curves_and_all_that_differs_in_its_group() -> None:
    before, now = board(), board()
    now.run(set_fields, ["e2"], value=1)
    now.run(set_fields, ["t2"], title="Video call", step="s4")
    now.run(delete, ["n1"])
    pair = Pair(before.store, now.store, "May", "June", "before", "now")
    figure = comparison_figure(pair, EN, "maria")
    assert [stroke.points for stroke in figure.strokes] == [((0.5, 1), (1.5, -1.5)), ((0.5, 1), (1.5, 1))]
    assert len({(stroke.dash, stroke.colour) for stroke in figure.strokes}) == 2
    assert figure.sentence == ("From “May” to “June” the mean feeling goes from −0.2 to +1, the end from −1.5 to +1. "
                               "1 of 2 open red points is resolved.")
    found = {group.name: [row.text for row in group.rows] for group in groups_of(pair, now.store, EN)}
    assert found["better"] == ["Emotion: Maria at “Two” feels +1, before −1.5"]
    assert found["removed"] == ["Note: removed “Ask” from “One”"]
    assert found["moved"] == ["Touchpoint: moved “Video call” from “Three” to “Four”"]
    assert found["changed"] == ["Touchpoint: renamed “Call” to “Video call”"]
    assert found["worse"] == []


@pytest.mark.parametrize("first, last, told", [
    (1, -1.5, "neither the mean feeling (−0.2) nor the end (−1.5) changes."),
    (1.02, -1.5, "neither the mean feeling (−0.2) nor the end (−1.5) changes."),
    (2, -1.5, "the mean feeling goes from −0.2 to +0.2; the end stays at −1.5."),
    (0, -0.5, "the mean feeling stays at −0.2; the end goes from −1.5 to −0.5.")])
def test_what_stays_is_not_told_as_a_change(first: float, last: float, told: str) -> None:
    before, now = board(), board()
    now.run(set_fields, ["e1"], value=first)
    now.run(set_fields, ["e2"], value=last)
    pair = Pair(before.store, now.store, "May", "June", "before", "now")
    assert comparison_figure(pair, EN, "maria").sentence.startswith(f"From “May” to “June” {told}")
