"""Replace in texts: what was found is replaced just there, as one step."""
from collections.abc import Iterable

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.search import Hit, is_written, text_at
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.fields import TEXT_LIMIT
from journeymapper.core.model.record import Part


@titled(N_("Replace"))
def replace_hits(tx: Transaction, hits: Iterable[Hit], text: str) -> int:
    """Put `text` in the place of each hit; gives how many. A hit whose place holds something else by now is passed
    over. Raises Refused where a text would become too long.
    """
    places: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        places.setdefault((hit.id, hit.field), []).append(hit)
    done = sum(_replace_in(tx, id, field, own, text) for (id, field), own in places.items())
    if done > 1:
        tx.name(N_("Replace {n} times"), n=done)
    return done


def _replace_in(tx: Transaction, id: str, field: str, hits: list[Hit], text: str) -> int:
    row = tx.get(id)
    old = text_at(row, field)
    if row is None or old is None or not is_written(field):
        return 0
    new, done = old, 0
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        if old[hit.start:hit.end] == hit.found:
            new, done = new[:hit.start] + text + new[hit.end:], done + 1
    if len(new) > TEXT_LIMIT:
        raise Refused(N_("A text would become longer than {most} characters. Nothing was replaced."), most=TEXT_LIMIT)
    outer, _, inner = field.partition(".")
    part = getattr(row, outer)
    if inner and isinstance(part, Part):
        values = part.__dict__ | (part.__pydantic_extra__ or {})
        tx.update(id, **{outer: type(part).model_validate(values | {inner: new})})
    elif done:
        tx.update(id, **{outer: new})
    return done
