"""Our writer of JSON is the standard library's, only faster."""
import json
from typing import Any

import pytest
from hypothesis import given

from journeymapper.core.persistence.emit import emit
from tests.unit.persistence.documents import JSON


@given(JSON)
def test_same_text_as_the_standard_library(value: Any) -> None:
    assert emit(value) == json.dumps(value, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("value", [
    "\x00\x1f\x7f\u2028\"\\/", -0.0, 1e22, 5e-324, 2**63, True, None, [], {}, [[]], {"": {}}, (1, "ä"),
])
def test_corners(value: Any) -> None:
    assert emit(value) == json.dumps(value, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("value, error", [(float("nan"), ValueError), (float("-inf"), ValueError), ({1: 2}, TypeError),
                                          (b"", TypeError), ({1}, TypeError)])
def test_what_is_no_json(value: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        emit([value])
