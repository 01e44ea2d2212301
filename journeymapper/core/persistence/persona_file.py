"""Personas as a file: `*.persona`.

It is a map that holds nothing but personas and their portraits, so it is read and written by the codec: all its limits
and sentences hold, and a persona can be taken out of any map likewise.
"""
from collections.abc import Iterable

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.foundation.paths import shown
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona

from .codec import decode, encode

SUFFIX = ".persona"
Shared = tuple[list[Persona], dict[str, Asset]]


def encode_personas(doc: Reader, ids: Iterable[str]) -> bytes:
    """The bytes of a file of these personas. Raises BadFile as `encode` does."""
    personas, pictures = queries.with_portraits(doc, ids)
    title = ", ".join(row.name for row in personas)[:200]
    return encode([Journey(id=new_id("journey"), title=title), *personas, *pictures.values()])


def decode_personas(data: bytes, file: str) -> Shared:
    """The personas of a file or of a map, in their order, and their portraits by id. Raises BadMap, BadFile."""
    loaded = decode(data, file=file)
    if loaded.newer:  # what it means there may not be what it would be taken for here, and written
        raise BadFile(N_("“{file}” was made by a newer Journeymapper, so its personas can't be taken over whole. "
                         "Update this one and try again."), file=shown(file))
    records = loaded.records
    personas = sorted((row for row in records if isinstance(row, Persona)), key=lambda row: (row.rank, row.id))
    if not personas:
        raise BadFile(N_("“{file}” holds no persona. Choose a file of a persona, or a map that has some."),
                      file=shown(file))
    wanted = {row.portrait for row in personas}
    return personas, {row.id: row for row in records if isinstance(row, Asset) and row.id in wanted}
