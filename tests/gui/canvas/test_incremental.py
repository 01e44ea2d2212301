"""What is painted in parts equals what is painted as a whole, pixel by pixel, at every device ratio."""
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from journeymapper.ui.canvas.preview import NO_PREVIEW, Preview, Refusal
from tests.support.pixels import Screen, differences

GRID = ("step-search", "stage-interest", "lane-emotions", "lane-touchpoints")


def scrolling(screen: Screen) -> None:
    """Odd ways to and fro, over the places where headers and lane titles freeze, with things selected."""
    for turn in range(40):
        if turn == 12:
            plan = screen.sheet.plan
            screen.session.selection.set([*list(plan.boxes)[:9], *list(plan.points)[:3], *GRID])
        way = screen.dice.choice((1, 3, 7, 40, 41, 97))
        dx, dy = screen.dice.choice(((way, 0), (-way, 0), (0, way), (0, -way), (way, way)))
        screen.check(f"{turn}: scroll by {dx}, {dy}", lambda dx=dx, dy=dy: screen.scroll(dx, dy))


def scrolling_below_widgets(screen: Screen) -> None:
    """A widget on the map, one on the sheet, and the handle of the card under the pointer."""
    sheet = screen.sheet
    for parent, x in ((sheet.viewport(), 40), (sheet, 500)):
        label = QLabel("Over the map", parent)
        label.setAutoFillBackground(True)
        label.setGeometry(x, 300, 200, 120)
        label.show()
    card = next(id for id, box in sheet.plan.boxes.items() if box.rect.x > sheet.plan.left + 300)
    at = QPoint(round(sheet.plan.boxes[card].rect.right), 260)
    sheet.tool.linker.hovered = card
    screen.scroll(at.x() - round(sheet.view.gutter_right), 0)
    screen.settle()
    for turn in range(12):
        dx, dy = screen.dice.choice(((5, 0), (-9, 0), (0, 23), (0, -16)))
        screen.check(f"{turn}: scroll by {dx}, {dy}", lambda dx=dx, dy=dy: screen.scroll(dx, dy))


def scrolling_under_a_pointer(screen: Screen) -> None:
    """A rubber band, a refusal beside the pointer, an open editor: what doesn't scroll along."""
    sheet = screen.sheet
    preview = Preview(target=Refusal(("It can't stand here.", {}), None), at=(300.0, 200.0))
    screen.check("preview", lambda: sheet.set_preview(preview))
    screen.check("scroll below it", lambda: screen.scroll(31, 0))
    screen.check("scroll up below it", lambda: screen.scroll(0, 17))
    screen.check("no preview", lambda: sheet.set_preview(NO_PREVIEW))
    sheet.show_record("touchpoint-web-checkout")
    screen.check("editor", lambda: sheet.edit("touchpoint-web-checkout"))
    screen.check("scroll with it", lambda: screen.scroll(-13, 0))
    screen.check("scroll down with it", lambda: screen.scroll(0, -9))
    screen.check("closed", lambda: sheet.inline.end("escape"))


@pytest.mark.parametrize("zoom, ratio", [
    (0.15, 1.0), (0.4, 1.0), (0.83, 1.0), (1.0, 1.0), (1.37, 1.0), (0.83, 1.25), (0.4, 1.5), (1.0, 1.5)])
def test_a_scroll_paints_what_comes_into_view(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:scrolling", zoom, ratio) == []


def test_what_lies_over_the_map_leaves_no_smear() -> None:
    assert differences(f"{__name__}:scrolling_below_widgets", 1.0, 1.0) == []


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_what_belongs_to_the_pointer_stays(ratio: float) -> None:
    assert differences(f"{__name__}:scrolling_under_a_pointer", 1.0, ratio) == []
