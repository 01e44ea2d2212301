"""Places among siblings: from an index to a rank."""
from collections.abc import Sequence

from journeymapper.core.document.queries import Ranked
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.ranks import ranks_between


def ranks_at(tx: Transaction, siblings: Sequence[Ranked], index: int | None, count: int = 1) -> list[str]:
    """`count` ranks for newcomers before `siblings[index]` (None: at the end).

    `siblings` are in order and without the newcomers. Where two neighbours share a rank (a
    merge of two people's work), all siblings get fresh ones.
    """
    place = len(siblings) if index is None else max(0, min(index, len(siblings)))
    low = siblings[place - 1].rank if place > 0 else None
    high = siblings[place].rank if place < len(siblings) else None
    if low is None or high is None or low < high:
        return ranks_between(low, high, count)
    fresh = ranks_between(None, None, len(siblings) + count)
    for sibling, rank in zip(siblings, fresh[:place] + fresh[place + count:], strict=True):
        tx.update(sibling.id, rank=rank)
    return fresh[place:place + count]
