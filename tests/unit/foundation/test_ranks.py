"""Keys of order: one between any two, and only well-formed ones are taken."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.foundation.ranks import FIRST, is_rank, rank_between, ranks_between


@given(st.lists(st.integers(0, 200), max_size=40))
def test_inserting_anywhere_keeps_the_order(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        at = place % (len(ranks) + 1)
        low = ranks[at - 1] if at else None
        high = ranks[at] if at < len(ranks) else None
        ranks.insert(at, rank_between(low, high))
    assert ranks == sorted(set(ranks))
    assert all(is_rank(rank) for rank in ranks)


@given(st.integers(0, 30), st.integers(0, 4), st.integers(0, 4))
def test_many_at_once_stand_in_order_between_their_ends(count: int, low: int, high: int) -> None:
    scale = ranks_between(None, None, 5)
    bottom, top = (scale[low], scale[high]) if low < high else (scale[low], None)
    made = ranks_between(bottom, top, count)
    assert len(made) == count
    assert [bottom, *made] == sorted({bottom, *made})
    assert top is None or all(rank < top for rank in made)


@pytest.mark.parametrize("low, high", [("a1", "a0"), ("a0", "a0")])
def test_nothing_fits_between_equal_or_turned_ends(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no key fits"):
        rank_between(low, high)
    with pytest.raises(ValueError, match="no key fits"):
        ranks_between(low, high, 2)


@pytest.mark.parametrize("text", [FIRST, "a1", "a0V", "Zz", "b00", "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"])
def test_well_formed_keys(text: str) -> None:
    assert is_rank(text)


@pytest.mark.parametrize("text", ["", "a", "a00", "b0", "0", "a-", "a0 ", "á0", "a0\n", "A" + "0" * 26])
def test_malformed_keys(text: str) -> None:
    assert not is_rank(text)
