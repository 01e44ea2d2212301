"""What doesn't fit is dimmed on the sheet, never taken away; what is pointed at or selected is plain."""
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.layers.dim import Dim, set_dim
from journeymapper.ui.canvas.paint.surface import detail_for
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.theme.contrast import luminance
from tests.support.board import board
from tests.support.mouse import click, middle

MakeSheet = Callable[[Session], Sheet]


def ink(sheet: Sheet, rect: Rect) -> float:
    """How far the darkest spot of a part of the map is from white, 0 to 1."""
    place = sheet.view.to_screen(rect)
    image = sheet.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    spots = [image.pixelColor(round(place.x) + dx, round(place.y) + dy).name()
             for dx in range(round(place.w)) for dy in range(round(place.h))]
    return 1 - min(luminance(spot) for spot in spots)


def card(sheet: Sheet, id: str) -> Rect:
    """The inner part of a card, without its dots."""
    rect = sheet.plan.rect(id)
    assert rect is not None
    return Rect(rect.x + 4, rect.y + rect.h * 0.35, rect.w * 0.7, rect.h * 0.6)


@pytest.fixture
def board_sheet(make_sheet: MakeSheet) -> Sheet:
    return make_sheet(board())


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.15])
def test_a_card_that_does_not_fit_is_dimmed_at_every_zoom(board_sheet: Sheet, zoom: float) -> None:
    sheet = board_sheet
    sheet.zoom_to(zoom)
    sheet.scroll_view(0, 0)
    rect = sheet.plan.rect("p1")
    assert rect is not None
    before = ink(sheet, rect)
    set_dim(sheet, "filter", Dim(cards={"t2"}))
    assert ink(sheet, rect) < before * 0.75, detail_for(zoom)
    set_dim(sheet, "filter", None)
    assert ink(sheet, rect) == before


def test_what_fits_stays_as_it_was(board_sheet: Sheet) -> None:
    before = ink(board_sheet, card(board_sheet, "t2"))
    set_dim(board_sheet, "filter", Dim(cards={"t2"}))
    assert ink(board_sheet, card(board_sheet, "t2")) == before


def test_a_selected_card_is_plain(board_sheet: Sheet) -> None:
    set_dim(board_sheet, "filter", Dim(cards={"t2"}))
    dimmed = ink(board_sheet, card(board_sheet, "n1"))
    board_sheet.session.selection.set(["n1"])
    assert ink(board_sheet, card(board_sheet, "n1")) > dimmed + 0.2


def test_a_card_under_the_pointer_is_plain_while_it_is(board_sheet: Sheet) -> None:
    set_dim(board_sheet, "filter", Dim(cards={"t2"}))
    dimmed = ink(board_sheet, card(board_sheet, "n1"))
    QTest.mouseMove(board_sheet.viewport(), middle(board_sheet, "n1"))
    assert ink(board_sheet, card(board_sheet, "n1")) > dimmed + 0.2
    QTest.mouseMove(board_sheet.viewport(), middle(board_sheet, "t2"))
    assert ink(board_sheet, card(board_sheet, "n1")) == dimmed


def test_a_dimmed_card_can_still_be_clicked(board_sheet: Sheet) -> None:
    set_dim(board_sheet, "filter", Dim(cards=()))
    click(board_sheet, middle(board_sheet, "n1"))
    assert board_sheet.session.selection.ids == ("n1",)


def test_rules_under_different_names_hold_together(board_sheet: Sheet) -> None:
    before = ink(board_sheet, card(board_sheet, "t2"))
    set_dim(board_sheet, "filter", Dim(cards={"t2"}))
    set_dim(board_sheet, "stage", Dim(cards={"n1"}))
    assert ink(board_sheet, card(board_sheet, "t2")) < before * 0.8
    set_dim(board_sheet, "stage", None)
    assert ink(board_sheet, card(board_sheet, "t2")) == before


def test_columns_are_dimmed_with_their_headers(board_sheet: Sheet) -> None:
    header = board_sheet.plan.rect("s3")
    assert header is not None
    parts = [header, card(board_sheet, "t2"), card(board_sheet, "n1")]
    before = [ink(board_sheet, part) for part in parts]
    set_dim(board_sheet, "stage", Dim(steps={"s1", "s2"}))
    after = [ink(board_sheet, part) for part in parts]
    assert after[0] < before[0] * 0.75
    assert after[1] < before[1] * 0.75
    assert after[2] == before[2]


def test_the_curve_of_another_persona_is_faint(sheet: Sheet) -> None:
    maria, paul = queries.personas(sheet.session.store)[:2]
    curves = {curve.persona: curve for row in sheet.plan.rows for curve in row.curves}
    row = next(row for row in sheet.plan.rows if row.curves)

    def strength(persona: str) -> float:
        point = curves[persona].points[3]
        return ink(sheet, Rect(point.x - 6, row.y + point.y - 6, 12, 12))

    before = strength(maria.id), strength(paul.id)
    set_dim(sheet, "filter", Dim(personas={maria.id}))
    assert strength(maria.id) == before[0]
    assert strength(paul.id) < before[1] * 0.8
    sheet.session.selection.set([curves[paul.id].points[0].id])
    assert strength(paul.id) == before[1]


def test_a_dim_is_no_change_of_the_document(board_sheet: Sheet) -> None:
    before = dict(board_sheet.session.store.records)
    set_dim(board_sheet, "filter", Dim(cards=()))
    assert dict(board_sheet.session.store.records) == before
    assert not board_sheet.session.history.done


def test_a_link_of_which_an_end_does_not_fit_is_dimmed(board_sheet: Sheet) -> None:
    route = next(iter(board_sheet.plan.routes_in(Rect(0, 0, 4000, 4000))))
    assert route.plate is not None
    before = ink(board_sheet, route.plate)
    set_dim(board_sheet, "filter", Dim(cards={"t1", "t2"}))
    assert ink(board_sheet, route.plate) == before
    set_dim(board_sheet, "filter", Dim(cards={"t1"}))
    assert ink(board_sheet, route.plate) < before * 0.75


def test_a_point_that_does_not_fit_is_dimmed_its_neighbour_not(sheet: Sheet) -> None:
    row = next(row for row in sheet.plan.rows if row.curves)
    points = [point for point in row.curves[0].points if point.quote is not None]
    parts = [Rect(point.x - 6, row.y + point.y - 6, 12, 12) for point in points[:2]]
    quote = points[1].quote
    assert quote is not None
    parts.append(quote.rect.moved(0, row.y))
    before = [ink(sheet, part) for part in parts]
    set_dim(sheet, "filter", Dim(points={points[0].id}))
    after = [ink(sheet, part) for part in parts]
    assert after[0] == before[0]
    assert after[1] < before[1] * 0.8
    assert after[2] < before[2] * 0.8
    sheet.session.selection.set([points[1].id])
    assert ink(sheet, parts[2]) == before[2]
