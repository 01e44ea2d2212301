"""The JSON Schema of the whole file, made from the records, the kinds that slices bring included."""
from typing import Any

from pydantic.json_schema import models_json_schema

from journeymapper.core.model.kinds import card_models
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES

from .format import ANY_ROWS, MAX_ROWS, NAME, VERSION

Schema = dict[str, Any]
REF = "#/$defs/{model}"


def schema() -> Schema:
    """JSON Schema, dialect 2020-12. Unknown fields, unknown kinds of card and unknown top-level keys are allowed."""
    cards = card_models()
    models: list[type[Record]] = [*TABLES.values(), *cards.values()]
    _, made = models_json_schema([(model, "validation") for model in models], ref_template=REF)
    definitions = _standard(made["$defs"])
    definitions["AnyCard"] = _any_card({kind: model.__name__ for kind, model in cards.items()})
    definitions["Asset"] = _without_id(definitions["Asset"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Journeymapper map",
        "type": "object",
        "required": ["format", "version", "journey"],
        "properties": {
            "format": {"const": NAME},
            "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            **{table: _table(table, model) for table, model in TABLES.items()},
        },
        "additionalProperties": True,
        "$defs": dict(sorted(definitions.items())),
    }


# What pydantic writes where a limit stands on a union of numbers; JSON Schema has other words.
_WORDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


def _standard(value: Any) -> Any:
    if isinstance(value, list):
        return [_standard(part) for part in value]
    if isinstance(value, dict):
        return {_WORDS.get(key, key): _standard(part) for key, part in value.items()}
    return value


def _table(table: str, model: type[Record]) -> Schema:
    reference = {"$ref": REF.format(model="AnyCard" if table == "cards" else model.__name__)}
    if table == "journey":
        return reference
    if table == "assets":
        return {"type": "object", "propertyNames": {"pattern": "^[0-9a-f]{64}$"}, "maxProperties": MAX_ROWS[table],
                "additionalProperties": reference}
    return {"type": "array", "items": reference, "maxItems": MAX_ROWS.get(table, ANY_ROWS)}


def _any_card(kinds: dict[str, str]) -> Schema:
    """A card of any kind; one of a known kind follows that kind's record."""
    branches = [
        {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": REF.format(model=model)}}
        for kind, model in sorted(kinds.items())
    ]
    return {"allOf": [{"$ref": REF.format(model="Card")}, *branches]}


def _without_id(definition: Schema) -> Schema:
    """The id of an asset is its key."""
    properties = {name: part for name, part in definition["properties"].items() if name != "id"}
    required = [name for name in definition["required"] if name != "id"]
    return {**definition, "properties": properties, "required": required}
