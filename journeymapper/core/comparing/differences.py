"""What differs between two states, a row per thing or field, in words; compared are things of one id.

Bookkeeping (exports, next number, accepted findings) is left out.
"""
import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey, Step
from journeymapper.core.model.record import Part, Record

from .in_words import in_words
from .order import moved
from .words import KINDS, as_json, kind_of, name_of, shown, title_of

ADDED, REMOVED, CHANGED, MOVED = N_("added"), N_("removed"), N_("changed"), N_("moved in its order")
BOOKKEEPING = frozenset({"id", "rank", "exports", "next_number", "accepted_findings"})
# A picture's bytes say nothing to people.
SILENT = frozenset({"base64"})


@dataclasses.dataclass(frozen=True)
class Difference:
    """One row, in words. `before` and `now` are "" where the whole thing was added, removed or moved.

    `change` is the catalogue id's translation; for programs there are `sort` (added, removed, changed, moved), `id`,
    `table`, `key` (the field's name), and `at`, the step where an added or removed card stands.
    """

    change: str
    what: str
    name: str
    field: str = ""
    before: Any = ""
    now: Any = ""
    sort: str = dataclasses.field(default="", compare=False)
    id: str = dataclasses.field(default="", compare=False)
    table: str = dataclasses.field(default="", compare=False)
    key: str = dataclasses.field(default="", compare=False)
    at: str = dataclasses.field(default="", compare=False)


def differences(before: Reader, now: Reader, t: Texts) -> Iterator[Difference]:
    """All that differs: by kind of thing, then by name."""
    elsewhere = moved(before, now)
    kinds: tuple[type[Record], ...] = (*KINDS, Card)
    for kind in kinds:
        old, new = ({_key(row): row for row in doc.every(kind)} for doc in (before, now))
        # Most of a big map is as it was: names are wanted of the rest only.
        found = [(name_of(now if key in new else before, new.get(key) or old[key], t), key) for key in {**old, **new}
                 if key in elsewhere or new.get(key) != old.get(key)]
        for name, key in sorted(found, key=lambda pair: (pair[0].casefold(), pair[1])):
            mine, theirs = new.get(key), old.get(key)
            if mine is not None and theirs is not None:
                yield from _fields(before, now, theirs, mine, name, t)
                if key in elsewhere:
                    yield Difference(t(MOVED), kind_of(mine, t), name, sort="moved", id=key, table=mine.table)
            elif mine is not None:
                yield _whole(now, mine, ADDED, name, t)
            elif theirs is not None:
                yield _whole(before, theirs, REMOVED, name, t)


def entries(before: Mapping[str, Any], now: Mapping[str, Any], t: Texts) -> Iterator[Difference]:
    """What differs in entries of the file beside the tables, which another program or version keeps there."""
    for key in sorted({*before, *now}):
        was, is_ = before.get(key, _ABSENT), now.get(key, _ABSENT)
        if was != is_:
            yield Difference(t(CHANGED), t("Other entries of the file"), key, "", _text(was), _text(is_),
                             sort="changed", table="file", key=key)


_ABSENT: Any = object()


def _text(value: Any) -> str:
    return "" if value is _ABSENT else as_json(value)


def _key(row: Record) -> str:
    """Of journeys there is one in each: a to-be map has an id of its own and is compared with its as-is map."""
    return "" if isinstance(row, Journey) else row.id


def _whole(doc: Reader, row: Record, change: str, name: str, t: Texts) -> Difference:
    step = doc.find(Step, row.step) if isinstance(row, Card) else None
    return Difference(t(change), kind_of(row, t), name, sort=change, id=row.id, table=row.table,
                      at=step.title if step is not None else "")


def _fields(before: Reader, now: Reader, old: Record, new: Record, name: str, t: Texts) -> Iterator[Difference]:
    mine, theirs = new.values(), old.values()
    for key in {**theirs, **mine}:
        if key not in BOOKKEEPING and _blank(mine.get(key)) != _blank(theirs.get(key)):
            was, is_ = ("" if key in SILENT else said(doc, row, key, t) for doc, row in ((before, old), (now, new)))
            yield Difference(t(CHANGED), kind_of(new, t), name, title_of(key, t), was, is_, sort="changed",
                             id=new.id, table=new.table, key=key)


def _blank(value: Any) -> Any:
    """0 and false aren't nothing; an empty text or list is."""
    return None if value is None or value in ("", (), {}) else value


def said(doc: Reader, row: Record, key: str, t: Texts) -> Any:
    """A field's value for people; "" for none."""
    value = row.values().get(key)
    if isinstance(value, Part):
        return "\n".join(str(text) for text in dict(value).values() if text)
    if key == "kind":
        return kind_of(row, t) if isinstance(row, Card) else value
    words = in_words(doc, key, value, t)
    if words is not None:
        return words
    value = shown(doc, row, key, value, t)
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    return "" if value in (None, "[]", "{}") else value
