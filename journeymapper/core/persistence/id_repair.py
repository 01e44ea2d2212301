"""An id that several records have: the first keeps it and all references, the others get new ones."""
import hashlib
from collections import Counter
from collections.abc import Sequence

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.record import Record

from .format import SHOWN

LETTERS = 15


def mend_ids(records: list[Record], twice: Sequence[int]) -> list[Sentence]:
    """Give the records at these places new ids, in place; a sentence each (the first ones; the rest are counted)."""
    if not twice:
        return []
    from .names import named

    taken = {record.id for record in records}
    tries: Counter[str] = Counter()
    said: list[Sentence] = []
    for place in twice:
        record = records[place]
        while (id := _made_of(record.id, tries[record.id])) in taken:
            tries[record.id] += 1
        taken.add(id)
        records[place] = record.model_copy(update={"id": id})
        if len(said) < SHOWN:
            said.append(sentence(N_("{what} had the id “{id}” of another entry; it has a new one now."),
                                 what=named(record), id=record.id))
    if len(twice) > SHOWN:
        said.append(sentence(N_("… and {n} more ids."), n=len(twice) - SHOWN))
    return said


def _made_of(id: str, n: int) -> str:
    """Not random: two people who open the same damaged file get the same map, so that it can be merged later."""
    return hashlib.sha256(f"{id} {n}".encode()).hexdigest()[:LETTERS]
