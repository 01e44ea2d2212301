"""What a clip is: plain data (JSON), so that it can travel through the system's clipboard.

{"format": CLIP, "journey": id, "columns": [step ids in order], "rows": {table: [values…]},
"lanes": {id: [title, kind]} of the lanes that its cards came from}.
It carries the channels, departments, personas and pictures that its records name, so that
another map can find them by id or name, or take them over.
"""
from typing import Any

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.tables import TABLES

CLIP = "journeymapper-clip"
NOTHING = N_("The clipboard holds nothing that fits into a map.")

Clip = dict[str, Any]


def is_clip(data: object) -> bool:
    """Whether data that came from outside has the shape of a clip."""
    return (
        isinstance(data, dict) and data.get("format") == CLIP and isinstance(data.get("rows"), dict)
        and isinstance(data.get("columns"), list)
        and all(table in TABLES and isinstance(rows, list) and all(isinstance(r, dict) for r in rows)
                for table, rows in data["rows"].items())
    )
