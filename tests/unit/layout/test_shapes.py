"""Boxes are as high as their texts need, for every kind of card."""
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import Setting, card_shapes, card_texts, quoted, shape_of
from journeymapper.core.model.cards import Card, Touchpoint
from journeymapper.core.model.kinds import card_kinds, card_model
from tests.support.maps import empty, sample
from tests.support.measure import FixedMeasure

WIDTH = m.COLUMN - 2 * m.CARD_INSET
KINDS = [*card_kinds(), "from-the-future"]


@lru_cache
def setting(language: str = "en") -> Setting:
    return Setting(sample().store, FixedMeasure(), texts(language))


def card(kind: str, title: str, text: str | None = None, **fields: object) -> Card:
    if kind == "red-point":
        fields = {"number": 9} | fields
    raw = {"id": "c", "rank": "a0", "kind": kind, "title": title, "text": text}
    return card_model(kind).model_validate(raw | fields)


def test_every_known_kind_has_a_shape_of_its_own() -> None:
    assert set(card_shapes()) == set(card_kinds())


@pytest.mark.parametrize("kind", KINDS)
@given(title=st.text(max_size=200), text=st.text(max_size=200), width=st.floats(m.COLUMN_MIN - 12, 600))
@settings(max_examples=30, deadline=None)
def test_texts_stay_inside_and_none_covers_another(kind: str, title: str, text: str, width: float) -> None:
    boxes, height = card_texts(card(kind, title, text), width, setting())
    y = 0.0
    for box in boxes:
        assert box.rect.y >= y
        assert box.rect.x >= 0
        assert box.rect.right <= width
        assert box.rect.h == len(box.lines) * FixedMeasure().line_height(box.style)
        y = box.rect.bottom
    assert y <= height
    assert height % m.GRID == 0


@pytest.mark.parametrize("kind", KINDS)
def test_it_grows_with_its_title_and_its_text(kind: str) -> None:
    heights = [card_texts(card(kind, "Word " * n), WIDTH, setting())[1] for n in (1, 20, 40)]
    assert heights == sorted(set(heights))
    assert card_texts(card(kind, "Word", "More " * 20), WIDTH, setting())[1] > heights[0]


def test_a_narrow_touchpoint_has_its_title_below_the_icon() -> None:
    wide, narrow = (card_texts(card("touchpoint", "Web"), width, setting())[0][0] for width in (WIDTH, 90))
    assert wide.rect.x > m.ICON_BOX
    assert narrow.rect.x == shape_of("touchpoint").pad_x
    assert narrow.rect.y > m.ICON_BOX


def test_a_title_keeps_away_from_the_face() -> None:
    title = card_texts(card("touchpoint", "Web checkout"), WIDTH, setting())[0][0]
    face = WIDTH - shape_of("touchpoint").pad_x - m.FACE
    assert face - title.rect.right >= 8
    assert title.rect.w >= 88, "room for two short words"


def test_a_red_point_is_no_higher_than_its_lines() -> None:
    boxes, height = card_texts(card("red-point", "Silence"), WIDTH, setting())
    assert len(boxes[0].lines) == 1
    assert height - boxes[-1].rect.bottom < m.CARD_PAD_Y + m.GRID


def test_a_red_point_names_its_owner_at_the_right() -> None:
    none, somebody = (
        card_texts(card("red-point", "Hurts", owner=owner), WIDTH, setting())[0][-1] for owner in (None, "Ann")
    )
    assert (none.role, none.text, somebody.text) == ("footer", "no owner", "Ann")
    assert none.rect.right == pytest.approx(somebody.rect.right)
    assert somebody.rect.x > none.rect.x > shape_of("red-point").footer_left


def test_an_opportunity_names_what_it_fixes() -> None:
    boxes, _ = card_texts(card("opportunity", "Mend", fixes=["red-point-29", "red-point-27", "gone"]), WIDTH, setting())
    assert boxes[-1].text == "fixes ●1 ●3"
    assert [box.role for box in card_texts(card("opportunity", "Mend"), WIDTH, setting())[0]] == ["title"]


@pytest.mark.parametrize("language, fields, expected", [
    ("en", {"value": 4.25, "target": 2, "unit": "days"}, "4.25 days"),
    ("en", {"value": 0}, "0"),
    ("en", {"value": 1000000.0, "unit": "€"}, "1,000,000 €"),
    ("es", {"value": 4.5}, "4,5"),
])
def test_a_metric_shows_its_value(language: str, fields: dict[str, object], expected: str) -> None:
    boxes, _ = card_texts(card("metric", "Waiting", **fields), WIDTH, setting(language))
    assert boxes[-1].text.split(" · ")[0] == expected


def test_a_picture_leaves_room_for_its_thumbnail() -> None:
    boxes, _ = card_texts(card("picture", "Shop"), WIDTH, setting())
    assert boxes[0].rect.y >= m.THUMBNAIL


def test_quotes_get_their_marks_once() -> None:
    assert quoted("Hm") == "“Hm”"
    assert quoted("“Hm”") == "“Hm”"
    assert quoted("") == ""
    assert card_texts(card("quote", "Hm"), WIDTH, setting())[0][0].text == "“Hm”"


def test_a_process_names_its_department() -> None:
    boxes, _ = card_texts(card("process", "Pack", department="department-store"), WIDTH, setting())
    assert boxes[-1].text == "Store"


def test_a_touchpoint_keeps_its_height_when_a_face_is_chosen() -> None:
    session = sample()
    new = session.run(add_card, "touchpoint", None, "step-order", title="Web page of the shop")
    before = card_texts(_touchpoint(session.store.get(new)), WIDTH, setting())
    session.run(set_fields, [new], feeling=-1)
    assert card_texts(_touchpoint(session.store.get(new)), WIDTH, setting()) == before


def _touchpoint(record: object) -> Touchpoint:
    assert isinstance(record, Touchpoint)
    return record


def test_an_unknown_kind_is_a_plain_card() -> None:
    assert shape_of("from-the-future").footer is None
    assert empty().store.every(Card) == []
