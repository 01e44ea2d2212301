"""Each step knows when it was made, and keeps that through undo and redo."""
from datetime import UTC, datetime, timedelta

from journeymapper.core.commands.records import rename
from tests.support.board import board


def test_a_step_has_the_time_of_its_making() -> None:
    session = board()
    moments = iter(datetime(2026, 3, 1, 10, 42, tzinfo=UTC) + timedelta(minutes=n) for n in range(10))
    session.history.now = lambda: next(moments)
    session.run(rename, "t1", "One")
    session.run(rename, "t1", "Two")
    assert [entry.at and entry.at.minute for entry in session.history.done] == [42, 43]
    session.undo()
    session.redo()
    assert [entry.at and entry.at.minute for entry in session.history.done] == [42, 43]


def test_the_saved_state_has_a_name() -> None:
    session = board()
    assert session.history.saved_key == 0
    session.run(rename, "t1", "One")
    session.mark_saved()
    assert session.history.saved_key == session.history.key
    session.history.mark_unsaved()
    assert session.history.saved_key is None
