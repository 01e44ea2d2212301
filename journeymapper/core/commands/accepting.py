"""Findings that people know of and live with: kept in the journey, each with its reason.

An entry: {"check": the rule, "ids": what it is about, "facts": what it was accepted upon, "reason", "on": the day}.
"""
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_

Key = tuple[str, tuple[str, ...]]
"""A rule and what its finding is about."""
REASON_LIMIT = 2_000


@titled(N_("Accept finding"))
def accept(tx: Transaction, /, known: Iterable[tuple[Key, str]], reason: str, on: str) -> None:
    """Note that these findings (key, facts) are known, and why. An older entry for one of them is replaced.

    Raises Refused without a reason: in half a year nobody knows any more why.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(N_("Say in a few words why this may stay as it is."))
    if len(reason) > REASON_LIMIT:
        raise Refused(N_("The reason is too long; {most} characters are enough."), most=REASON_LIMIT)
    new = [{"check": check, "ids": list(ids), "facts": facts, "reason": reason, "on": on}
           for (check, ids), facts in known]
    journey = queries.journey(tx)
    keys = {key_of(entry) for entry in new}
    kept = [entry for entry in journey.accepted_findings or () if key_of(entry) not in keys]
    tx.update(journey.id, accepted_findings=(*kept, *new))
    if len(new) > 1:
        tx.name(N_("Accept {n} findings"), n=len(new))


@titled(N_("Take back acceptance"))
def take_back(tx: Transaction, /, keys: Sequence[Key]) -> None:
    """Forget that these findings are known."""
    journey = queries.journey(tx)
    kept = tuple(entry for entry in journey.accepted_findings or () if key_of(entry) not in keys)
    tx.update(journey.id, accepted_findings=kept or None)


def key_of(entry: Mapping[str, Any]) -> Key | None:
    """The key of an entry; None where it was written by something else and says none."""
    check, ids = entry.get("check"), entry.get("ids")
    if not isinstance(check, str) or not isinstance(ids, list | tuple) or not all(isinstance(id, str) for id in ids):
        return None
    return check, tuple(ids)
