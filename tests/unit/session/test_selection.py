"""What is selected, in the order of selecting."""
from journeymapper.core.session.selection import Selection


def test_a_selection_keeps_the_order_and_each_id_once() -> None:
    selection = Selection()
    selection.set(["b", "a", "b"])
    assert selection.ids == ("b", "a")
    assert selection.current == "a"
    assert (len(selection), "a" in selection, "c" in selection) == (2, True, False)


def test_toggle_adds_and_takes_away() -> None:
    selection = Selection()
    selection.set(["a"])
    selection.toggle("b")
    selection.toggle("a")
    assert selection.ids == ("b",)
    selection.clear()
    assert (selection.ids, selection.current) == ((), None)


def test_only_a_real_change_is_announced() -> None:
    selection, heard = Selection(), []
    selection.changed.connect(lambda: heard.append(selection.ids))
    selection.clear()
    selection.set(["a", "b"])
    selection.set(["a", "b"])
    selection.set(["b", "a"])
    assert heard == [("a", "b"), ("b", "a")]
