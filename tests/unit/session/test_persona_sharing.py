"""Personas go to another map: by the clipboard and by file, with portrait, without what belongs to a journey."""
import json

import pytest

from journeymapper.core.commands.pictures import set_picture
from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.commands.sharing import free_name, take_personas
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import BadFile, Refused
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona
from journeymapper.core.model.pilots import pilots_of
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.persona_file import decode_personas, encode_personas
from journeymapper.core.session.clipboard import copy, paste
from journeymapper.core.session.persona_clip import copy_personas, holds_personas, paste_personas
from journeymapper.core.session.session import Session
from tests.support.board import board, get, one_step, untouched
from tests.support.maps import empty

PNG = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0"
       b"\1\0\5\0\1\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82")


def with_portrait() -> Session:
    session = board(("personas", {"id": "paul", "rank": "a1", "name": "Paul", "preferences": {"s1": "web"},
                                  "quote": "Never again", "empathy": {"pains": "Waiting"}, "mood": "calm"}))
    session.run(set_picture, ["paul"], "portrait", PNG)
    return session


def rows(session: Session) -> list[Persona]:
    return queries.personas(session.store)


def test_a_copy_goes_into_another_map_with_its_portrait() -> None:
    clip = copy_personas(with_portrait().store, ["paul", "t1"])
    assert holds_personas(json.loads(json.dumps(clip)))
    other = empty()
    with one_step(other):
        made = other.run(paste_personas, clip)
    paul = rows(other)[0]
    assert [paul.id] == made != ["paul"]
    assert (paul.name, paul.quote, paul.preferences) == ("Paul", "Never again", None)
    assert paul.empathy is not None
    assert paul.empathy.pains == "Waiting"
    assert other.store.find(Asset, paul.portrait) is not None
    other.undo()
    assert rows(other) == [], "and its portrait went with it"
    assert other.store.every(Asset) == []


def test_pasted_beside_the_original_it_gets_a_number() -> None:
    session = with_portrait()
    clip = copy_personas(session.store, ["paul"])
    for _ in range(2):
        session.run(paste_personas, clip)
    assert [row.name for row in rows(session)] == ["Maria", "Paul", "Paul 2", "Paul 3"]


def test_a_colour_that_is_taken_gives_way_to_a_free_one_another_stays() -> None:
    session = with_portrait()
    session.run(set_fields, ["paul"], colour="#6C4BB6")
    clip = copy_personas(session.store, ["paul"])
    for _ in range(2):
        session.run(paste_personas, clip)
    colours = [row.colour for row in rows(session)]
    assert len(set(colours)) == 4
    other = empty()
    other.run(paste_personas, clip)
    assert rows(other)[0].colour == "#6C4BB6"
    assert len({row.id for row in rows(session)}) == 4
    assert len(session.store.every(Asset)) == 1
    assert free_name("", {""}) == ""


def test_cards_are_no_personas_and_hostile_clips_are_refused() -> None:
    session = board()
    assert not holds_personas(copy(session.store, ["t1", "r1"]))
    assert copy_personas(session.store, ["t1"]) is None
    good = copy_personas(session.store, ["paul"])
    assert good is not None
    bad = [{**good, "format": "x"}, {**good, "rows": {"personas": [{"id": "x"}]}}, {**good, "rows": {"personas": []}},
           {**good, "rows": {"personas": good["rows"]["personas"], "assets": [{"id": "x", "mime": "image/png"}]}}]
    for clip in bad:
        with untouched(session), pytest.raises(Refused):
            session.run(paste_personas, clip)


def test_a_damaged_portrait_is_refused_in_words() -> None:
    persona = Persona(id="p", rank="a0", name="P", portrait="x")
    session = empty()
    for base64 in ("!", "aGVsbG8="):
        with untouched(session), pytest.raises(Refused):
            session.run(take_personas, [persona], {"x": Asset(id="x", mime="image/png", base64=base64)})


def test_a_file_holds_the_persona_and_nothing_of_the_map() -> None:
    data = encode_personas(with_portrait().store, ["paul"])
    assert set(json.loads(data)) == {"format", "version", "journey", "personas", "assets"}
    personas, pictures = decode_personas(data, "paul.persona")
    other = empty()
    other.run(take_personas, personas, pictures)
    paul = rows(other)[0]
    assert (paul.name, paul.values()["mood"], paul.preferences) == ("Paul", "calm", None)
    assert paul.portrait in pictures


def test_personas_are_taken_out_of_a_map_and_bad_files_are_said() -> None:
    assert [row.name for row in decode_personas(encode(board().store), "map.journey")[0]] == ["Maria", "Paul"]
    other = empty()
    other.run(take_personas, *decode_personas(encode(board().store), "map.journey"))
    assert [row.preferences for row in rows(other)] == [None, None], "the steps are not those of this map"
    with pytest.raises(BadFile, match="holds no persona"):
        decode_personas(encode(empty().store), "empty.journey")
    for data in (b"", b"{}", b"\xff", b'{"format": "journeymapper", "version": 1, "journey": {}}', b"[" * 99):
        with pytest.raises(BadFile):
            decode_personas(data, "bad.persona")
    newer = json.loads(encode_personas(board().store, ["paul"])) | {"version": 99}
    with pytest.raises(BadFile, match="newer Journeymapper"):
        decode_personas(json.dumps(newer).encode(), "newer.persona")


def test_a_portrait_that_nothing_shows_goes_with_one_undo_back() -> None:
    session = with_portrait()
    asset = get(session, "paul").portrait
    with one_step(session):
        session.run(set_fields, ["paul"], portrait=None)
    assert session.store.find(Asset, asset) is None
    session.undo()
    assert session.store.find(Asset, asset) is not None
    session.run(set_fields, ["maria"], portrait=asset)
    session.run(delete, ["paul"])
    assert session.store.find(Asset, asset) is not None, "Maria shows it still"
    session.run(delete, ["maria"])
    assert session.store.every(Asset) == []


def test_a_touchpoint_takes_the_channel_of_its_pilot_along() -> None:
    session, other = board(), empty()
    session.run(add_pilot, "t1", {"channel": "phone", "measure": "Calls"})
    session.run(set_fields, ["t2"], pilots=({"channel": 5}, {"channel": "gone"}))
    clip = json.loads(json.dumps(copy(session.store, ["t1", "t2"])))
    made = other.run(paste, clip)
    assert {row.name for row in queries.channels(other.store)} == {"Web", "Phone"}
    pilot, = pilots_of(get(other, made[0]))
    assert get(other, str(pilot.channel)).name == "Phone"
    assert get(other, made[1]).pilots == ({"channel": 5}, {}), "what leads nowhere goes, what is odd stays"
