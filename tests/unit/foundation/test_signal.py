"""The plain signal: synchronous, in order, forgiving about who left."""
import pytest

from journeymapper.core.foundation.signal import Signal


def test_listeners_are_called_in_the_order_in_which_they_connected() -> None:
    signal, heard = Signal(), []
    signal.connect(lambda value: heard.append(("first", value)))
    signal.connect(lambda value: heard.append(("second", value)))
    signal.emit(7)
    assert heard == [("first", 7), ("second", 7)]


def test_one_that_left_hears_no_more() -> None:
    signal, heard = Signal(), []
    end = signal.connect(lambda: heard.append(1))
    signal.emit()
    end()
    end()
    signal.emit()
    assert heard == [1]


def test_one_that_leaves_meanwhile_is_called_this_time_only() -> None:
    signal, heard = Signal(), []

    def last() -> None:
        heard.append("last")

    signal.connect(lambda: signal.disconnect(last))
    signal.connect(last)
    signal.emit()
    signal.emit()
    assert heard == ["last"]


def test_one_that_joins_meanwhile_is_called_from_the_next_time() -> None:
    signal, heard = Signal(), []
    signal.connect(lambda: signal.connect(lambda: heard.append(1)))
    signal.emit()
    assert heard == []
    signal.emit()
    assert heard == [1]


def test_one_that_fails_keeps_none_from_hearing() -> None:
    signal, heard = Signal(), []

    def fail() -> None:
        raise ValueError("first")

    signal.connect(fail)
    signal.connect(lambda: heard.append(1))
    with pytest.raises(ValueError, match="first"):
        signal.emit()
    assert heard == [1]
