"""Copy and paste of cards, stages, steps and lanes, within a map and between maps.

A clip is plain data (JSON), so it can travel through the system's clipboard:
{"format": CLIP, "journey": id, "columns": [step ids in order], "rows": {table: [values…]}}.
It carries the channels, departments, personas and pictures that its records name, so that
another map can find them by id or name, or take them over.
"""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.commands.cards import next_number
from journeymapper.core.commands.homes import home_lane
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import accepts
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES, record_type

CLIP = "journeymapper-clip"
_COMPANIONS = (Persona, Channel, Department, Asset)
_ORDER = ("personas", "channels", "departments", "assets", "stages", "steps", "lanes", "cards", "emotions", "links")

Clip = dict[str, Any]


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
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in (companions | chosen).values():
        rows.setdefault(row.table, []).append(row.model_dump(mode="json", exclude_none=True))
    return {
        "format": CLIP, "journey": queries.journey(doc).id, "rows": rows,
        "columns": [step.id for step in queries.columns(doc)], "chosen": list(chosen),
    }


def _with_contents(doc: Reader, row: Record | None) -> list[Record]:
    if isinstance(row, Stage):
        return [row, *(inner for step in queries.steps_of(doc, row.id) for inner in _with_contents(doc, step))]
    if isinstance(row, Step):
        return [row, *(card for card in doc.every(Card) if card.step == row.id), *queries.emotions_at(doc, row.id)]
    if isinstance(row, Lane):
        return [row, *(card for card in doc.every(Card) if card.lane == row.id)]
    return [row] if isinstance(row, Card | Emotion) else []


def is_clip(data: object) -> bool:
    """Whether data that came from outside has the shape of a clip."""
    return (
        isinstance(data, dict) and data.get("format") == CLIP and isinstance(data.get("rows"), dict)
        and isinstance(data.get("columns"), list)
        and all(table in TABLES and isinstance(rows, list) and all(isinstance(r, dict) for r in rows)
                for table, rows in data["rows"].items())
    )


@titled(N_("Paste"))
def paste(tx: Transaction, clip: Clip, lane: str | None = None, step: str | None = None) -> list[str]:
    """Put a clip into the map at a cell; gives the new ids. Raises Refused.

    Cards go to `step` and keep their distances in columns; they stay in their own lane, or
    `lane` if that takes them, or the first that does. Copied stages and steps come behind
    `step`, copied lanes below `lane`. Red points get new numbers.
    """
    if not is_clip(clip):
        raise Refused(N_("The clipboard holds nothing that fits into a map."))
    return _Paste(tx, clip, lane, step).run()


