"""Personas on the clipboard: a clip (see `clip`) of nothing but personas and their portraits."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.commands.sharing import take_personas
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona

from .clip import CLIP, NOTHING, Clip, is_clip

_TABLES = {"personas", "assets"}


def copy_personas(doc: Reader, ids: Iterable[str]) -> Clip | None:
    """These personas as data; None where none of them is there."""
    personas, pictures = queries.with_portraits(doc, ids)
    if not personas:
        return None
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in (*personas, *pictures.values()):
        rows.setdefault(row.table, []).append(row.model_dump(mode="json", exclude_none=True))
    return {"format": CLIP, "journey": queries.journey(doc).id, "rows": rows, "columns": [],
            "chosen": [row.id for row in personas], "lanes": {}}


def holds_personas(clip: object) -> bool:
    """Whether a clip was made of personas; cards bring those that they name as companions only."""
    return is_clip(clip) and isinstance(clip, dict) and bool(clip["rows"].get("personas")) \
        and set(clip["rows"]) <= _TABLES


@titled(N_("Paste"))
def paste_personas(tx: Transaction, clip: Clip) -> list[str]:
    """The personas of a clip as new ones; gives their ids. A clip is never trusted. Raises Refused."""
    if not holds_personas(clip):
        raise Refused(NOTHING)
    try:
        personas = [Persona.model_validate(raw) for raw in clip["rows"]["personas"]]
        pictures = [Asset.model_validate(raw) for raw in clip["rows"].get("assets", [])]
    except ValueError as error:
        raise Refused(NOTHING) from error
    return take_personas(tx, personas, {picture.id: picture for picture in pictures})
