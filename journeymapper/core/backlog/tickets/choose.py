"""Which red points become tickets, in files no longer than a tracker takes."""
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from journeymapper.core.backlog.columns import CLOSED
from journeymapper.core.backlog.item import BacklogItem, backlog
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence

from .previous import ids_in

# What a tracker's format offers: `all`, too those with a ticket and the closed ones; `since`: files of earlier
# exports; `type`: the tracker's word for a kind of ticket.
OPTIONS: Mapping[str, Any] = {"all": False, "since": (), "type": "Task"}
# The options of each file of several.
Parts = Sequence[Mapping[str, Any]]
ITEMS = "items"
LEFT_OUT = {
    "ticket": N_("Left out, since they have a ticket: {n}."),
    "closed": N_("Left out, since they are done, verified or won't be done: {n}."),
    "since": N_("Left out, since an earlier file holds them: {n}."),
}


def chosen(doc: Reader, options: Mapping[str, Any]) -> tuple[list[BacklogItem], tuple[Sentence, ...]]:
    """The red points that become tickets, in the backlog's order, and how many don't and why.

    Raises BadFile, OSError for the earlier files.
    """
    earlier = ids_in(Path(name) for name in options.get("since", ()))
    taken: list[BacklogItem] = []
    left = dict.fromkeys(LEFT_OUT, 0)
    for item in backlog(doc):
        reason = _reason(item, earlier, bool(options.get("all")))
        if reason:
            left[reason] += 1
        else:
            taken.append(item)
    return taken, tuple(sentence(LEFT_OUT[reason], n=n) for reason, n in left.items() if n)


def _reason(item: BacklogItem, earlier: frozenset[str], everything: bool) -> str:
    if item.uid in earlier:
        return "since"
    if everything:
        return ""
    if (item.red_point.ticket or "").strip():
        return "ticket"
    return "closed" if item.red_point.status in CLOSED else ""


def in_files(doc: Reader, options: Mapping[str, Any], most: int) -> tuple[Parts, tuple[Sentence, ...]]:
    """The chosen ones, `most` a file, as options of each; what was left out.

    Raises BadFile, OSError for the earlier files.
    """
    items, notes = chosen(doc, options)
    return [{ITEMS: items[start:start + most]} for start in range(0, len(items), most)], notes


def items_of(doc: Reader, options: Mapping[str, Any]) -> Sequence[BacklogItem]:
    """What one file holds: its share, else all that are chosen. Raises BadFile, OSError for the earlier files."""
    return options[ITEMS] if ITEMS in options else chosen(doc, options)[0]
