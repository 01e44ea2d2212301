"""Focus on a stage: one stage large, the rest dimmed, Escape ends it."""
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest

from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.layers.continued import pieces
from journeymapper.ui.canvas.layers.dim import Dim, set_dim
from journeymapper.ui.canvas.menu import build_menu
from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.painting import body_area
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.mouse import click, middle, press

EVERYWHERE = Rect(0, 0, 9999, 9999)
THREE, FOUR = "stage-consideration", "stage-action"


def shown(sheet: Sheet) -> tuple[float, float, float]:
    return sheet.view.zoom, sheet.view.x, sheet.view.y


def steps_seen(sheet: Sheet) -> list[str]:
    """The steps of which at least half shows."""
    body, found = body_area(sheet.view), []
    for column in sheet.plan.columns:
        place = sheet.view.to_screen(Rect(column.x + column.w / 4, 0, column.w / 2, 1))
        if place.x >= body.x and place.right <= body.right:
            found.append(column.step)
    return found


def bright(sheet: Sheet, step: str) -> float:
    """How far from the paper the ink of a step's header is at most, 0 to 255."""
    view = sheet.viewport()
    picture, at = view.grab().toImage(), middle(sheet, step)
    paper = sheet.theme.tokens.q("paper").lightness()
    return max(abs(picture.pixelColor(x, y).lightness() - paper)
               for x in range(at.x() - 60, at.x() + 60) for y in range(at.y() - 8, at.y() + 8))


def test_the_stage_fills_the_sheet_the_rest_is_dimmed_and_escape_ends_it(sheet: Sheet) -> None:
    sheet.resize(1200, 900)
    sheet.zoom_to(0.6)
    before = shown(sheet)
    click(sheet, middle(sheet, "touchpoint-terrace-display"))
    plain = bright(sheet, "step-visit-store")
    sheet.spotlight.toggle()
    chip = sheet.spotlight.chip
    assert chip is not None
    assert chip.isVisible()
    assert chip.label.text() == "Focused on: Consideration"
    assert sheet.view.zoom > 0.6
    assert {"step-visit-store", "step-ask-advice"} <= set(steps_seen(sheet))
    assert sheet.session.selection.ids == ("touchpoint-terrace-display",)
    sheet.zoom_to(0.6)
    sheet.scroll_view(0, 0)
    assert bright(sheet, "step-order") < plain / 2
    assert bright(sheet, "step-visit-store") == pytest.approx(plain, abs=20)
    sheet.spotlight.end()
    sheet.zoom_to(0.6)
    sheet.scroll_view(0, 0)
    sheet.spotlight.toggle()
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.spotlight.stage is None
    assert not chip.isVisible()
    assert shown(sheet) == before
    assert sheet.session.selection.ids == ("touchpoint-terrace-display",)
    assert bright(sheet, "step-order") > plain / 2
    assert sheet.session.history.done == []


def test_left_and_right_go_to_the_neighbouring_stage(sheet: Sheet) -> None:
    sheet.resize(1000, 800)
    sheet.spotlight.begin(THREE)
    assert sheet.focus.item == THREE
    press(sheet, Qt.Key.Key_Right)
    assert sheet.spotlight.stage == FOUR
    assert sheet.session.selection.ids == (FOUR,)
    assert {"step-order", "step-delivery"} <= set(steps_seen(sheet))
    press(sheet, Qt.Key.Key_Left)
    press(sheet, Qt.Key.Key_Left)
    assert sheet.spotlight.stage == "stage-interest"


def test_the_keyboard_that_leaves_a_stage_takes_the_view_along(sheet: Sheet) -> None:
    click(sheet, middle(sheet, "touchpoint-terrace-display"))
    sheet.spotlight.toggle()
    press(sheet, Qt.Key.Key_Right)
    assert sheet.spotlight.stage == THREE
    press(sheet, Qt.Key.Key_Right)
    assert sheet.spotlight.stage == FOUR
    press(sheet, Qt.Key.Key_End)
    assert sheet.spotlight.stage == "stage-advocacy"


def test_the_chip_goes_on_and_ends(sheet: Sheet) -> None:
    sheet.spotlight.begin("stage-use")
    chip = sheet.spotlight.chip
    assert chip is not None
    QTest.mouseClick(chip.on, Qt.MouseButton.LeftButton)
    assert sheet.spotlight.stage == "stage-advocacy"
    assert not chip.on.isEnabled()
    assert sheet.viewport().geometry().contains(chip.geometry())
    QTest.mouseClick(chip.back, Qt.MouseButton.LeftButton)
    assert sheet.spotlight.stage == "stage-use"
    QTest.mouseClick(chip.close_it, Qt.MouseButton.LeftButton)
    assert sheet.spotlight.stage is None


def test_a_view_that_was_zoomed_meanwhile_stays(sheet: Sheet) -> None:
    sheet.spotlight.begin(THREE)
    sheet.zoom_to(0.5)
    here = shown(sheet)
    sheet.spotlight.end()
    assert shown(sheet) == here


