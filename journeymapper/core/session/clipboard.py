"""Copy, paste and duplicate cards, stages, steps and lanes, within a map and between maps."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

from .clip import CLIP, Clip, is_clip
from .clip_places import pilot_channels
from .pasting import paste, placed

__all__ = ["Clip", "copy", "duplicate", "is_clip", "paste", "texts_of"]

_COMPANIONS = (Persona, Channel, Department, Asset)


def copy(doc: Reader, ids: Iterable[str]) -> Clip | None:
    """What is selected as data; None where nothing of it can be copied.

    A stage brings its steps, a step its cards and emotions, a lane its cards.
    """
    chosen: dict[str, Record] = {}
    for id in ids:
        chosen |= {row.id: row for row in _with_contents(doc, doc.get(id))}
    if not chosen:
        return None
    for link in doc.every(Link):
        if link.source in chosen and link.target in chosen:
            chosen[link.id] = link
    companions = {
        row.id: row for own in chosen.values() for _, target in own.targets()
        if isinstance(row := doc.get(target), _COMPANIONS)
    }
    tried = (doc.find(Channel, id) for id in pilot_channels(chosen.values()))
    companions |= {row.id: row for row in tried if row is not None}
    portraits = [doc.get(row.portrait) for row in companions.values() if isinstance(row, Persona)]
    companions |= {row.id: row for row in portraits if isinstance(row, Asset)}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in (companions | chosen).values():
        rows.setdefault(row.table, []).append(row.model_dump(mode="json", exclude_none=True))
    return {
        "format": CLIP, "journey": queries.journey(doc).id, "rows": rows,
        "columns": [step.id for step in queries.columns(doc)], "chosen": list(chosen),
        "lanes": {lane.id: [lane.title, lane.kind] for lane in _lanes_of(doc, chosen.values())},
    }


def _lanes_of(doc: Reader, rows: Iterable[Record]) -> list[Lane]:
    """The lanes that cards stand in, and the first that shows emotions where some are among them; in their order."""
    rows, lanes, kinds = list(rows), queries.lanes(doc), lane_kinds()
    used = {row.lane for row in rows if isinstance(row, Card)}
    if any(isinstance(row, Emotion) for row in rows):
        curves = [lane.id for lane in lanes if lane.kind in kinds and kinds[lane.kind].arrangement == "curve"]
        used |= set(curves[:1])
    return [lane for lane in lanes if lane.id in used]


def _with_contents(doc: Reader, row: Record | None) -> list[Record]:
    if isinstance(row, Stage):
        return [row, *(inner for step in queries.steps_of(doc, row.id) for inner in _with_contents(doc, step))]
    if isinstance(row, Step):
        return [row, *(card for card in doc.every(Card) if card.step == row.id), *queries.emotions_at(doc, row.id)]
    if isinstance(row, Lane):
        return [row, *(card for card in doc.every(Card) if card.lane == row.id)]
    return [row] if isinstance(row, Card | Emotion) else []


@titled(N_("Duplicate"))
def duplicate(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Copies beside their originals, in the same cells; gives the new ids. Raises Refused."""
    clip = copy(tx, ids)
    if clip is None:
        raise Refused(N_("This can't be duplicated."))
    rows, columns = clip["rows"], clip["columns"]
    steps = [row["step"] for table in ("cards", "emotions") for row in rows.get(table, []) if row.get("step")]
    if rows.get("steps"):
        at = max((row["id"] for row in rows["steps"]), key=columns.index)
    else:
        at = min(steps, key=columns.index, default=None)
    lowest = max(rows.get("lanes", []), key=lambda row: (row["rank"], row["id"]), default=None)
    return placed(tx, clip, lowest["id"] if lowest else None, at)


def texts_of(doc: Reader, ids: Iterable[str]) -> str:
    """Titles of what is selected, a line each, for other programs."""
    titles = [getattr(row, "title", None) or getattr(row, "quote", None) for id in ids if (row := doc.get(id))]
    return "\n".join(title for title in titles if title)


