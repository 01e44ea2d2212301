"""Find in all texts: what counts as a hit, where, and in which order."""
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from journeymapper.core.document.search import EMPATHY, NO_TEXTS, TEXTS, Query, find, spans, texts_of
from journeymapper.core.foundation.folding import fold, fold_with_places
from journeymapper.core.model.fields import TEXT_LIMIT
from journeymapper.core.model.kinds import card_models
from journeymapper.core.model.people import Empathy
from journeymapper.core.model.tables import TABLES
from tests.support.board import board
from tests.support.maps import sample


@pytest.mark.parametrize("text, needle, found", [
    ("Más o menos", "mas", ["Más"]), ("MAS", "más", ["MAS"]), ("Straße", "STRASSE", ["Straße"]),
    ("Straße", "s", ["S", "ß"]), ("ma\N{COMBINING ACUTE ACCENT}s", "mas", ["ma\N{COMBINING ACUTE ACCENT}s"]),
    ("cafe\N{COMBINING ACUTE ACCENT}", "cafe", ["cafe\N{COMBINING ACUTE ACCENT}"]), ("aaaa", "aa", ["aa", "aa"]),
    ("ñandú", "n", ["ñ", "n"]), ("a.b", ".", ["."]), ("two\nlines", "o\nl", ["o\nl"]), ("", "a", []),
    ("abc", "d", []), ("ΟΔΟΣ οδος", "οδός", ["ΟΔΟΣ", "οδος"]),
])  # fmt: skip
def test_capitals_and_accents_make_no_difference(text: str, needle: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text, Query(needle))] == found


@pytest.mark.parametrize("text, needle, found", [
    ("Mas más mas", "mas", [(8, 11)]), ("aaa", "aa", [(0, 2)]), ("Más", "más", []),
])  # fmt: skip
def test_with_case_letters_are_as_they_are_written(text: str, needle: str, found: list[tuple[int, int]]) -> None:
    assert spans(text, Query(needle, case=True)) == found


@pytest.mark.parametrize("text, needle, count", [
    ("order orders reorder Order", "order", 2), ("a-b", "a", 1), ("a_b", "a", 0), ("año", "a", 0), ("¡sí!", "si", 1),
    ("C++ and C", "C++", 1), ("xC++", "C++", 0), ("orders order", "order", 1),
])  # fmt: skip
def test_whole_words(text: str, needle: str, count: int) -> None:
    assert len(spans(text, Query(needle, words=True))) == count


@given(st.text(max_size=30), st.text(min_size=1, max_size=3), st.booleans(), st.booleans())
def test_hits_are_apart_in_order_and_what_was_asked_for(text: str, needle: str, case: bool, words: bool) -> None:
    found = spans(text, Query(needle, case, words))
    assert all(a < b for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    for start, end in found:
        assert needle == text[start:end] if case else fold(needle) in fold(text[start:end])


@given(st.text(max_size=30))
def test_folding_by_letter_is_folding_at_once(text: str) -> None:
    folded, places = fold_with_places(text)
    assert sorted(folded) == sorted(fold(text))
    assert list(places) == sorted(places)
    assert len(places) == len(folded)
    for letter, place in zip(folded, places, strict=True):
        assert letter in fold(text[place])


def test_all_texts_of_all_records_in_reading_order() -> None:
    session = board(
        ("journey", {"id": "journey", "title": "xx", "scenario": "xx", "organisation": "xx", "owner": "xx",
                     "sources": "xx"}),
        ("personas", {"id": "maria", "rank": "a0", "name": "xx", "goals": "a xx and XX",
                      "empathy": {"pains": "xx", "gains": "yy"}}),
        ("emotions", {"id": "e1", "persona": "maria", "step": "s1", "value": 1, "quote": "xx"}),
        ("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s2", "lane": "red", "title": "Dear",
                   "number": 2, "owner": "xx", "target": "xx", "cause": "system", "decision": "xx"}),
        ("cards", {"id": "o1", "rank": "a0", "kind": "opportunity", "step": None, "lane": None, "title": "xx"}),
        ("links", {"id": "l1", "source": "t1", "target": "t2", "label": "xx"}),
        ("measurements", {"id": "m1", "on": "2026-01-01", "segment": "xx"}),
        ("cards", {"id": "n1", "rank": "a1", "kind": "note", "step": "s1", "lane": "touch", "title": "",
                   "text": "xx"}),
        ("cards", {"id": "z1", "rank": "a1", "kind": "later", "step": "s1", "lane": "touch", "title": "xx",
                   "unknown": "xx"}),
    )
    assert [(hit.id, hit.field) for hit in find(session.store, Query("xx"))] == [
        ("journey", "title"), ("journey", "scenario"), ("journey", "organisation"), ("journey", "owner"),
        ("journey", "sources"), ("e1", "quote"), ("n1", "text"), ("z1", "title"), ("r2", "owner"), ("r2", "target"),
        ("r2", "decision"), ("o1", "title"), ("maria", "name"), ("maria", "goals"), ("maria", "goals"),
        ("maria", "empathy.pains"), ("l1", "label"), ("m1", "segment"),
    ]
    assert find(session.store, Query("")) == []
    assert [hit.id for hit in find(session.store, Query("before"))] == ["A"]


def test_no_text_field_of_any_record_is_forgotten() -> None:
    """A new field for words must be searched, or be named among those that hold none."""
    models: set[type[BaseModel]] = {*TABLES.values(), *card_models().values()}
    properties = [item for model in models for item in model.model_json_schema()["properties"].items()]
    names = {name for name, schema in properties if any(
        part.get("maxLength") == TEXT_LIMIT and "pattern" not in part for part in schema.get("anyOf", [schema]))}
    assert names - NO_TEXTS == set(TEXTS)
    assert set(EMPATHY) == set(Empathy.model_fields)


def test_what_is_chosen_is_found_by_the_word_that_people_see() -> None:
    session = board(("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s2", "lane": "red", "number": 2,
                               "title": "Dear", "cause": "policy", "status": "new"}))
    chosen = {"cause": {"policy": "Directriz"}, "status": {"new": "nuevo"}}
    assert [(hit.id, hit.field, hit.found) for hit in find(session.store, Query("direc"), chosen)] == [
        ("r2", "cause", "Direc")]
    assert find(session.store, Query("policy"), chosen) == []


def test_ids_are_no_texts() -> None:
    """A link's target is an id: found, it would be replaced, and the link lost."""
    records = [row for table in TABLES.values() for row in sample().store.every(table)]
    found = [(type(row).__name__, field) for row in records for field, _ in texts_of(row) if field in row.references]
    assert not found
    assert all(hit.field != "target" for hit in find(sample().store, Query("touchpoint")))
