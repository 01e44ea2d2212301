"""What a metric's card says of its value, target and trend, and the room that its course has."""
from importlib import import_module
from typing import Any

import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.shapes import Setting, card_texts, shape_of
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import card_model
from tests.support.maps import empty
from tests.support.measure import FixedMeasure

RISING = [{"on": "2026-01-31", "value": 4}, {"on": "2026-02-28", "value": 6.5}]


def metric(**fields: Any) -> Card:
    made = card_model("metric").model_validate({"id": "m", "rank": "a0", "kind": "metric", "title": "Days", **fields})
    assert isinstance(made, Card)
    return made


@pytest.mark.parametrize("fields, words", [
    ({"value": 4.2, "unit": "days"}, "4.2 days"),
    ({"value": -12345.678, "target": 0.0042}, "−12,345.68 · target 0.0042"),
    ({"value": 6.5, "target": 2, "series": RISING}, "6.5 ↗ · target 2 · farther from it"),
    ({"target": 9, "series": RISING}, "6.5 ↗ · target 9 · nearer to it"),
    ({"series": RISING}, "6.5 ↗ · rising"),
    ({"value": 6, "series": [*RISING, {"on": "2026-03-31", "value": 6.5}]}, "6 → · steady"),
    ({"series": RISING[:1]}, "4"),
    ({}, "")])
def test_value_target_and_trend_in_words(fields: dict[str, Any], words: str) -> None:
    footer = shape_of("metric").footer
    assert footer is not None
    assert footer(metric(**fields), empty().store, texts("en")) == words


def test_a_course_has_room_below_the_words() -> None:
    setting = Setting(empty().store, FixedMeasure(), texts("en"))
    _, plain = card_texts(metric(value=4), 156.0, setting)
    _, drawn = card_texts(metric(value=4, series=RISING), 156.0, setting)
    assert drawn - plain >= import_module("journeymapper.lanes.metrics.shape").COURSE
