"""Ids are random, and what may stand as one is narrow."""
import pytest

from journeymapper.core.foundation.ids import is_id, new_id
from journeymapper.core.model.journey import Stage


def test_new_ids_differ_and_are_good_ids() -> None:
    made = [new_id(prefix) for prefix in ("", "card", "red-point") for _ in range(200)]
    assert len(set(made)) == 600
    assert all(is_id(id) for id in made)


def test_a_prefix_is_for_the_reader() -> None:
    assert new_id("card").startswith("card-")
    assert "-" not in new_id()


@pytest.mark.parametrize("text", ["a", "A.b:c-d_9", "x" * 64])
def test_good_ids(text: str) -> None:
    assert is_id(text)
    assert Stage(id=text, rank="a0", title="").id == text


@pytest.mark.parametrize("text", ["", "x" * 65, "a b", "a/b", "ä", "a\n", "a\nb", "<b>"])
def test_bad_ids_are_bad_for_records_too(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(ValueError, match="id"):
        Stage(id=text, rank="a0", title="")
