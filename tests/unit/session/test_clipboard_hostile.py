"""A clip may come from anybody: it is refused or made harmless, it never breaks the map."""
import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.document.repair import repair
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.other import Link
from journeymapper.core.persistence import codec
from journeymapper.core.session import clipboard
from journeymapper.core.session.session import Session
from tests.support.board import board, get, untouched
from tests.support.maps import state

CARD = {"id": "c", "rank": "a0", "kind": "note", "step": "s1", "lane": "touch", "title": ""}


def clip(columns: Any = (), **rows: Any) -> Any:
    return {"format": "journeymapper-clip", "journey": "x", "columns": list(columns), "rows": rows}


def unharmed(session: Session) -> bool:
    """Whether nothing would be mended in the map, and it can be saved."""
    codec.encode(session.store)
    return not repair(session.store).change


@pytest.mark.parametrize("data", [
    None, 1, "text", [], {}, {"format": "journeymapper-clip"}, {**clip(), "rows": []}, {**clip(), "columns": "s1"},
    {**clip(), "format": "other"}, clip(cards={}), clip(cards=[1]), clip(nonsense=[]), clip(),
    clip(cards=[{"id": "c"}]), clip(cards=[{**CARD, "id": "a b"}]), clip(cards=[{**CARD, "rank": "0"}]),
    clip(cards=[CARD, CARD]), clip(cards=[CARD], steps=[{"id": "c", "rank": "a0", "stage": "A", "title": ""}]),
    clip(cards=[{**CARD, "kind": 5}]), clip(cards=[{**CARD, "kind": "red-point", "number": 0}]),
    clip(emotions=[{"id": "e", "persona": "nobody", "step": "s1", "value": 1}]),
    clip(links=[{"id": "l", "source": "t1", "target": "t2"}]), clip(journey=[{"id": "journey", "title": ""}]),
    clip(assets=[{"id": "f" * 64, "mime": "image/png", "base64": "?"}]),
    clip(assets=[{"id": "f" * 64, "mime": "image/png", "base64": "aGVsbG8="}]),
    clip(cards=[{**CARD, "kind": "hologram", "lane": None}]),
], ids=lambda data: json.dumps(data)[:60])  # fmt: skip
def test_what_is_no_clip_is_refused_and_changes_nothing(data: Any) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(clipboard.paste, data, "touch", "s1")


@pytest.mark.parametrize("data", [
    clip(cards=[{**CARD, "step": "maria", "lane": "web"}]),
    clip(cards=[{**CARD, "kind": "touchpoint", "channel": "maria", "department": "s1"}]),
    clip(cards=[{**CARD, "kind": "process", "until": "maria"}]),
    clip(cards=[{**CARD, "kind": "red-point", "number": 7, "about": "web", "personas": ["s1", "maria", "maria"]}]),
    clip(cards=[{**CARD, "kind": "red-point", "number": 7, "about": "c"}]),
    clip(cards=[{**CARD, "kind": "opportunity", "fixes": ["t1", "r1", "c"]}]),
    clip(cards=[{**CARD, "kind": "picture", "asset": "t1"}]),
    clip(cards=[{**CARD, "step": "p"}], personas=[{"id": "p", "rank": "a0", "name": "P", "portrait": "t1"}]),
    clip(steps=[{"id": "x", "rank": "a0", "stage": "p", "title": ""}],
         personas=[{"id": "p", "rank": "a0", "name": ""}]),
    clip(lanes=[{"id": "x", "rank": "a0", "title": "", "kind": "hologram", "personas": ["t1", "maria"]}]),
    clip(cards=[CARD], emotions=[{"id": "e", "persona": "c", "step": "s1", "value": 1}]),
    clip(cards=[CARD], links=[{"id": "l", "source": "c", "target": "c"}, {"id": "m", "source": "c", "target": "web"}]),
    clip([[], {}, None, 3], cards=[CARD]),
    clip(cards=[{**CARD, "kind": "ñ" * 80, "lane": "any"}],
         lanes=[{"id": "any", "rank": "a0", "title": "", "kind": "hologram"}]),
    clip(stages=[{"id": "x", "rank": "a0", "title": "=1+1"}], cards=[{**CARD, "step": "x"}]),
], ids=lambda data: json.dumps(data["rows"])[:60])  # fmt: skip
def test_references_to_the_wrong_things_are_left_out(data: Any) -> None:
    session = board()
    before = state(session.store)
    made = session.run(clipboard.paste, data, "touch", "s1")
    assert made
    assert unharmed(session)
    session.undo()
    assert state(session.store) == before


@pytest.mark.parametrize("data", [
    {**clip(cards=[CARD]), "columns": "s1"}, {"format": "journeymapper-clip", "rows": {"cards": [CARD]}},
    {**clip(cards=[CARD]), "format": "other"}, clip(cards=[CARD], nonsense=[]), clip(cards=[CARD, 1]), clip(cards=CARD),
], ids=lambda data: json.dumps(data)[:60])  # fmt: skip
def test_one_wrong_part_makes_the_whole_no_clip(data: Any) -> None:
    assert clipboard.is_clip(clip(cards=[CARD]))
    assert not clipboard.is_clip(data)
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(clipboard.paste, data, "touch", "s1")


def test_a_link_from_a_card_to_itself_is_left_out() -> None:
    session = board()
    session.run(clipboard.paste, clip(cards=[CARD], links=[{"id": "l", "source": "c", "target": "c"}]), None, "s1")
    assert [row.id for row in session.store.every(Link)] == ["l1"]


def test_a_picture_under_a_wrong_name_gets_its_own() -> None:
    png = "iVBORw0KGgo="
    session = board()
    made, = session.run(clipboard.paste, clip(
        assets=[{"id": "f" * 64, "mime": "image/webp", "base64": png}],
        cards=[{**CARD, "kind": "picture", "asset": "f" * 64}]), None, "s1")
    asset = get(session, get(session, made).asset)
    assert asset.id != "f" * 64
    assert (asset.mime, asset.base64) == ("image/png", png)
    assert unharmed(session)


@given(st.data())
def test_a_clip_damaged_anywhere_is_refused_or_harmless(data: st.DataObject) -> None:
    session = board()
    whole = json.loads(json.dumps(clipboard.copy(session.store, ["A", "touch", "t2", "o1", "e1"])))
    damaged = copy.deepcopy(whole)
    table = data.draw(st.sampled_from(sorted(damaged["rows"])))
    row = data.draw(st.sampled_from(damaged["rows"][table]))
    field = data.draw(st.sampled_from(sorted(row)))
    ids = sorted({r["id"] for rows in whole["rows"].values() for r in rows} | set(session.store.records))
    row[field] = data.draw(st.sampled_from(ids) | st.none() | st.integers() | st.text(max_size=3) | st.lists(
        st.sampled_from(ids), max_size=2) | st.dictionaries(st.sampled_from(ids), st.sampled_from(ids), max_size=2))
    before = state(session.store)
    try:
        session.run(clipboard.paste, damaged, None, "s3")
    except Refused:
        assert state(session.store) == before
    else:
        assert unharmed(session)
