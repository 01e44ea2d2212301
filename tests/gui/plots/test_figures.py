"""Figures before they are drawn, and as files: what stands where, in which shape, in which words."""
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.plots import draw
from journeymapper.ui.plots.draw import Drawing, apart
from journeymapper.ui.plots.figure_files import write_figure
from journeymapper.ui.plots.figures.curve import curve_figure
from journeymapper.ui.plots.figures.feelings import feeling_axis, row_axis
from journeymapper.ui.plots.figures.figure import DASHES, Figure, Sign
from journeymapper.ui.plots.figures.topics import TOPICS
from journeymapper.ui.plots.room import room_in
from journeymapper.ui.theme.load import load_tokens
from tests.support.board import board
from tests.support.maps import empty, sample

EN = texts("en")
AREA = QRectF(0, 0, 800, 320)


def figure(name: str, session: Session, persona: str = "") -> Figure:
    return next(topic for topic in TOPICS if topic.name == name).build(session.store, EN, persona)


def test_a_curve_is_as_sure_as_its_less_sure_end_and_says_so_without_colour() -> None:
    rows = [("emotions", {"id": f"x{n}", "persona": "maria", "step": f"s{n + 1}", "value": 1, "evidence_level": level})
            for n, level in enumerate(("researched", "researched", "partly", None))]
    made = curve_figure(board(*rows, without="e1 e2 e3").store, EN)
    assert [stroke.dash for stroke in made.strokes] == [DASHES[100], DASHES[80], DASHES[50]]
    assert [sign.fill for sign in made.signs] == ["full", "full", "half", "hollow"]
    assert [key.text for key in made.keys] == ["Maria", "researched", "partly researched", "assumed"]
    assert [band.title for band in made.bands] == ["Before", "After"]


def test_one_persona_stands_before_the_others_with_peak_pit_and_end() -> None:
    made = figure("curve", board(), "maria")
    assert {sign.label for sign in made.signs if not sign.faint} == {"peak", "pit, end"}
    assert {sign.id for sign in made.signs if sign.faint} == {"e3"}
    assert made.sentence.startswith("Maria feels best at “One” (+1), worst at “Two” (−1.5)")
    shapes = {sign.shape for sign in figure("curve", board()).signs}
    assert len(shapes) == 2, "each persona has a shape"


def test_every_picture_of_the_sample_says_a_sentence_and_leads_to_the_map() -> None:
    session = sample()
    for topic in TOPICS:
        made = topic.build(session.store, EN, "")
        assert bool(made.sentence) == (topic.name != "nps"), topic.name
        assert all(session.store.get(sign.id) is not None for sign in made.signs if sign.id), topic.name
        assert all(session.store.get(row.id) is not None for row in made.rows if row.id), topic.name
    assert "this is the mean and no NPS" in figure("recommendation", session).sentence


def test_an_empty_map_has_no_picture_but_tells_what_to_do() -> None:
    assert [topic.build(empty().store, EN, "").sentence for topic in TOPICS] == [""] * len(TOPICS)
    assert all(topic.empty for topic in TOPICS)


@pytest.mark.parametrize("name", ["channel", "stage"])
def test_dots_of_one_value_share_a_row_and_none_stands_at_another_value(name: str) -> None:
    """Beside one another they would say values that nobody gave; and the mean covers none of them."""
    cards = [("cards", {"id": f"same{n}", "rank": f"a{n}", "kind": "touchpoint", "step": "s1", "lane": "touch",
                        "title": f"T{n}", "channel": "web", "feeling": 1}) for n in range(4)]
    session = board(*cards)
    made = figure(name, session)
    dots = {sign.id: sign for sign in made.signs if sign.id.startswith("same")}
    assert {sign.x for sign in dots.values()} == {1}
    assert len({sign.y for sign in dots.values()}) == len(dots) == 4
    row = round(dots["same0"].y)
    assert all(abs(sign.y - row) < 0.5 for sign in dots.values())
    mean, = (sign for sign in made.signs if not sign.id and round(sign.y) == row)
    assert min(abs(mean.y - sign.y) for sign in dots.values() if sign.x == mean.x or name == "stage") > 0.1
    many = board(*cards, *(("cards", {**row, "id": f"more{row['id']}"}) for _, row in cards))
    told, = (sign for sign in figure(name, many).signs if sign.label == "×8")
    assert (told.x, told.id) == (1, "")
    assert [key.text for key in figure(name, many).keys if key.fill == "half"] == ["several of one value"]


def test_one_row_is_no_higher_than_a_quarter_of_the_picture_and_stands_in_its_middle() -> None:
    """Else what is remembered and the end stand far from the line that they belong to."""
    alone, many = row_axis(["a"]), row_axis("abcdef")
    assert (alone.low, alone.high, alone.ticks) == (-2.1, 2.1, ((0, "a"),))
    assert (many.low, many.high) == (-5.6, 0.6)


