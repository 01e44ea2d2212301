"""By what an export is known again: its id, its moment, the hash of what it told of each red point."""
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Literal

from journeymapper.core.model.journey import Journey

Values = Mapping[str, Mapping[str, Any]]
# known: this map made it and it tells what it told then. changed: it tells something else. unknown: made from a copy
# of the map or on the command line. none: the workbook doesn't say which export it is.
Known = Literal["known", "changed", "unknown", "none"]


def values_hash(values: Values) -> str:
    """SHA-256 of the exported values, by unique id, whatever their order."""
    return sha256(json.dumps(values, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def known_export(journey: Journey, id: str, values: Values) -> Known:
    """What the map knows of the export with this id."""
    if not id:
        return "none"
    for kept in journey.exports or ():
        if kept.get("id") == id:
            return "known" if kept.get("hash") == values_hash(values) else "changed"
    return "unknown"
