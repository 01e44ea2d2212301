"""Measurements of loyalty, and measured values taken over from somebody's table."""
from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Measurement
from journeymapper.core.model.series import points


@titled(N_("Add measurement"))
def add_measurement(tx: Transaction, /, on: str, segment: str, **fields: Any) -> str:
    """What was measured of a segment on a day (ISO); gives its id. Raises Refused."""
    values = {**fields, "id": new_id("measurement"), "on": on, "segment": segment}
    return tx.add(validated(Measurement, values)).id


@titled(N_("Change measurement"))
def change_measurement(tx: Transaction, id: str, field: str, value: Any) -> None:
    """Set one field. Raises Refused where it is gone or can't take the value."""
    if tx.find(Measurement, id) is None:
        raise Refused(N_("It isn't there any more."))
    tx.update(id, **{field: value})


@titled(N_("Delete measurements"))
def delete_measurements(tx: Transaction, ids: Sequence[str]) -> None:
    """All of these that are still there."""
    gone = [id for id in ids if tx.find(Measurement, id) is not None]
    for id in gone:
        tx.remove(id)
    if len(gone) == 1:
        tx.name(N_("Delete measurement"))


@titled(N_("Take over measured values"))
def take_measurements(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Each row has on, segment and what was measured; a measurement of that day and segment takes the row's values."""
    known = {(row.on, row.segment): row.id for row in tx.every(Measurement)}
    for row in rows:
        id = known.get((row["on"], row["segment"]))
        if id is None:
            known[row["on"], row["segment"]] = add_measurement(tx, **row)
        else:
            tx.update(id, **{name: value for name, value in row.items() if name not in ("on", "segment")})


@titled(N_("Take over measured values"))
def take_series(tx: Transaction, id: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows of on, value, segment?, responses? into a metric's series, over what it holds of that day and segment.

    Its value becomes that of the last day, so that the card shows it. Raises Refused where the card is gone.
    """
    card = tx.find(Card, id)
    if card is None or "series" not in type(card).model_fields:
        raise Refused(N_("The metric isn't on the map any more. Choose another one."))
    series: dict[tuple[Any, Any], Mapping[str, Any]] = {}
    for entry in (*(card.values().get("series") or ()), *rows):
        series[entry.get("on"), entry.get("segment") or ""] = dict(entry)
    made = tuple(sorted(series.values(), key=lambda entry: (str(entry.get("on")), str(entry.get("segment") or ""))))
    found = points(made)
    latest = {"value": _round(found[-1].value)} if found else {}
    tx.update(id, series=made, **latest)


def _round(value: float) -> int | float:
    """Without the dust of a mean."""
    rounded = round(value, 4)
    return int(rounded) if rounded.is_integer() else rounded
