"""Grey areas of the sample, and what makes none."""
from journeymapper.core.analysis.grey_areas import GreyArea, first_touchpoints, grey_areas
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.grid import add_lane
from journeymapper.core.commands.records import set_fields
from tests.support.maps import sample, small


def test_the_sample_has_the_four_of_the_mock_up() -> None:
    assert grey_areas(sample().store) == [
        GreyArea("step-compare", "step-visit-store", "channel-web", "channel-store"),
        GreyArea("step-ask-advice", "step-order", "channel-adviser", "channel-web"),
        GreyArea("step-order", "step-delivery", "channel-web", "channel-delivery"),
        GreyArea("step-assemble", "step-ask-for-help", "channel-print", "channel-bot"),
    ]


def test_the_same_department_or_mode_makes_none() -> None:
    session = sample()
    session.run(set_fields, ["touchpoint-terrace-display"], department="department-e-commerce")
    session.run(set_fields, ["channel-adviser"], mode="physical")
    session.run(set_fields, ["channel-delivery"], mode="digital")
    assert [area.left_step for area in grey_areas(session.store)] == ["step-ask-advice", "step-assemble"]
    session.run(set_fields, ["channel-store"], mode="digital")
    session.run(set_fields, ["touchpoint-terrace-display"], department="department-logistics")
    assert next(area.left_step for area in grey_areas(session.store)) == "step-visit-store"


def test_what_is_not_known_makes_none() -> None:
    session = sample()
    session.run(set_fields, ["touchpoint-terrace-display"], department=None)
    session.run(set_fields, ["channel-adviser"], mode=None)
    session.run(set_fields, ["touchpoint-delivery-van"], channel=None)
    assert [area.left_step for area in grey_areas(session.store)] == ["step-assemble"]


def test_the_first_touchpoint_is_that_of_the_uppermost_visible_lane() -> None:
    session = sample()
    lane = session.run(add_lane, "touchpoints", 0, "Above")
    card = session.run(add_card, "touchpoint", lane, "step-order", title="First")
    assert first_touchpoints(session.store)["step-order"].id == card
    session.run(set_fields, [lane], hidden=True)
    assert first_touchpoints(session.store)["step-order"].id == "touchpoint-web-checkout"


def test_a_map_with_one_touchpoint_has_none() -> None:
    assert grey_areas(small().store) == []
