"""What can be saved can be opened: each limit of the format, met by a command, by a paste and by a picture."""
import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from journeymapper.core.commands import cards, emotions, grid, links, people, pictures, records
from journeymapper.core.document import bounds, queries
from journeymapper.core.document.store import Store
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model import limits
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.canonical import raw_row, same_rows
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.emit import emit
from journeymapper.core.persistence.parse import parse
from journeymapper.core.session import clipboard
from journeymapper.core.session.session import Session
from tests.support.maps import SAMPLE, empty, small, state
from tests.unit.persistence.documents import png
from tests.unit.persistence.mutants import VALUES


def refused(session: Session, command: Callable[..., object], *args: Any, **fields: Any) -> str:
    """The sentence; nothing was changed."""
    before = state(session.store)
    with pytest.raises(Refused) as caught:
        session.run(command, *args, **fields)
    assert state(session.store) == before
    assert not session.history.done
    return str(caught.value)


def step(session: Session) -> str:
    return queries.columns(session.store)[0].id


ADD: dict[str, Callable[[Session], tuple[Any, ...]]] = {
    "cards": lambda session: (cards.add_card, "note", None, step(session)),
    "lanes": lambda session: (grid.add_lane, "notes"),
    "steps": lambda session: (grid.add_step, queries.stages(session.store)[0].id),
    "stages": lambda session: (grid.add_stage,),
    "emotions": lambda session: (emotions.add_emotion, step(session), 1),
    "links": lambda session: (links.add_link, *[row.id for row in session.store.every(Card)[:2]]),
    "personas": lambda session: (people.add_persona, "New"),
    "channels": lambda session: (people.add_channel, "New"),
    "departments": lambda session: (people.add_department, "New"),
    "assets": lambda session: (pictures.add_asset, png(1, 1)),
}


