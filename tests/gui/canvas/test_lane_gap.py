"""Where two lanes meet at a line of the blueprint, the marker of a dragged lane tells on which side it will stand."""
import pytest

from journeymapper.core.document import queries
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.targets import lane_target


@pytest.mark.parametrize("kind, moving, above", [
    ("lane", "lane-emotions", True),
    ("lane", "lane-opportunities", False),
    ("lane:touchpoints", None, True),
    ("lane:processes", None, False),
])
def test_the_marker_lies_on_the_side_that_the_lane_will_have(
    sheet: Sheet, kind: str, moving: str | None, above: bool
) -> None:
    plan, (line,) = sheet.plan, sheet.plan.side_lines
    below = next(row for row in plan.rows if row.y > line.y)
    assert {row.id for row in queries.lanes(sheet.session.store)} >= ({moving} if moving else set())
    found = lane_target(plan, sheet.session.store, (40.0, below.y - 1), kind, [moving] if moving else [])
    assert (found.rect.bottom < line.y) == above
    assert (found.rect.y > line.y) == (not above)
