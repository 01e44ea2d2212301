"""A map whose ids can be read, and what every change of it must hold: one step, back and forth without loss."""
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from journeymapper.core.document import queries
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import record_type
from journeymapper.core.session.session import Session
from tests.support.maps import state

R = TypeVar("R", bound=Record)

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("journey", {"id": "journey", "title": "Terrace", "next_number": 3}),
    ("personas", {"id": "maria", "rank": "a0", "name": "Maria", "colour": "#0E7C7B"}),
    ("personas", {"id": "paul", "rank": "a1", "name": "Paul", "preferences": {"s1": "web", "s2": "phone"}}),
    ("channels", {"id": "web", "rank": "a0", "name": "Web"}),
    ("channels", {"id": "phone", "rank": "a1", "name": "Phone"}),
    ("departments", {"id": "sales", "rank": "a0", "name": "Sales"}),
    ("departments", {"id": "care", "rank": "a1", "name": "Care"}),
    ("stages", {"id": "A", "rank": "a0", "title": "Before", "phase": "before"}),
    ("stages", {"id": "B", "rank": "a1", "title": "After", "phase": "after"}),
    ("steps", {"id": "s1", "rank": "a0", "stage": "A", "title": "One"}),
    ("steps", {"id": "s2", "rank": "a1", "stage": "A", "title": "Two"}),
    ("steps", {"id": "s3", "rank": "a0", "stage": "B", "title": "Three"}),
    ("steps", {"id": "s4", "rank": "a1", "stage": "B", "title": "Four"}),
    ("lanes", {"id": "touch", "rank": "a0", "title": "Touchpoints", "kind": "touchpoints", "side": "customer"}),
    ("lanes", {"id": "mood", "rank": "a1", "title": "Emotions", "kind": "emotions", "personas": ["maria", "paul"]}),
    ("lanes", {"id": "red", "rank": "a2", "title": "Red points", "kind": "red-points", "side": "customer"}),
    ("lanes", {"id": "work", "rank": "a3", "title": "Work", "kind": "processes", "side": "backstage"}),
    ("cards", {"id": "t1", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "touch", "title": "Leaflet",
               "channel": "web", "department": "sales"}),
    ("cards", {"id": "t2", "rank": "a0", "kind": "touchpoint", "step": "s3", "lane": "touch", "title": "Call",
               "channel": "phone"}),
    ("cards", {"id": "r1", "rank": "a0", "kind": "red-point", "step": "s1", "lane": "red", "title": "Unreadable",
               "number": 1, "about": "t1", "personas": ["maria", "paul"]}),
    ("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s2", "lane": "red", "title": "Dear",
               "number": 2}),
    ("cards", {"id": "p1", "rank": "a0", "kind": "process", "step": "s1", "lane": "work", "title": "Print",
               "until": "s3", "department": "sales"}),
    ("cards", {"id": "n1", "rank": "a1", "kind": "note", "step": "s1", "lane": "touch", "title": "Ask"}),
    ("cards", {"id": "o1", "rank": "a0", "kind": "opportunity", "step": None, "lane": None, "title": "Bigger type",
               "fixes": ["r1", "r2"]}),
    ("emotions", {"id": "e1", "persona": "maria", "step": "s1", "value": 1}),
    ("emotions", {"id": "e2", "persona": "maria", "step": "s2", "value": -1.5}),
    ("emotions", {"id": "e3", "persona": "paul", "step": "s1", "value": 0}),
    ("links", {"id": "l1", "source": "t1", "target": "t2", "label": "leads to"}),
]


def board(*more: tuple[str, dict[str, Any]], without: str = "") -> Session:
    """Four steps in two stages, four lanes, a little of everything; `more` rows replace those with the same id."""
    rows = {row["id"]: (table, row) for table, row in (*ROWS, *more) if row["id"] not in without.split()}
    return Session(record_type(table, row).model_validate(row) for table, row in rows.values())


def get(session: Session, id: str) -> Any:
    """The record with this id; it must be there."""
    row = session.store.get(id)
    assert row is not None, id
    return row


def gone(session: Session, *ids: str) -> bool:
    """Whether none of these is there any more."""
    return all(session.store.get(id) is None for id in ids)


def order(session: Session) -> list[str]:
    """Ids of the columns from left to right."""
    return [row.id for row in queries.columns(session.store)]


def cell(session: Session, lane: str | None, step: str | None) -> list[str]:
    """Ids of a cell's cards from top to bottom."""
    return [row.id for row in queries.cards_in(session.store, lane, step)]


@contextmanager
def one_step(session: Session) -> Iterator[None]:
    """The block changes something, as exactly one step; undo gives the very state before, redo the one after."""
    before, steps = state(session.store), len(session.history.done)
    yield
    after = state(session.store)
    assert after != before
    assert len(session.history.done) == steps + 1
    assert session.undo() == 0
    assert state(session.store) == before
    assert session.redo() == 0
    assert state(session.store) == after


@contextmanager
def untouched(session: Session) -> Iterator[None]:
    """The block leaves document and history as they are."""
    before, steps = state(session.store), list(session.history.done)
    yield
    assert state(session.store) == before
    assert session.history.done == steps
