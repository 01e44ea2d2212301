"""Better and worse, resolved and still open, from one state of a map to another."""
from typing import Any

import pytest

from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.comparing.progress import resolved, resolved_words, shifts, still_open
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import texts
from tests.support.board import board

EN = texts("en")
BAD = ("cards", {"id": "t1", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "touch", "title": "Leaflet",
                 "channel": "web", "department": "sales", "feeling": -2})


def after(**changes: dict[str, Any]) -> tuple[Reader, Reader]:
    """The board before and after changes of fields by id."""
    before, now = board(BAD), board(BAD)
    for id, fields in changes.items():
        now.run(set_fields, [id], **fields)
    return before.store, now.store


@pytest.mark.parametrize("changes, why", [
    ({"r1": {"status": "done"}}, "done"), ({"r1": {"status": "verified"}}, "verified"),
    ({"t1": {"feeling": 0}}, "felt")])
def test_a_red_point_is_resolved_by_status_or_by_what_it_is_about(changes: dict[str, dict[str, Any]], why: str) -> None:
    before, now = after(**changes)
    assert [(one.red_point.id, one.why) for one in resolved(before, now)] == [("r1", why)]
    assert [row.id for row in still_open(before, now)] == ["r2"]


@pytest.mark.parametrize("changes", [
    {}, {"t1": {"feeling": -1}}, {"r1": {"status": "planned"}}, {"r1": {"severity": 1}}])
def test_less_bad_is_not_resolved(changes: dict[str, dict[str, Any]]) -> None:
    assert resolved(*after(**changes)) == []


def test_one_that_stands_for_itself_follows_the_lowest_emotion_of_its_personas() -> None:
    before, now = after(e2={"value": 0.5})
    found, = resolved(before, now)
    assert (found.red_point.id, found.before, found.now) == ("r2", -1.5, 0.5)
    assert resolved_words(before, found, EN) == "RP-002 Dear: it felt −1.5, now +0.5"


def test_one_that_is_gone_is_resolved_and_one_that_was_done_isnt_counted() -> None:
    before, now = board(BAD), board(BAD)
    now.run(delete, ["r1"])
    assert [one.why for one in resolved(before.store, now.store)] == ["gone"]
    before.run(set_fields, ["r1"], status="done")
    assert resolved(before.store, now.store) == []


def test_feelings_rise_for_the_better_and_severity_falls_for_it() -> None:
    before, now = after(t1={"feeling": 1}, e1={"value": 0.5}, r1={"severity": 3}, r2={"frequency": 2})
    assert [(shift.id, shift.better) for shift in shifts(before, now)] == [("t1", True), ("e1", False)]
    later = after(r1={"severity": 3})[1]
    assert [(one.before, one.now, one.better) for one in shifts(later, after(r1={"severity": 1})[1])] == [(3, 1, True)]