@pytest.mark.parametrize("table", ADD)
def test_a_command_that_would_fill_a_table_over_its_limit_is_refused(
        table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = small()
    count = len([row for row in session.store.records.values() if row.table == table])
    monkeypatch.setitem(bounds.ROWS, table, count)
    command, *args = ADD[table](session)
    assert refused(session, command, *args).startswith("A map holds at most ")
    monkeypatch.setitem(bounds.ROWS, table, count + 1)
    session.run(command, *args)


def test_the_limits_are_those_that_the_file_has() -> None:
    from journeymapper.core.persistence import validate

    assert validate.MAX_ROWS == bounds.ROWS
    assert validate.ANY_ROWS == limits.ROWS


def test_what_is_over_already_may_be_changed_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    session = small()
    monkeypatch.setitem(bounds.ROWS, "cards", 1)
    one, other = session.store.every(Card)[:2]
    session.run(records.rename, one.id, "Changed")
    session.run(records.delete, [other.id])
    assert session.store.get(other.id) is None


@pytest.mark.parametrize("table", ["cards", "steps", "lanes", "assets"])
def test_a_paste_that_would_is_refused(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = small()
    asset = source.run(pictures.add_asset, png(2, 2))
    source.run(cards.add_card, "picture", None, step(source), title="P", asset=asset)
    lane = next(row for row in source.store.every(Lane) if row.kind == "touchpoints")
    chosen = {"cards": [row.id for row in source.store.every(Card)], "steps": [step(source)], "lanes": [lane.id],
              "assets": [row.id for row in source.store.every(Card)]}[table]
    clip = json.loads(json.dumps(clipboard.copy(source.store, chosen)))
    session = small()
    count = len([row for row in session.store.records.values() if row.table == table])
    monkeypatch.setitem(bounds.ROWS, table, count)
    assert refused(session, clipboard.paste, clip, None, step(session)).startswith("A map holds at most ")


def test_a_long_text_is_refused_by_command_and_by_paste() -> None:
    session = small()
    card = session.store.every(Card)[0].id
    session.run(records.rename, card, "x" * 20_000)
    session.history.clear()
    assert "too long: at most 20000" in refused(session, records.rename, card, "x" * 20_001)
    clip: Any = json.loads(json.dumps(clipboard.copy(session.store, [card])))
    clip["rows"]["cards"][0]["title"] = "x" * 20_001
    assert "fits into a map" in refused(session, clipboard.paste, clip, None, step(session))


def test_a_picture_bomb_is_refused_by_command_and_by_paste() -> None:
    """A few hundred bytes that say 9,000 × 9,000 pixels."""
    bomb = png(9_000, 9_000)
    assert len(bomb) < 1000
    session = small()
    assert "more than 64 megapixels" in refused(session, pictures.add_asset, bomb)
    clip = json.loads(json.dumps(clipboard.copy(session.store, [session.store.every(Card)[0].id])))
    id = hashlib.sha256(bomb).hexdigest()
    clip["rows"]["assets"] = [{"id": id, "mime": "image/png", "base64": base64.b64encode(bomb).decode()}]
    assert "more than 64 megapixels" in refused(session, clipboard.paste, clip, None, step(session))


def test_a_picture_of_more_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PICTURE_BYTES", 100)
    assert "larger than" in refused(small(), pictures.add_asset, png(1, 1) + b"x" * 100)


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


ODD = (*VALUES, deep(61), deep(62), deep(63), {"a": float("nan")}, {"a": "\ud800"}, {"\ud800": 1}, -(2**63), 2**63 - 1,
       [10**30], {1: 2}, (1, 2), b"x", "x" * 30_000, 1.5e300, {"a": {2, 3}})


def written(row: Record) -> None:
    """As a file holds it, read as strictly as a file; raises what that raises."""
    text = emit(raw_row(row))
    inside = f'{{"journey": {text}}}' if row.table == "journey" else f'{{"cards": [{text}]}}'
    parse(inside.encode(), "a")
    assert same_rows(type(row).model_validate(json.loads(text)), row)


def samples() -> tuple[Store, dict[type[Record], Record]]:
    store = Store(decode(SAMPLE.read_bytes()).records)
    return store, {type(row): row for row in store.records.values()}


def test_whatever_a_command_writes_into_a_field_can_be_saved_or_is_refused() -> None:
    store, one = samples()
    taken = left = 0
    for kind, row in one.items():
        for field in [*kind.model_fields, "unknown", "\ud800"]:
            if field in ("id", "rank", "base64", *kind.references):
                continue  # ids, ranks and bytes are made by commands, not by people
            for value in ODD:
                tx = Transaction(store)
                try:
                    tx.update(row.id, **{field: value})
                    after = tx.close().updated.get(row.id)
                except Refused:
                    left += 1
                    continue
                taken += 1
                if after is not None:
                    written(after[1])
    assert min(taken, left) > 1000


def test_depth_is_refused_just_where_the_file_refuses_it() -> None:
    session = small()
    card = session.store.every(Card)[0].id

    def put(tx: Transaction, id: str, value: Any) -> None:
        tx.update(id, unknown=value)

    session.run(put, card, deep(61))
    assert decode(encode(session.store)).repairs == ()
    session.history.clear()
    assert "nested too deep" in refused(session, put, card, deep(62))


def fill(session: Session, command: Callable[..., object], things: Iterable[Any]) -> None:
    for thing in things:
        session.run(command, thing)


def test_a_map_grows_only_to_what_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 2_000_000)
    session = small()
    several = (png(1, 1) + bytes([n]) + b"x" * 100_000 for n in range(40))
    with pytest.raises(Refused, match="larger than"):
        fill(session, pictures.add_asset, several)
    assert 1_850_000 < len(encode(session.store)) <= 2_000_000
    for card in session.store.every(Card):
        session.run(records.rename, card.id, "small things go on")


def test_texts_count_too_and_what_was_taken_out_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    session = empty()
    session.store.room = 0
    first = session.run(grid.add_stage, title="Before").step
    with pytest.raises(Refused, match="larger than"):
        fill(session, lambda tx, n: cards.add_card(tx, "note", None, first, title=f"{n}" + "ä" * 9_000), range(200))
    assert 900_000 < len(encode(session.store)) <= 1_000_000
    session.run(records.delete, [row.id for row in session.store.every(Card)[:2]])
    session.run(cards.add_card, "note", None, first, title="ä" * 9_000)


def test_values_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is refused for its commas before memory is spent, those in texts among them."""
    monkeypatch.setattr(limits, "VALUES", 30_000)
    session = small()
    session.store.room = 0
    card = session.store.every(Card)[0].id
    session.run(records.rename, card, "," * 19_000)
    session.history.clear()
    assert "larger than" in refused(session, records.rename, session.store.every(Card)[1].id, "," * 19_000)


def test_the_weight_is_that_of_the_file_and_rather_more() -> None:
    store, _ = samples()
    size, values = bounds.weight(store.records.values())
    data = encode(store)
    assert len(data) <= size < 1.3 * len(data)
    assert data.count(b",") <= values


def test_moving_many_things_weighs_nothing() -> None:
    session = small()
    before = session.store.room
    ids = [row.id for row in session.store.every(Card) if row.kind == "touchpoint"]
    session.run(cards.move_cards, ids, next(row.lane for row in session.store.every(Card) if row.id in ids),
                queries.columns(session.store)[1].id, 0)
    assert before - session.store.room < 1000
