"""What is drawn over the map: the ring of a selected stage, the cards that are dragged."""
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.layers.ghost import paint_preview
from journeymapper.ui.canvas.layers.outlines import paint_selection
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.painting import Frame, paint_frame
from journeymapper.ui.canvas.preview import Preview, Refusal, Target
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.contrast import SIGN, contrast
from tests.gui.paint.maps import scene_of
from tests.support.maps import sample

SIZE = (1600, 1000)
NOT_HERE = Refusal(("Drop it in a lane that takes it.", {}))


def view_of(plan: Plan, zoom: float) -> Viewport:
    head = (plan.header.stage_y, plan.header.bottom)
    return Viewport(zoom, 0, 0, *SIZE, head=head, gutter=(0.0, plan.left))


def map_image(scene: Scene, view: Viewport) -> tuple[QImage, QPainter]:
    """The map as the sheet paints it; end the painter after the overlays."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    exposed = image.rect().toRectF()
    paint_frame(Frame(painter, view, scene, Caches(), 1.0, exposed))
    return image, painter


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.5])
def test_a_selected_stage_has_a_ring_with_light_on_both_sides(qapp: QApplication, theme: str, zoom: float) -> None:
    scene = scene_of(sample().store, theme)
    plan, tokens = scene.plan, scene.tokens
    view, box = view_of(plan, zoom), plan.stages[1]
    image, painter = map_image(scene, view)
    paint_selection(painter, plan, view, tokens, [box.stage])
    painter.end()
    bar = plan.rect(box.stage)
    assert bar is not None
    rect = view.to_screen(bar)
    x = round(rect.centre[0])
    seen = [image.pixelColor(x, y).name() for y in range(round(rect.centre[1]) + 4, round(rect.bottom) + 4)]
    bars, gap, ring = (seen.index(tokens.q(role).name()) for role in ("stage_bar", "paper", "selection"))
    assert bars < gap < ring
    assert contrast(tokens.selection, tokens.paper) >= SIGN


@pytest.mark.parametrize("count", [1, 2, 9])
def test_dragged_cards_hang_at_the_pointer(qapp: QApplication, count: int) -> None:
    scene = scene_of(sample().store)
    plan, tokens = scene.plan, scene.tokens
    view = view_of(plan, 0.8)
    ids = [box.id for row in plan.rows if row.kind == "touchpoints" for boxes in row.cells.values() for box in boxes]
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    at = (600.0, 800.0)
    paint_preview(painter, plan, view, tokens, Preview(NOT_HERE, frozenset(ids[:count]), at=at), texts("en"))
    painter.end()
    below = [y for y in range(801, SIZE[1]) for x in (640, 690) if image.pixelColor(x, y).name() != "#ff00ff"]
    box = plan.boxes[ids[0]]
    high, behind = box.rect.h * 0.8, 5 * (min(count, 3) - 1)
    assert min(below) - 800 == pytest.approx(10, abs=2)
    assert max(below) - min(below) == pytest.approx(high + behind, abs=3), "as high as the card, and the pile behind"
    ink = {image.pixelColor(x, y).lightness() for x in range(612, 720) for y in range(812, 812 + round(high) - 4)}
    assert min(ink) < 100, "its title"


def test_what_isnt_a_card_is_only_named(qapp: QApplication) -> None:
    scene = scene_of(sample().store)
    plan = scene.plan
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    preview = Preview(NOT_HERE, frozenset([plan.stages[0].stage]), at=(600, 800))
    paint_preview(painter, plan, view_of(plan, 0.8), scene.tokens, preview, texts("en"))
    painter.end()
    assert {image.pixelColor(640, y).name() for y in range(801, SIZE[1])} == {"#ff00ff"}


def test_the_dots_of_a_lifted_card_fade_with_it(qapp: QApplication) -> None:
    scene = scene_of(sample().store)
    plan, tokens = scene.plan, scene.tokens
    view = view_of(plan, 1.0)
    image, painter = map_image(scene, view)
    lifted = next(id for id in plan.marks if id in plan.boxes)
    dot = view.to_screen(next(rect for _, rect in plan.marks_on(lifted)))
    spots = [(int(dot.x) + 4, int(dot.bottom) - 8), (int(dot.right) - 4, int(dot.y) + 8)]
    assert {image.pixelColor(*spot).name() for spot in spots} == {tokens.q("red_point").name()}
    paint_preview(painter, plan, view, tokens, Preview(lifted=frozenset([lifted])), texts("en"))
    painter.end()
    faded = {image.pixelColor(*spot).name() for spot in spots}
    assert len(faded) == 1
    assert tokens.q("red_point").name() not in faded


@pytest.mark.parametrize("what", ["lifted", "refused", "marked"])
def test_what_is_scrolled_below_the_titles_leaves_them_as_they_are(qapp: QApplication, what: str) -> None:
    scene = scene_of(sample().store)
    plan = scene.plan
    card = next(box.id for row in plan.rows if row.kind == "touchpoints" for box in row.cells[plan.columns[0].step])
    rect = plan.rect(card)
    assert rect is not None
    view = view_of(plan, 1.0)
    view.x, view.y = round(plan.columns[1].x - plan.left), round(rect.y + rect.h / 2 - plan.header.bottom)
    image, painter = map_image(scene, view)
    before = image.copy()
    paint_preview(painter, plan, view, scene.tokens, {
        "lifted": Preview(lifted=frozenset([card])),
        "refused": Preview(Refusal(("", {}), rect), at=(900, 900)),
        "marked": Preview(Target("mark", "red-point", rect, ("", {})), at=(900, 900)),
    }[what], texts("en"))
    painter.end()
    titles, head = round(view.gutter_right), round(view.head_bottom)
    assert image.copy(0, 0, titles, 700) == before.copy(0, 0, titles, 700)
    assert image.copy(0, 0, SIZE[0], head) == before.copy(0, 0, SIZE[0], head)
