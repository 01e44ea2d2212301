"""Personas that come from another map, or are copied within one."""
from base64 import b64decode
from collections.abc import Iterable, Mapping
from typing import Any

from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.people import free_colour
from journeymapper.core.commands.pictures import add_asset
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona


@titled(N_("Add personas"))
def take_personas(tx: Transaction, personas: Iterable[Persona], pictures: Mapping[str, Asset]) -> list[str]:
    """Copies at the end of the list, with their portraits out of `pictures`; gives the new ids.

    What belongs to a journey stays behind: the preferred channels of its steps. A name that is taken gets a number,
    a colour that is taken gives way to a free one: two curves of one colour would be taken for each other.
    Raises Refused as `add_asset` does.
    """
    made = []
    for persona in personas:
        rows = queries.personas(tx)
        portrait = pictures.get(persona.portrait or "")
        fields: dict[str, Any] = {
            "id": new_id("persona"), "rank": ranks_at(tx, rows, None)[0], "preferences": None,
            "name": free_name(persona.name, {row.name for row in rows}),
            "portrait": _embedded(tx, portrait) if portrait is not None else None,
            "colour": free_colour(rows) if persona.colour in {row.colour for row in rows} else persona.colour,
        }
        made.append(tx.add(validated(Persona, persona.values() | fields)).id)
        tx.name(N_("Add persona “{name}”"), name=fields["name"])
    if not made:
        raise Refused(N_("There is no persona in it."))
    if len(made) > 1:
        tx.name(N_("Add {n} personas"), n=len(made))
    return made


def free_name(name: str, taken: set[str]) -> str:
    """The name, with the first number from 2 on that makes it another one."""
    free, n = name, 2
    while free in taken and name:
        free, n = f"{name} {n}", n + 1
    return free


def _embedded(tx: Transaction, asset: Asset) -> str:
    try:
        return add_asset(tx, b64decode(asset.base64, validate=True))
    except ValueError as error:
        raise Refused(N_("The portrait is damaged: take it out there and try again.")) from error
