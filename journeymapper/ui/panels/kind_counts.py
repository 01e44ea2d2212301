"""How many of each kind are selected."""
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

from .heading import name_of

_COUNTS: Mapping[str, Callable[[Texts, int], str]] = {
    "touchpoint": lambda t, n: t.plural("{n} touchpoint", "{n} touchpoints", n),
    "red-point": lambda t, n: t.plural("{n} red point", "{n} red points", n),
    "opportunity": lambda t, n: t.plural("{n} opportunity", "{n} opportunities", n),
    "note": lambda t, n: t.plural("{n} note", "{n} notes", n),
    "quote": lambda t, n: t.plural("{n} quote", "{n} quotes", n),
    "process": lambda t, n: t.plural("{n} process", "{n} processes", n),
    "picture": lambda t, n: t.plural("{n} picture", "{n} pictures", n),
    "metric": lambda t, n: t.plural("{n} metric", "{n} metrics", n),
    "emotions": lambda t, n: t.plural("{n} emotion", "{n} emotions", n),
    "stages": lambda t, n: t.plural("{n} stage", "{n} stages", n),
    "steps": lambda t, n: t.plural("{n} step", "{n} steps", n),
    "lanes": lambda t, n: t.plural("{n} lane", "{n} lanes", n),
    "links": lambda t, n: t.plural("{n} link", "{n} links", n),
}


def kind_counts(rows: Iterable[Record], t: Texts) -> str:
    """“16 touchpoints · 20 emotions”, the most of them first; a kind without a plural of its own as “2 × Idea”."""
    found: dict[str, Record] = {}
    count: Counter[str] = Counter()
    for row in rows:
        key = row.kind if isinstance(row, Card) else row.table
        found.setdefault(key, row)
        count[key] += 1
    return " · ".join(_COUNTS[key](t, n) if key in _COUNTS else f"{n} × {t(name_of(found[key])[1])}"
                      for key, n in count.most_common())
