"""The tables of a document, in the order in which the file holds them."""
from typing import Any

from .cards import Card
from .journey import Journey, Lane, Stage, Step
from .kinds import card_model
from .other import Asset, Link, Measurement
from .people import Channel, Department, Emotion, Persona
from .record import Record

TABLES: dict[str, type[Record]] = {
    "journey": Journey,
    "personas": Persona,
    "channels": Channel,
    "departments": Department,
    "stages": Stage,
    "steps": Step,
    "lanes": Lane,
    "cards": Card,
    "emotions": Emotion,
    "links": Link,
    "measurements": Measurement,
    "assets": Asset,
}


def record_type(table: str, raw: dict[str, Any]) -> type[Record]:
    """The type for one raw row. Raises KeyError for an unknown table."""
    if table == "cards":
        return card_model(str(raw.get("kind")))
    return TABLES[table]
