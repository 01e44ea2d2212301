"""Emotions by hand: sideways, into another step, a second one in a step, whose curves are shown."""
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.core.commands.emotions import add_emotion, show_curves
from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import menu
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.mouse import click, double_click, drag, drop_from_palette, middle, press, screen

LANE, SEARCH = "lane-emotions", "emotion-maria-search"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def emotion(sheet: Sheet, id: str) -> Emotion:
    row = sheet.session.store.find(Emotion, id)
    assert row is not None
    return row


def spot(sheet: Sheet, step: str, part: float, value: float) -> QPoint:
    column, y = sheet.plan.column(step), sheet.plan.emotion_y(LANE, value)
    assert column is not None
    assert y is not None
    return screen(sheet, Rect(column.x + column.w * part, y, 0, 0))


def test_a_small_tremble_sideways_moves_only_the_value(sheet: Sheet) -> None:
    start = middle(sheet, SEARCH)
    drag(sheet, start, start + QPoint(8, 20))
    assert emotion(sheet, SEARCH).offset is None
    assert len(sheet.session.history.done) == 1


def test_sideways_within_the_step_sets_the_place(sheet: Sheet) -> None:
    start = middle(sheet, SEARCH)
    drag(sheet, start, start + QPoint(40, 0))
    row = emotion(sheet, SEARCH)
    assert row.step == "step-search"
    assert row.offset == 0.75
    assert abs(middle(sheet, SEARCH).x() - start.x() - 40) < 5
    drag(sheet, middle(sheet, SEARCH), start)
    assert emotion(sheet, SEARCH).offset is None, "the middle is no place of its own"


def test_into_the_neighbouring_step_and_past_a_neighbour(sheet: Sheet) -> None:
    value = emotion(sheet, SEARCH).value
    drag(sheet, middle(sheet, SEARCH), spot(sheet, "step-compare", 0.85, float(value)), release=False)
    assert sheet.preview.curve is not None
    xs = [point.x for point in sheet.preview.curve[1].points]
    assert xs == sorted(xs)
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, spot(sheet, "step-compare", 0.85, float(value)))
    row = emotion(sheet, SEARCH)
    assert row.step == "step-compare"
    assert row.offset is not None
    assert row.offset > 0.7
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert emotion(sheet, SEARCH).step == "step-search"


def test_escape_leaves_it_where_it_was(sheet: Sheet) -> None:
    before = emotion(sheet, SEARCH)
    drag(sheet, middle(sheet, SEARCH), spot(sheet, "step-compare", 0.5, 2), release=False)
    press(sheet, Qt.Key.Key_Escape)
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, spot(sheet, "step-compare", 0.5, 2))
    assert emotion(sheet, SEARCH) == before
    assert sheet.session.history.done == []


def test_one_dropped_on_another_of_its_persona_stands_beside_it(sheet: Sheet) -> None:
    drag(sheet, middle(sheet, SEARCH), spot(sheet, "step-compare", 0.5, 1))
    row = emotion(sheet, SEARCH)
    assert row.step == "step-compare"
    assert row.offset is not None
    assert abs(row.offset - 0.5) > 0.09


def test_alt_arrows_move_it_by_quarters_and_over_the_edge(sheet: Sheet) -> None:
    click(sheet, middle(sheet, SEARCH))
    places = []
    for _ in range(3):
        press(sheet, Qt.Key.Key_Right, ALT)
        row = emotion(sheet, SEARCH)
        places.append((row.step, row.offset))
    assert places == [("step-search", 0.75), ("step-search", 1), ("step-compare", 0)]
    press(sheet, Qt.Key.Key_Left, ALT)
    assert emotion(sheet, SEARCH).step == "step-search"


def test_a_double_click_adds_a_second_point_where_it_is(sheet: Sheet) -> None:
    before = set(sheet.plan.points)
    at = spot(sheet, "step-order", 0.85, 0.5)
    double_click(sheet, at)
    (new,) = set(sheet.plan.points) - before
    row = emotion(sheet, new)
    assert row.step == "step-order"
    assert row.value == 0.5
    assert row.offset is not None
    assert row.offset > 0.75
    assert (middle(sheet, new) - at).manhattanLength() < 12


def test_a_point_from_the_palette_is_of_the_nearest_curve(sheet: Sheet) -> None:
    paul, maria = (sheet.plan.points[f"emotion-{who}-delivery"][1] for who in ("paul", "maria"))
    before = set(sheet.plan.points)
    drop_from_palette(sheet, "emotion", spot(sheet, "step-delivery", 0.2, maria.value))
    (new,) = set(sheet.plan.points) - before
    assert emotion(sheet, new).persona == maria.persona
    assert maria.persona != paul.persona


def test_the_menu_shows_one_some_or_all(sheet: Sheet) -> None:
    def entry(name: str) -> None:
        curves = next(a for a in menu.build_menu(sheet).actions() if a.text() == "Curves").menu()
        next(a for a in curves.actions() if a.text() == name).trigger()  # type: ignore[attr-defined]  # a QMenu

    def shown() -> list[str]:
        row = sheet.plan.row(LANE)
        assert row is not None
        return [curve.persona for curve in row.curves]

    people = [row.name for row in queries.personas(sheet.session.store)]
    ids = [row.id for row in queries.personas(sheet.session.store)]
    sheet.session.selection.set([LANE])
    entry(f"Only {people[1]}")
    assert shown() == ids[1:]
    row = sheet.plan.row(LANE)
    assert row is not None
    assert row.texts[1].text == f"{people[1]} · hidden: {people[0]}", "who is hidden is said"
    entry(people[1])
    assert shown() == []
    assert "nobody is shown" in sheet.plan.row(LANE).texts[1].text  # type: ignore[union-attr]  # it is there
    entry("Everybody")
    assert shown() == ids
    lane = sheet.session.store.find(Lane, LANE)
    assert lane is not None
    assert lane.personas is None


def test_hidden_personas_stay_in_the_map(sheet: Sheet) -> None:
    count = len(sheet.session.store.every(Emotion))
    sheet.session.run(show_curves, LANE, [])
    assert sheet.plan.points == {}
    assert len(sheet.session.store.every(Emotion)) == count
    maria = queries.personas(sheet.session.store)[0].id
    sheet.session.run(add_emotion, "step-search", 1, maria)
    sheet.session.run(show_curves, LANE, [maria])
    assert len(sheet.plan.points) == 11


def test_a_quote_stands_in_its_editor_alone_while_it_is_written(sheet: Sheet) -> None:
    """It may stand above the point or beside it, where the editor would leave it in sight."""
    quoted = "emotion-maria-ask-advice"
    quote = sheet.plan.points[quoted][1].quote
    row = sheet.plan.row(LANE)
    assert quote is not None
    assert row is not None
    place = sheet.view.to_screen(quote.rect.moved(0, row.y))
    area = QRect(round(place.x), round(place.y), round(place.w), round(place.h) - 6)
    paper = QColor(sheet.theme.tokens.paper)

    def written() -> bool:
        QApplication.processEvents()
        image = sheet.viewport().grab(area).toImage()
        darkest = min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))
        return darkest < paper.lightness() - 60

    assert written()
    double_click(sheet, middle(sheet, quoted))
    assert sheet.inline.active
    assert not written()
    press(sheet, Qt.Key.Key_Escape)
    assert written()
