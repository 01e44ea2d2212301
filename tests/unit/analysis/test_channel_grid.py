"""Channels × steps, services, pilots compared."""
import pytest

from journeymapper.core.analysis.channel_grid import Cell, ChannelGrid, channel_grid
from journeymapper.core.analysis.figures import figure
from journeymapper.core.analysis.pilots import change_of, pilot_rows
from journeymapper.core.analysis.services import services
from journeymapper.core.commands.cards import add_card, park
from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.commands.preferences import prefer
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.pilots import Pilot
from tests.support.board import board
from tests.support.maps import sample


def cell(grid: ChannelGrid, channel: str | None, step: str) -> Cell:
    return grid.cells.get((channel, step), Cell())


def test_the_grid_shows_touchpoints_and_wishes() -> None:
    session = board()
    grid = channel_grid(session.store)
    assert [channel.id for channel in grid.channels if channel] == ["web", "phone"]
    assert [step.id for step in grid.steps] == ["s1", "s2", "s3", "s4"]
    assert [card.id for card in cell(grid, "web", "s1").touchpoints] == ["t1"]
    assert cell(grid, "web", "s1").preferred_by == ("paul",)
    assert not cell(grid, "web", "s1").missing
    assert cell(grid, "phone", "s2").missing, "Paul would like to call, and nobody is there"
    assert cell(channel_grid(session.store, ("maria",)), "phone", "s2") == Cell()


def test_touchpoints_without_a_channel_have_a_row_and_parked_ones_none() -> None:
    session = board()
    assert None not in channel_grid(session.store).channels
    lost = session.run(add_card, "touchpoint", "touch", "s2", title="Rumour")
    grid = channel_grid(session.store)
    assert grid.channels[-1] is None
    assert [card.id for card in cell(grid, None, "s2").touchpoints] == [lost]
    session.run(park, [lost])
    assert None not in channel_grid(session.store).channels


def test_a_cell_feels_like_the_mean_of_those_that_are_felt() -> None:
    session = board()
    for feeling in (2, -1, None):
        session.run(add_card, "touchpoint", "touch", "s2", title="T", channel="web", feeling=feeling)
    assert cell(channel_grid(session.store), "web", "s2").feeling == 0.5
    assert Cell().feeling is None


def test_one_service_in_several_channels_is_found_however_it_is_written() -> None:
    session = board()
    add = [("s4", "phone", " Réturn  goods", 2), ("s2", "web", "return goods", -1), ("s1", "web", "Order", None)]
    for step, channel, service, feeling in add:
        session.run(add_card, "touchpoint", "touch", step, title="T", channel=channel, service=service,
                    feeling=feeling)
    found = services(session.store)
    assert [(row.name, row.channels, row.spread) for row in found.values()] == [
        ("Order", ("web",), None), ("return goods", ("web", "phone"), 3)]


def test_the_sample_has_a_row_for_each_channel() -> None:
    grid = channel_grid(sample().store)
    touchpoints = [card for one in grid.cells.values() for card in one.touchpoints]
    assert len(touchpoints) == len(sample().store.every(Touchpoint)) == 16
    assert len(grid.steps) == 10


@pytest.mark.parametrize("given, wanted", [
    (4, (4, "")), ("12 %", (12, "%")), ("3,5 days", (3.5, "days")), ("−2", (-2, "")), ("1.234,5 €", (1234.5, "€")),
    ("1,234,567", (1234567, "")), ("1 200 calls", (1200, "calls")), ("few", None), (None, None), ("", None),
    (True, None), ("1.2,3.4", None),
])  # fmt: skip
def test_figures_are_read_as_people_write_them(given: object, wanted: object) -> None:
    assert figure(given) == wanted  # type: ignore[arg-type]  # what a file may hold


@pytest.mark.parametrize("baseline, result, wanted", [
    (10, 15, (5, "", 0.5)), ("12 %", "9 %", (-3, "%", -0.25)), (0, 3, (3, "", None)),
    ("4 days", 3, (-1, "days", -0.25)), ("4 days", "3 hours", None), (None, 3, None), ("many", 3, None),
    (0.1, 0.3, (0.2, "", 2)),
])  # fmt: skip
def test_the_change_of_a_pilot(baseline: object, result: object, wanted: tuple[object, ...] | None) -> None:
    found = change_of(Pilot(baseline=baseline, result=result))  # type: ignore[arg-type]  # what a file may hold
    assert (None if found is None else tuple(found)) == (wanted and pytest.approx(wanted))


def test_pilots_stand_in_the_order_of_the_steps() -> None:
    session = board()
    session.run(add_pilot, "t2", {"measure": "Late"})
    session.run(add_pilot, "t1", {"measure": "First", "baseline": 4, "result": 5})
    session.run(add_pilot, "t1", {"measure": "Second"})
    session.run(park, ["t2"])
    rows = pilot_rows(session.store)
    assert [(row.card.id, row.place, row.pilot.measure) for row in rows] == [
        ("t1", 0, "First"), ("t1", 1, "Second"), ("t2", 0, "Late")]
    assert rows[0].change is not None
    assert rows[0].change.by == 1


def test_a_preference_shows_at_once() -> None:
    session = board()
    session.run(prefer, "maria", ["s3"], "phone")
    assert cell(channel_grid(session.store), "phone", "s3").preferred_by == ("maria",)
