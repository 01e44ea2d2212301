"""Replace what was found."""
import pytest

from journeymapper.core.commands.records import rename
from journeymapper.core.commands.texts import replace_hits
from journeymapper.core.document.search import Query, find
from journeymapper.core.foundation.errors import Refused
from tests.support.board import board, get, one_step, untouched


def test_all_hits_are_one_step_with_their_count() -> None:
    session = board(("personas", {"id": "maria", "rank": "a0", "name": "Call", "goals": "call, CALL and recall",
                                  "empathy": {"pains": "no call", "later": 1}}))
    hits = find(session.store, Query("call", words=True))
    with one_step(session):
        assert session.run(replace_hits, hits, "ring") == 5
    assert get(session, "t2").title == "ring"
    maria = get(session, "maria")
    assert (maria.name, maria.goals, maria.empathy.pains) == ("ring", "ring, ring and recall", "no ring")
    assert maria.empathy.model_extra == {"later": 1}
    assert (session.history.done[-1].title, session.history.done[-1].params) == ("Replace {n} times", {"n": 5})


def test_one_hit() -> None:
    session = board()
    with one_step(session):
        assert session.run(replace_hits, find(session.store, Query("leaflet"))[:1], "") == 1
    assert get(session, "t1").title == ""
    assert session.history.done[-1].title == "Replace"


def test_what_has_changed_since_is_left_alone() -> None:
    session = board()
    hits = find(session.store, Query("call"))
    session.run(rename, "t2", "A call")
    with untouched(session):
        assert session.run(replace_hits, hits, "x") == 0


def test_a_text_that_grows_too_long_is_refused() -> None:
    session = board(("cards", {"id": "n1", "rank": "a1", "kind": "note", "step": "s1", "lane": "touch",
                               "title": "ab" * 10_000}))
    with untouched(session), pytest.raises(Refused, match="longer than 20000"):
        session.run(replace_hits, find(session.store, Query("b")), "bb")


def test_what_is_chosen_is_never_replaced() -> None:
    session = board(("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s2", "lane": "red", "number": 2,
                               "title": "new dear", "status": "new"}))
    hits = find(session.store, Query("new"), {"status": {"new": "new"}})
    assert [hit.field for hit in hits] == ["title", "status"]
    with one_step(session):
        assert session.run(replace_hits, hits, "old") == 1
    assert (get(session, "r2").title, get(session, "r2").status) == ("old dear", "new")
