"""What a manager's cell means, in whatever form a spreadsheet left it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from journeymapper.core.backlog.columns import column
from journeymapper.core.backlog.readback.rows import ReadCell
from journeymapper.core.backlog.readback.values import value_of
from journeymapper.core.foundation.errors import Refused


def read(key: str, value: Any, *, unknown: bool = False) -> Any:
    return value_of(column(key), ReadCell("B!A1", value, unknown))


@pytest.mark.parametrize(
    "key,value,stored",
    [
        ("severity", 3, 3),
        ("severity", 3.0, 3),
        ("severity", " 4 ", 4),
        ("severity", "3 major", 3),
        ("severity", "3 – grave", 3),
        ("severity", "Major", 3),
        ("severity", "3 ●●●○", 3),
        ("severity", 0, 0),
        ("severity", None, None),
        ("severity", "  ", None),
        ("effort", "weeks", 3),
        ("effort", "semanas", 3),
        ("frequency", "5", 5),
        ("confidence", 80, 80),
        ("confidence", 0.8, 80),
        ("confidence", 1, 100),
        ("confidence", "50 %", 50),
        ("confidence", "researched", 100),
        ("status", "in progress", "in progress"),
        ("status", "En curso ", "in progress"),
        ("status", "WON’T DO", "won't do"),
        ("cause", "proceso", "process"),
        ("status", "", None),
        ("due", datetime(2026, 12, 24, 9, tzinfo=UTC), "2026-12-24"),
        ("due", date(2026, 12, 24), "2026-12-24"),
        ("due", "2026-12-24", "2026-12-24"),
        ("due", "2026-12-24T00:00:00", "2026-12-24"),
        ("due", "24.12.2026", "2026-12-24"),
        ("due", "24/12/2026", "2026-12-24"),
        ("due", "12/24/2026", "2026-12-24"),
        ("due", "5/5/2026", "2026-05-05"),
        ("due", 46380, "2026-12-24"),
        ("customer_value", 80.0, 80),
        ("customer_value", "12,5", 12.5),
        ("customer_value", "80 %", 80),
        ("baseline", 0.5, 0.5),
        ("baseline", "12 days", "12 days"),
        ("baseline", 3.0, 3),
        ("owner", "  Rosa \r\n", "Rosa"),
        ("decision", "one\r\ntwo", "one\ntwo"),
        ("owner", 7.0, "7"),
        ("customer_value", "0.125", 0.125),
        ("ticket", datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02"),
    ],
)
def test_it_is_understood(key: str, value: Any, stored: Any) -> None:
    assert read(key, value) == stored


@pytest.mark.parametrize(
    "key,value,words",
    [
        ("severity", 5, "whole number from 0 to 4"),
        ("customer_value", "1,000", "two ways"),
        ("business_value", "12.500", "two ways"),
        ("severity", 2.5, "whole number"),
        ("severity", "3 minor", "whole number"),
        ("severity", True, "whole number"),
        ("frequency", 0, "from 1 to 5"),
        ("confidence", 70, "100, 80 or 50"),
        ("effort", float("inf"), "whole number"),
        ("status", "maybe", "none of the words"),
        ("cause", "3", "none of the words"),
        ("due", "03/04/2027", "two ways"),
        ("due", "2026-02-30", "no day"),
        ("due", "soon", "no day"),
        ("due", 12, "no day"),
        ("due", "31.13.2026", "no day"),
        ("customer_value", "many", "no number"),
        ("customer_value", float("nan"), "no number"),
        ("customer_value", True, "no number"),
    ],
)
def test_it_is_refused_with_its_reason(key: str, value: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(key, value)


def test_a_formula_without_value_is_refused_not_blank() -> None:
    with pytest.raises(Refused, match="no value"):
        read("owner", None, unknown=True)
