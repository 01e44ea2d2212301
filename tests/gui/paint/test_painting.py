"""The whole map is painted, in parts as in one go. A warning of Qt fails each of these tests."""
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journeymapper.core.document.store import Store
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.journey import Journey
from journeymapper.ui.canvas.measure import metrics, qfont
from journeymapper.ui.canvas.paint.runs import layouts
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from tests.gui.paint.maps import NASTY, busy_map, paint, scene_of, strange_map, written_on
from tests.support.maps import sample


def colours(image: QImage) -> set[str]:
    """All colours of the picture, as "#rrggbb"."""
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(memoryview(image.constBits()).cast("B").cast("I"))}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom, dpr", [(1.0, 1.0), (0.7, 1.5), (1.0, 1.25), (0.3, 1.0), (0.12, 2.0)])
def test_the_sample_is_painted(qapp: QApplication, theme: str, zoom: float, dpr: float) -> None:
    scene = scene_of(sample().store, theme)
    found = colours(paint(scene, zoom, dpr))
    tokens = scene.tokens
    assert QColor("magenta").name() not in found
    for role in ("paper", "surface", "stage_bar", "red_point", "hairline"):
        assert tokens.q(role).name() in found, role
    if detail_for(zoom) is Detail.FULL:
        assert tokens.departments[0].ground.lower() in found


@pytest.mark.parametrize("zoom, dpr", [(1.0, 1.0), (0.8, 1.0), (1.0, 1.25), (1.5, 2.0), (0.3, 1.0), (0.15, 1.5)])
def test_strips_give_the_same_picture_as_the_whole(qapp: QApplication, zoom: float, dpr: float) -> None:
    """What a scroll exposes must join what was there."""
    scene = scene_of(sample().store)
    whole, parts = paint(scene, zoom, dpr), paint(scene, zoom, dpr, strips=7)
    different = [
        (x, y) for x in range(whole.width()) for y in range(whole.height()) if whole.pixel(x, y) != parts.pixel(x, y)
    ] if whole != parts else []
    assert not different, f"{len(different)} pixels, first at {different[:3]}"


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("detail", list(Detail))
def test_strange_titles_are_painted(qapp: QApplication, name: str, detail: Detail) -> None:
    scene = scene_of(strange_map(NASTY[name][:300]))
    assert scene.tokens.surface.lower() in colours(paint(scene, 0.5, detail=detail))


def texts_of(doc: Store) -> list[str]:
    return [written.text for written in written_on(scene_of(doc))]


def test_every_title_of_the_sample_is_drawn(qapp: QApplication) -> None:
    store = sample().store
    drawn = texts_of(store)
    for record in store.records.values():
        title = getattr(record, "title", None)
        if title:
            assert title in drawn, title
    assert drawn.count("3") == 2, "a dot on what it hurts and one on its card"
    assert "Line of visibility" in drawn
    assert drawn.count("grey area:") == 4
    assert "“Is anybody there?”" in drawn


def test_an_unknown_kind_of_card_is_a_plain_card(qapp: QApplication) -> None:
    assert texts_of(strange_map("Title")).count("Title") > texts_of(strange_map("")).count("Title")
    plan = scene_of(strange_map("Title")).plan
    assert plan.boxes["of-this-s1"].texts[0].text == "Title"


def test_many_dots_are_counted(qapp: QApplication) -> None:
    drawn = texts_of(busy_map())
    assert "+2" in drawn
    assert {"98", "99", "100", "101", "102"} <= set(drawn)
    assert "1 card" in drawn, "what the collapsed lane hides"
    assert "Hidden away" not in drawn


def test_a_map_without_stages_says_what_to_do(qapp: QApplication) -> None:
    drawn = texts_of(Store([Journey(id="j", title="New")]))
    assert drawn[0] == "New"
    assert "stage" in drawn[1]


@pytest.mark.parametrize("title", [NASTY[name] for name in NASTY])
def test_texts_stand_inside_their_cards(qapp: QApplication, title: str) -> None:
    for box in scene_of(strange_map(title)).plan.boxes.values():
        card = Rect(0, 0, box.rect.w, box.rect.h)
        for text in box.texts:
            inside = (text.rect.x, text.rect.y, card.right - text.rect.right, card.bottom - text.rect.bottom)
            assert min(inside) >= -0.01, (box.kind, text)


@pytest.mark.parametrize("title", [NASTY[name] for name in NASTY])
def test_drawn_lines_are_no_wider_than_their_boxes(qapp: QApplication, title: str) -> None:
    for written in written_on(scene_of(strange_map(title))):
        drawn = layouts(written.text, written.style, written.lines, written.width, written.align)
        for place, layout in drawn:
            width = layout.lineAt(0).naturalTextWidth()
            # A slanted sign may lean out of its own advance.
            lean = 0.3 * written.style.px if written.style.italic else 0.6
            assert width <= written.width + lean, (written, width)
            assert place.x() >= -lean, written


def test_a_right_to_left_text_stands_at_the_right(qapp: QApplication) -> None:
    style = scene_of(strange_map("x")).plan.title.title.style
    text = NASTY["rtl"][:6]
    (place, layout), = layouts(text, style, ((0, len(text)),), 300.0, "left")
    assert place.x() + layout.lineAt(0).naturalTextWidth() == pytest.approx(300.0, abs=1.0)
    (place, _), = layouts("abc", style, ((0, 3),), 300.0, "left")
    assert place.x() == 0.0


def test_base_lines_do_not_depend_on_the_script(qapp: QApplication) -> None:
    """A line with signs of a taller fallback font stands where Inter's would."""
    style = scene_of(strange_map("x")).plan.title.title.style
    tops = []
    for text in ("abc", NASTY["cjk"][:5]):
        (place, layout), = layouts(text, style, ((0, len(text)),), 300.0, "left")
        tops.append(place.y() + layout.lineAt(0).ascent())
    assert tops[0] == pytest.approx(tops[1])
    assert tops[0] > metrics(style).ascent()
    assert qfont(style).pixelSize() == 20


def test_paper_leaves_out_that_a_card_is_untitled(qapp: QApplication) -> None:
    """On the screen it is a help to find the card; a reader has nothing of it."""
    scene = scene_of(strange_map(""))
    screen, paper = (
        {written.text for written in written_on(one)} for one in (scene, replace(scene, paper=True))
    )
    assert screen - paper == {"Untitled"}
    assert {"Untitled stage", "Untitled step", "Untitled lane"} <= paper


def test_the_words_for_an_empty_title_are_paler(qapp: QApplication) -> None:
    named, empty = (colours(paint(scene_of(strange_map(title)))) for title in ("Title", ""))
    ink = scene_of(strange_map("")).tokens.ink.lower()
    assert ink in named
    assert ink not in empty
