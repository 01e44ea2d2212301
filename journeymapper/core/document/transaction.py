"""A draft over the store: commands write here, `close` makes it whole and valid."""
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

from .bounds import check_size, check_values
from .changes import MISSING, ChangeSet, from_states
from .indexes import Indexes
from .integrity import mend
from .store import Store

R = TypeVar("R", bound=Record)


class Transaction:
    """A `Reader` of the state to come, with `add`, `update`, `remove`.

    Nothing reaches the store before its change set is applied; to drop a draft is to forget it.
    """

    def __init__(self, store: Store, *, undoing: bool = False) -> None:
        self.store = store
        self.undoing = undoing
        self.draft: dict[str, Record | None] = {}
        self._drafted = Indexes()
        self.closed = False
        self.revision = 0
        self.title: tuple[str, dict[str, Any]] | None = None

    def get(self, id: str | None) -> Record | None:
        """See `Reader`."""
        if id is None:
            return None
        return self.draft[id] if id in self.draft else self.store.get(id)

    def find(self, kind: type[R], id: str | None) -> R | None:
        """See `Reader`."""
        record = self.get(id)
        return record if isinstance(record, kind) else None

    def every(self, kind: type[R]) -> list[R]:
        """See `Reader`."""
        if not self.draft:
            return self.store.every(kind)
        rows = [row for row in self.store.every(kind) if row.id not in self.draft]
        return rows + [row for row in self.draft.values() if isinstance(row, kind)]

    def referrers(self, id: str) -> list[Record]:
        """See `Reader`."""
        rows = [row for row in self.store.referrers(id) if row.id not in self.draft]
        drafted = (self.draft[other] for other in self._drafted.referrers.get(id, ()))
        return rows + [row for row in drafted if row is not None]

    def cell(self, lane: str | None, step: str | None) -> list[Card]:
        """See `Reader`."""
        rows = [row for row in self.store.cell(lane, step) if row.id not in self.draft]
        drafted = (self.draft[id] for id in self._drafted.cells.get((lane, step), ()))
        return rows + [row for row in drafted if isinstance(row, Card)]

    def name(self, message: str, **params: Any) -> None:
        """Name the step in the undo menu more precisely than the command's own title."""
        self.title = (message, params)

    def add(self, record: R) -> R:
        """Add a record. Raises ValueError where its id is taken."""
        self._open()
        if self.get(record.id) is not None:
            raise ValueError(f"the id {record.id} is taken")
        self._set(record.id, record)
        return record

    def update(self, id: str, **fields: Any) -> None:
        """Set fields of a record (unvalidated until `close`); MISSING takes an unknown field away."""
        self._open()
        record = self.get(id)
        if record is None:
            raise KeyError(id)
        old = record.values()
        changes = {name: value for name, value in fields.items() if old.get(name, MISSING) != value}
        if changes:
            values = {name: value for name, value in (old | changes).items() if value is not MISSING}
            self._set(id, type(record).model_construct(**values))

    def replace(self, record: Record) -> None:
        """Put a record in the place of the one with the same id (a card that changes its kind)."""
        self._open()
        self._set(record.id, record)

    def remove(self, id: str) -> None:
        """Remove a record; what refers to it is mended at `close`."""
        self._open()
        if self.get(id) is not None:
            self._set(id, None)

    def changed_ids(self) -> list[str]:
        """Ids whose draft differs from the store so far."""
        return [id for id, record in self.draft.items() if record != self.store.get(id)]

    def close(self) -> ChangeSet:
        """Mend references, validate all that changed, give it as a change set.

        Raises Refused; the store is untouched.
        """
        self._open()
        mend(self)
        self.closed = True
        states = {
            id: (self.store.get(id), None if record is None else validated(type(record), record.values()))
            for id, record in self.draft.items()
        }
        for _, after in states.values():
            if after is not None:
                check_values(after)
        check_size(self, states)
        return from_states(states)

    def _set(self, id: str, record: Record | None) -> None:
        old = self.draft.get(id)
        if old is not None:
            self._drafted.remove(old)
        if record is not None:
            self._drafted.add(record)
        self.draft[id] = record
        self.revision += 1

    def _open(self) -> None:
        if self.closed:
            raise RuntimeError("a change outside its transaction")


def validated(kind: type[R], values: Mapping[str, Any]) -> R:
    """A record of these values, strictly. Raises Refused, which names the first field that can't take its value."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0]) if first["loc"] else kind.table
        if first["type"] == "string_too_long":
            raise Refused(N_("The text in “{field}” is too long: at most {n} characters fit."), field=field,
                          n=first["ctx"]["max_length"]) from error
        raise Refused(N_("The field “{field}” can't take this value: {reason}."), field=field,
                      reason=first["msg"]) from error