def test_an_emotion_is_told_with_its_persona() -> None:
    """Over its dot and among the lines, from the worst; many of one step have no other name."""
    session = board(("emotions", {"id": "e2", "persona": "maria", "step": "s2", "value": -1.5, "quote": "Oh no"}))
    made = figure("stage", session)
    dot, = (sign for sign in made.signs if sign.id == "e2")
    assert dot.words == "Maria — “Oh no” — Two\n−1.5"
    assert [(row.text, row.id) for row in made.rows][:2] == [
        ("−1.5  Maria — “Oh no” — Two", "e2"), ("0  Paul — One", "e3")]


def test_the_score_has_its_interval_and_the_follow_up_is_told() -> None:
    session = board(("measurements", {"id": "m", "on": "2026-06-30", "segment": "new", "recommendation": 7.5,
                                      "promoters": 50, "passives": 30, "detractors": 20, "actions": "Call\nback"}))
    made = figure("nps", session)
    bar, = (stroke for stroke in made.strokes if stroke.bar)
    assert [round(y, 2) for _, y in bar.points] == [14.05, 44.2]
    assert made.rows[0].text == ("2026-06-30 · new · Likelihood to recommend 7.5 · NPS +30 (+14 … +44) · "
                                 "Follow-up: Call back")
    assert "no NPS" not in figure("recommendation", session).sentence


@pytest.mark.parametrize("wanted, found", [
    ([(10, 0), (50, 1)], [(10, 0), (50, 1)]), ([(10, 0), (12, 1)], [(10, 0), (24, 1)]),
    ([(95, 0), (98, 1)], [(86, 0), (100, 1)])])
def test_names_move_apart_within_the_frame(wanted: list[tuple[float, int]], found: list[tuple[float, int]]) -> None:
    assert apart(wanted, 14, 100) == found


def test_files_hold_the_title_the_sentence_and_escaped_texts(qtbot: QtBot, tmp_path: Path) -> None:
    session = board(("personas", {"id": "maria", "rank": "a0", "name": "<b>M & \"A\"</b>\x07"}))
    made = figure("curve", session)
    for name in ("a.png", "a.svg"):
        write_figure(made, tmp_path / name)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height(), image.text("Title")) == (2560, 1600, "Emotional curve")
    root = ET.fromstring((tmp_path / "a.svg").read_text(encoding="utf-8"))
    said = " ".join("".join(node.itertext()) for node in root.iter())
    assert "Emotional curve" in said
    assert "<b>M & \"A\"</b>" in said
    assert not list(root.iter("{http://www.w3.org/2000/svg}image")), "shapes, no pixels"


def test_a_value_steps_aside_for_a_sign_beside_it(qtbot: QtBot) -> None:
    """In low rows it stands right of its sign, left of it where it would cover another one."""
    def ground(more: Sign) -> tuple[int, int]:
        """Pixels of its own that the words leave left and right of a sign at −0.5."""
        low = Figure("", "", feeling_axis(EN), row_axis("abcdefghijkl"), by_rows=True,
                     signs=(Sign(-0.5, -5, "ink", label="−0.5"), more))
        room = room_in(AREA, low, 1.0)
        picture = QImage(AREA.size().toSize(), QImage.Format.Format_RGB32)
        picture.fill(QColor("#00ff00"))
        painter = QPainter(picture)
        Drawing(painter, low, AREA, room, load_tokens("light")).paint()
        painter.end()
        at = room.at(-0.5, -5).toPoint()
        return tuple(sum(picture.pixelColor(at.x() + side * far, at.y() - 6) != QColor("#00ff00")
                         for far in range(9, 34)) for side in (-1, 1))

    left, right = ground(Sign(1.5, -5, "ink"))
    assert left < right
    left, right = ground(Sign(-0.42, -5, "ink"))
    assert left > right


def test_in_low_rows_signs_are_small_enough_not_to_cover_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve channels in workshop size: the dots of a row and its mean stay apart, as far as they can be seen."""
    radii = list[float]()
    monkeypatch.setattr(draw, "marker", lambda _surface, _shape, _at, radius, *_inks: radii.append(radius))
    found = figure("channel", sample())
    for height, most in ((270.0, 5.2), (800.0, 5.5 * 1.35)):
        area = QRectF(0, 0, 1060, height)
        painter = QPainter(picture := QImage(area.size().toSize(), QImage.Format.Format_RGB32))
        radii.clear()
        Drawing(painter, found, area, room_in(area, found, 1.35), load_tokens("light"), 1.35).paint()
        painter.end()
        assert min(radii) >= 3
        assert picture.height() == height
        assert min(radii[:-2]) <= most
    assert max(radii) > 7, "where there is room they keep their size"
