"""Small maps to test on, made without files."""
from journeymapper.core.commands.cards import add_card, mark
from journeymapper.core.commands.emotions import add_emotion
from journeymapper.core.commands.grid import add_lane, add_stage, add_step
from journeymapper.core.commands.people import add_channel, add_department, add_persona
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.resources import resource
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES, record_type
from journeymapper.core.session.session import Session

SAMPLE = resource("samples", "garden-furniture.journey")


def empty() -> Session:
    """A journey without anything in it."""
    return Session([Journey(id="journey", title="Test")])


def small() -> Session:
    """Two stages (two steps and one), lanes of four kinds, a few cards; ids are random."""
    session = empty()
    run = session.run
    first = run(add_stage, title="Before", phase="before")
    run(add_step, first.stage, title="Second")
    run(add_stage, title="After", phase="after")
    for kind in ("touchpoints", "emotions", "red-points", "processes"):
        run(add_lane, kind, title=kind)
    maria = run(add_persona, "Maria")
    run(add_persona, "Paul")
    web = run(add_channel, "Web", mode="digital")
    shop = run(add_department, "Shop")
    touchpoint = run(add_card, "touchpoint", step=first.step, title="Leaflet", channel=web, department=shop)
    run(mark, touchpoint, title="Unreadable", severity=3)
    run(add_emotion, first.step, 1, maria)
    session.history.clear()
    return session


def state(doc: Reader) -> dict[str, Record]:
    """Everything in a document, for comparing."""
    return {row.id: row for table in TABLES.values() for row in doc.every(table)}


def sample() -> Session:
    """The sample map, read without the persistence room."""
    import json

    raw = json.loads(SAMPLE.read_text(encoding="utf-8"))
    rows = [record_type("journey", raw["journey"]).model_validate(raw["journey"])]
    for table in TABLES:
        if table not in ("journey", "assets"):
            rows += [record_type(table, row).model_validate(row) for row in raw.get(table, [])]
    return Session(rows)