class _Paste:
    """One paste: the ids of the clip and what they become here."""

    def __init__(self, tx: Transaction, clip: Clip, lane: str | None, step: str | None) -> None:
        self.tx = tx
        self.clip = clip
        self.lane = lane
        self.step = step
        self.known: dict[str, str] = {}
        self.rows = {table: [_record(table, raw) for raw in clip["rows"].get(table, [])] for table in _ORDER}

    def run(self) -> list[str]:
        """Companions first, then the grid, then what stands in it."""
        for table in ("personas", "channels", "departments", "assets"):
            for row in self.rows[table]:
                self.known[row.id] = self._companion(row)
        made = [self._stage(row) for row in self.rows["stages"] if isinstance(row, Stage)]
        made += [self._step(row) for row in _ranked(self.rows["steps"], Step)]
        made += [self._lane(row) for row in _ranked(self.rows["lanes"], Lane)]
        made += self._cards()
        made += self._points()
        for link in self.rows["links"]:
            if isinstance(link, Link) and link.source in self.known and link.target in self.known:
                values = {"id": new_id("link"), "source": self.known[link.source], "target": self.known[link.target]}
                self.tx.add(Link.model_validate(link.values() | values))
        if not made:
            raise Refused(N_("There is no place for this: add a step first."))
        return made

    def _companion(self, row: Record) -> str:
        """The same id here, the same name here, or a newcomer."""
        here = self.tx.get(row.id)
        if type(here) is type(row):
            return row.id
        if isinstance(row, Persona | Channel | Department):
            same = [other for other in self.tx.every(type(row)) if getattr(other, "name", None) == row.name]
            if same:
                return same[0].id
        id = row.id if here is None else new_id(row.table)
        changes: dict[str, Any] = {"id": id}
        if isinstance(row, Persona):
            changes |= {"rank": ranks_at(self.tx, queries.personas(self.tx), None)[0], "preferences": None}
        elif isinstance(row, Channel):
            changes["rank"] = ranks_at(self.tx, queries.channels(self.tx), None)[0]
        elif isinstance(row, Department):
            changes["rank"] = ranks_at(self.tx, queries.departments(self.tx), None)[0]
        self.tx.add(type(row).model_validate(row.values() | changes))
        return id

    def _stage(self, row: Stage) -> str:
        here = self.tx.find(Step, self.step)
        rows = queries.stages(self.tx)
        index = None if here is None else next((n + 1 for n, s in enumerate(rows) if s.id == here.stage), None)
        made = Stage.model_validate(
            row.values() | {"id": new_id("stage"), "rank": ranks_at(self.tx, rows, index)[0]}
        )
        self.tx.add(made)
        self.known[row.id] = made.id
        return made.id

    def _step(self, row: Step) -> str:
        here = self.tx.find(Step, self.step)
        stage = self.known.get(row.stage) or (here.stage if here else None)
        if stage is None:
            stages = queries.stages(self.tx)
            if not stages:
                raise Refused(N_("There is no stage for this step: add a stage first."))
            stage = stages[-1].id
        rows = queries.steps_of(self.tx, stage)
        index = next((n + 1 for n, s in enumerate(rows) if here and s.id == here.id), None)
        made = Step.model_validate(
            row.values() | {"id": new_id("step"), "stage": stage, "rank": ranks_at(self.tx, rows, index)[0]}
        )
        self.tx.add(made)
        self.known[row.id] = made.id
        if row.stage not in self.known:
            self.step = made.id
        return made.id

    def _lane(self, row: Lane) -> str:
        rows = queries.lanes(self.tx)
        index = next((n + 1 for n, other in enumerate(rows) if other.id == self.lane), None)
        personas = None if row.personas is None else tuple(self.known[p] for p in row.personas if p in self.known)
        made = Lane.model_validate(row.values() | {
            "id": new_id("lane"), "rank": ranks_at(self.tx, rows, index)[0], "personas": personas,
        })
        self.tx.add(made)
        self.known[row.id] = made.id
        self.lane = made.id
        return made.id

    def _cards(self) -> list[str]:
        cards = [row for row in self.rows["cards"] if isinstance(row, Card)]
        cards.sort(key=lambda card: (isinstance(card, RedPoint), card.rank, card.id))
        for card in cards:
            self.known[card.id] = new_id(card.kind if card.kind.replace("-", "").isalnum() else "card")
        return [self._card(card) for card in cards]

    def _card(self, card: Card) -> str:
        lane = self._lane_for(card)
        step = self._step_for(card.step)
        fields = self._references(card)
        fields |= {"lane": lane, "step": step, "id": self.known[card.id]}
        if isinstance(card, RedPoint):
            fields["number"] = next_number(self.tx)
            fields["about"] = self._about(card, step)
        fields["rank"] = ranks_at(self.tx, queries.cards_in(self.tx, lane, step), None)[0]
        self.tx.add(type(card).model_validate(card.values() | fields))
        return self.known[card.id]

    def _references(self, card: Card) -> dict[str, Any]:
        """The card's references in this map; what isn't here is left out."""
        fields: dict[str, Any] = {}
        for field in type(card).references:
            value = getattr(card, field)
            if isinstance(value, tuple):
                fields[field] = tuple(new for old in value if (new := self._here(old)) is not None)
            elif isinstance(value, str):
                fields[field] = self._step_for(value) if field == "until" else self._here(value)
        return fields

    def _here(self, id: str) -> str | None:
        return self.known.get(id) or (id if self.tx.get(id) is not None else None)

    def _about(self, card: RedPoint, step: str | None) -> str | None:
        about = self._here(card.about) if card.about else None
        target = self.tx.get(about)
        return about if getattr(target, "step", None) == step or about in self.known.values() else None

    def _lane_for(self, card: Card) -> str:
        for id in (self.known.get(card.lane or ""), card.lane, self.lane):
            lane = self.tx.find(Lane, id)
            if lane is not None and accepts(lane.kind, card.kind):
                return lane.id
        return home_lane(self.tx, card.kind)

    def _step_for(self, step: str | None) -> str | None:
        """Copied steps lead to their copies; else the distance from the leftmost copied column is kept."""
        if step is None:
            return None
        if step in self.known:
            return self.known[step]
        columns = [row.id for row in queries.columns(self.tx)]
        if self.rows["lanes"] and step in columns:
            return step
        if self.step not in columns:
            return step if step in columns else None
        old = self.clip["columns"]
        used = [old.index(row.step) for table in ("cards", "emotions") for row in self.rows[table]
                if isinstance(row, Card | Emotion) and row.step in old]
        distance = old.index(step) - min(used) if step in old and used else 0
        return columns[min(columns.index(self.step) + distance, len(columns) - 1)]

    def _points(self) -> list[str]:
        made = []
        for row in self.rows["emotions"]:
            if not isinstance(row, Emotion) or row.persona not in self.known:
                continue
            step = self._step_for(row.step)
            if step is not None:
                id = new_id("emotion")
                fields = {"id": id, "step": step, "persona": self.known[row.persona]}
                self.tx.add(Emotion.model_validate(row.values() | fields))
                self.known[row.id] = id
                made.append(id)
        return made


def _record(table: str, raw: dict[str, Any]) -> Record:
    try:
        return record_type(table, raw).model_validate(raw)
    except ValueError as error:
        raise Refused(N_("The clipboard holds nothing that fits into a map.")) from error


def _ranked(rows: list[Record], kind: type[queries.Ranked]) -> list[queries.Ranked]:
    return queries.ordered([row for row in rows if isinstance(row, kind)])


@titled(N_("Duplicate"))
def duplicate(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Copies beside their originals, in the same cells; gives the new ids. Raises Refused."""
    clip = copy(tx, ids)
    if clip is None:
        raise Refused(N_("This can't be duplicated."))
    steps = [row["step"] for table in ("cards", "emotions") for row in clip["rows"].get(table, []) if row.get("step")]
    grid = bool(clip["rows"].get("steps"))
    at = clip["rows"]["steps"][-1]["id"] if grid else min(steps, key=clip["columns"].index) if steps else None
    lanes = clip["rows"].get("lanes")
    return paste(tx, clip, lanes[-1]["id"] if lanes else None, at)


def texts_of(doc: Reader, ids: Iterable[str]) -> str:
    """Titles of what is selected, a line each, for other programs."""
    titles = [getattr(row, "title", None) or getattr(row, "quote", None) for id in ids if (row := doc.get(id))]
    return "\n".join(title for title in titles if title)


