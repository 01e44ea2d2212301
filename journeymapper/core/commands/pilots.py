"""Pilots: experiments at a touchpoint."""
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel
from journeymapper.core.model.pilots import Pilot, filled, read_pilot

MOST = 100


@titled(N_("Add pilot"))
def add_pilot(tx: Transaction, card: str, values: Mapping[str, Any] | None = None) -> int:
    """A pilot at the end of a touchpoint's list; gives its place there. Raises Refused.

    values: by the names of the file ("channel", "from", "to", "measure", "baseline", "result").
    """
    row = _touchpoint(tx, card)
    pilots = row.pilots or ()
    if len(pilots) >= MOST:
        raise Refused(N_("A touchpoint holds at most {n} pilots; delete one first."), n=MOST)
    tx.update(card, pilots=(*pilots, _checked(tx, {}, values or {})))
    return len(pilots)


@titled(N_("Change pilot"))
def set_pilot(tx: Transaction, card: str, place: int, values: Mapping[str, Any]) -> None:
    """Set fields of a pilot, named as in the file; what we don't know of it stays. Raises Refused."""
    pilots = list(_touchpoint(tx, card).pilots or ())
    _there(pilots, place)
    pilots[place] = _checked(tx, pilots[place], values)
    tx.update(card, pilots=tuple(pilots))


@titled(N_("Delete pilot"))
def remove_pilot(tx: Transaction, card: str, place: int) -> None:
    """Delete a pilot. Raises Refused."""
    pilots = list(_touchpoint(tx, card).pilots or ())
    _there(pilots, place)
    del pilots[place]
    tx.update(card, pilots=tuple(pilots) or None)


def rename_channel(tx: Transaction, gone: str, keep: str) -> None:
    """What two channels become that are merged: pilots in `gone` are pilots in `keep`."""
    for row in tx.every(Touchpoint):
        if any(raw.get("channel") == gone for raw in row.pilots or ()):
            pilots = tuple({**raw, "channel": keep} if raw.get("channel") == gone else raw for raw in row.pilots or ())
            tx.update(row.id, pilots=pilots)


def _checked(tx: Transaction, raw: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """`raw` with other values that are sound; an odd value that was there already is no reason to refuse these."""
    _refuse_unsound(values)
    if values.get("channel") and tx.find(Channel, values["channel"]) is None:
        raise Refused(N_("The channel isn't there any more."))
    made = filled({**raw, **values})
    pilot = read_pilot(made)
    if pilot.since and pilot.to and pilot.to < pilot.since:
        raise Refused(N_("A pilot can't end before it begins: choose a later day, or clear the first one."))
    return made


def _refuse_unsound(values: Mapping[str, Any]) -> None:
    try:
        Pilot.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise Refused(N_("The field “{field}” of the pilot can't take this value: {reason}."),
                      field=str(first["loc"][0]), reason=first["msg"]) from error


def _touchpoint(tx: Transaction, card: str) -> Touchpoint:
    row = tx.find(Touchpoint, card)
    if row is None:
        raise Refused(N_("Pilots belong to touchpoints: select one."))
    return row


def _there(pilots: list[dict[str, Any]], place: int) -> None:
    if not 0 <= place < len(pilots):
        raise Refused(N_("The pilot isn't there any more."))