def test_a_stage_that_is_renamed_is_called_so_and_a_deleted_one_ends_it(sheet: Sheet) -> None:
    sheet.spotlight.begin(THREE)
    chip = sheet.spotlight.chip
    assert chip is not None
    sheet.session.run(rename, THREE, "Thinking <b>it</b> over")
    assert chip.label.text() == "Focused on: Thinking <b>it</b> over"
    sheet.session.run(delete, [THREE])
    assert sheet.spotlight.stage is None
    assert not chip.isVisible()
    assert sheet.dims == {}


def test_the_menu_of_a_stage_offers_it(sheet: Sheet) -> None:
    click(sheet, middle(sheet, FOUR))
    menu = build_menu(sheet)
    next(action for action in menu.actions() if action.text() == "Focus on this stage").trigger()
    assert sheet.spotlight.stage == FOUR


def test_a_map_without_stages_has_nothing_to_focus_on(blank: Sheet) -> None:
    blank.spotlight.toggle()
    assert blank.spotlight.stage is None


@pytest.mark.parametrize("width", [640, 700, 420])
def test_the_chip_and_the_minimap_keep_clear_of_each_other(sheet: Sheet, width: int) -> None:
    minimap = Minimap(sheet)
    sheet.resize(width, 600)
    sheet.spotlight.begin(THREE)
    chip = sheet.spotlight.chip
    assert chip is not None
    minimap.show()
    QTest.qWait(0)
    assert not chip.geometry().intersects(minimap.geometry())
    assert sheet.viewport().geometry().contains(chip.geometry())
    minimap.hide()
    QTest.qWait(0)
    assert abs(chip.geometry().center().x() - sheet.viewport().geometry().center().x()) <= 1


def test_a_process_that_began_earlier_bears_its_title_in_the_stage(sheet: Sheet) -> None:
    """“Showroom and advice” is made to begin a stage earlier: there it is dimmed, in the stage it is named again."""
    process = next(card for card in sheet.session.store.every(Card) if card.title == "Showroom and advice")
    sheet.session.run(set_fields, [process.id], step="step-compare", until="step-ask-advice",
                      title="Showroom and advice for everybody who comes into one of our stores on a Saturday")
    sheet.spotlight.begin(THREE)
    scene = Scene(sheet.plan, sheet.session.store, sheet.theme.tokens, sheet.t)
    found = {box.id: (box, part) for _, box, part in pieces(scene, EVERYWHERE, sheet.dims)}
    assert list(found) == [process.id]
    box, part = found[process.id]
    columns = [column for column in sheet.plan.columns if column.stage == THREE]
    assert (part.x, part.right) == (columns[0].x, sheet.plan.rect(process.id).right)  # type: ignore[union-attr]  # it is there
    assert box.texts[0].text.startswith("Showroom and")
    assert box.texts[0].text.endswith("…")
    title = box.texts[0].rect.moved(part.x, part.y)
    place, picture = sheet.view.to_screen(title), sheet.viewport().grab().toImage()
    y = range(int(place.y), int(place.y + place.h))
    ink = {picture.pixelColor(x, row).lightness() for x in range(int(place.x), int(place.x) + 60) for row in y}
    assert max(ink) - min(ink) > 100
    sheet.spotlight.end()
    assert not list(pieces(scene, EVERYWHERE, sheet.dims))


@pytest.mark.parametrize("stage, read", [(THREE, True), (FOUR, False)])
def test_a_links_label_is_dimmed_as_a_whole_or_not(sheet: Sheet, stage: str, read: bool) -> None:
    """Its link ends in the third stage; the plate lies over the border of the second."""
    route = sheet.plan.route("link-basket-to-store")
    assert route is not None
    assert route.plate is not None
    sheet.spotlight.begin(stage)
    sheet.zoom_to(0.8)
    sheet.scroll_view(0, 0)
    plate = sheet.view.to_screen(route.plate)
    picture, paper = sheet.viewport().grab().toImage(), sheet.theme.tokens.q("paper").lightness()

    def ink(left: float, right: float) -> int:
        return max(abs(picture.pixelColor(x, y).lightness() - paper)
                   for x in range(round(left), round(right)) for y in range(round(plate.y), round(plate.bottom)))

    halves = ink(plate.x + 2, plate.centre[0]), ink(plate.centre[0], plate.right - 2)
    assert abs(halves[0] - halves[1]) < 25
    assert (min(halves) > 120) == read


@pytest.mark.parametrize("plain", ["step-search", "step-compare", "step-visit-store", "step-order"])
def test_what_a_scroll_brings_into_view_is_dimmed_as_the_rest(sheet: Sheet, plain: str) -> None:
    """A strip holds a piece of a label alone: its link has an end in the plain step, or the label lies on it."""
    plate = sheet.plan.route("link-basket-to-store").plate  # type: ignore[union-attr]  # it is there
    assert plate is not None
    set_dim(sheet, "stage", Dim(steps={plain}))
    whole, place = sheet.viewport().grab().toImage(), sheet.view.to_screen(plate)
    for x in range(round(place.x) - 6, round(place.right) + 6, 5):
        strip = QRect(x, round(place.y) - 4, 5, round(place.h) + 8)
        # In its place: Qt rounds otherwise left of a picture's edge.
        image = QImage(whole.size(), whole.format())
        sheet.viewport().render(image, strip.topLeft(), QRegion(strip))
        assert image.copy(strip) == whole.copy(strip), x
