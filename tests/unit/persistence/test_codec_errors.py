"""Wrong values are said one by one, with their place; the first twenty of them."""
from typing import Any

import pytest

from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.loaded import BadMap
from tests.unit.persistence.documents import small, to_bytes

GONE = object()


def errors(raw: dict[str, Any]) -> BadMap:
    with pytest.raises(BadMap) as caught:
        decode(to_bytes(raw))
    return caught.value


@pytest.mark.parametrize("path, value, says", [
    (("journey",), GONE, "journey is missing."),
    (("journey",), [], "journey should be an object."),
    (("journey", "title"), GONE, "journey.title is missing."),
    (("journey", "id"), "a b", "journey.id is not well formed."),
    (("journey", "id"), "x" * 65, "journey.id is not well formed."),
    (("cards",), {}, "cards should be a list."),
    (("cards", 1), 7, "cards[1] should be an object."),
    (("cards", 0, "title"), 5, "cards[0].title should be a text."),
    (("cards", 0, "feeling"), 3, "cards[0].feeling should be at most 2."),
    (("cards", 0, "feeling"), True, "cards[0].feeling should be a whole number."),
    (("cards", 0, "moment_of_truth"), 1, "cards[0].moment_of_truth should be true or false."),
    (("cards", 1, "number"), 0, "cards[1].number should be at least 1."),
    (("cards", 1, "number"), GONE, "cards[1].number is missing."),
    (("cards", 1, "number"), "1", "cards[1].number should be a whole number."),
    (("cards", 1, "confidence"), 70, "cards[1].confidence should be one of: 50, 80 or 100."),
    (("cards", 1, "personas"), "p", "cards[1].personas should be a list."),
    (("cards", 1, "personas"), ["p", 5], "cards[1].personas[1] should be a text."),
    (("cards", 1, "target"), [], "cards[1].target has a value that doesn't fit."),
    (("cards", 1, "kind"), GONE, "cards[1].kind is missing."),
    (("emotions", 0, "value"), "1", "emotions[0].value should be a number."),
    (("emotions", 0, "value"), 2.01, "emotions[0].value should be at most 2."),
    (("personas", 0, "empathy"), "sad", "personas[0].empathy should be an object."),
    (("personas", 0, "empathy"), {"sees": 1}, "personas[0].empathy.sees should be a text."),
    (("personas", 0, "colour"), "red", "personas[0].colour is not well formed."),
    (("steps", 1, "stage"), None, "steps[1].stage should be a text."),
    (("assets",), [], "assets should be an object."),
    (("assets",), {"a": 5}, "assets.a should be an object."),
])
def test_one_error(path: tuple[Any, ...], value: Any, says: str) -> None:
    raw = small()
    node: Any = raw
    for key in path[:-1]:
        node = node[key]
    if value is GONE:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    error = errors(raw)
    assert [str(detail) for detail in error.details] == [says]
    assert str(error) == (f"“map.journey” can't be opened: {says} "
                          "Nothing was changed; take a backup, or mend it in a text editor.")


def test_twenty_errors_are_shown_and_the_rest_counted() -> None:
    raw = small()
    raw["cards"] = [{"id": f"c{n}", "rank": "a0", "kind": "note"} for n in range(50)] + [5] * 10
    error = errors(raw)
    assert [str(detail) for detail in error.details] == [f"cards[{n}].title is missing." for n in range(20)]
    assert error.more == 40
    assert "There are 59 more errors." in str(error)
    raw["cards"] = raw["cards"][:2]
    assert "There is one more error." in str(errors(raw))


def test_hostile_names_and_values_stay_short() -> None:
    raw = small()
    raw["personas"][0]["preferences"] = {"x" * 10_000: 5}
    raw["cards"][0]["kind"] = "y" * 30_000
    raw["cards"][1]["title"] = ["z" * 100_000]
    assert len(str(errors(raw))) < 1000
    assert all(len(str(detail)) < 500 for detail in errors(raw).details)


def test_errors_of_a_newer_map_are_errors_too() -> None:
    raw = small() | {"version": 2}
    raw["cards"][0]["feeling"] = "happy"
    assert "cards[0].feeling" in str(errors(raw))
