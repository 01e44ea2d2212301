"""Paste: the records of a clip under new ids, in their place in this map. A clip is never trusted."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.commands.cards import next_number
from journeymapper.core.commands.homes import home_lane
from journeymapper.core.commands.lanes import open_lanes_of
from journeymapper.core.commands.offsets import beside
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.suspicion import TARGETS
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import accepts, card_models
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import record_type

from .clip import NOTHING, Clip, is_clip
from .clip_lanes import missing_lanes
from .clip_places import distance, from_one_lane, namesake, picture, pilots_here, used_steps
from .growing import grow

_COMPANIONS = ("assets", "personas", "channels", "departments")
_ORDER = (*_COMPANIONS, "stages", "steps", "lanes", "cards", "emotions", "links")


@titled(N_("Paste"))
def paste(tx: Transaction, clip: Clip, lane: str | None = None, step: str | None = None) -> list[str]:
    """Put a clip into the map at a cell; gives the new ids. Raises Refused.

    Cards go to `step` and keep their distances in columns; steps that are missing at the right end are made. Cards of
    one lane go to `lane` if that takes them all; else each stays in its own lane, in another map in one with the same
    title, or goes to `lane`, or to the first that takes it; lanes that the map lacks are made with their titles. Where
    all were parked they go to the cell itself; among
    others a parked card stays parked. Copied stages and steps come behind `step`, copied lanes below `lane`. Red points
    get new numbers.
    """
    made = placed(tx, clip, lane, step)
    if len(made) > 1:
        tx.name(N_("Paste {n} things"), n=len(made))
    return made


def placed(tx: Transaction, clip: Clip, lane: str | None, step: str | None) -> list[str]:
    """As `paste`, for a step with a name of its own."""
    if not is_clip(clip):
        raise Refused(NOTHING)
    pasted = _Paste(tx, clip, lane, step)
    made = pasted.run()
    if not any(pasted.rows[table] for table in ("stages", "steps", "lanes")):
        open_lanes_of(tx, made)
    return made


class _Paste:
    """One paste: the ids of the clip and what they become here."""

    def __init__(self, tx: Transaction, clip: Clip, lane: str | None, step: str | None) -> None:
        self.tx = tx
        self.clip = clip
        self.lane = lane
        self.step = step
        self.known: dict[str, str] = {}
        self.rows = {table: [_record(table, raw) for raw in clip["rows"].get(table, [])] for table in _ORDER}
        rows = [row for table in _ORDER for row in self.rows[table]]
        self.sources = {row.id: row for row in rows}
        if len(self.sources) < len(rows):
            raise Refused(NOTHING)
        grid = self.rows["stages"] or self.rows["steps"] or self.rows["lanes"]
        cards = [row for row in self.rows["cards"] if isinstance(row, Card)]
        self.used = used_steps(rows)
        self.from_parking_lot = not self.used and not grid and tx.find(Step, step) is not None
        self.in_focus = self.from_parking_lot or (not grid and from_one_lane(cards, tx.find(Lane, lane)))
        if step is None and not grid and any(tx.find(Step, id) is None for id in self.used):
            self.step = next((row.id for row in queries.columns(tx)), None) or grow(tx, 1)[0]

    def run(self) -> list[str]:
        """Companions first, then the grid, then what stands in it."""
        for row in (row for table in _COMPANIONS for row in self.rows[table]):
            self.known[row.id] = self._companion(row)
        made = self._stages()
        made += [self._step(row) for row in _ranked(self.rows["steps"], Step)]
        made += [self._lane(row) for row in _ranked(self.rows["lanes"], Lane)]
        self.known |= missing_lanes(self.tx, self.clip, self.rows, self.lane)
        points = self._points()
        made += [*self._cards(), *points]
        self._links()
        if not made:
            raise Refused(N_("There is no place for this: add a step first."))
        return made

    def _companion(self, row: Record) -> str:
        """The same id here, the same name here, or a newcomer."""
        here = self.tx.get(row.id)
        if type(here) is type(row):
            return row.id
        if isinstance(row, Asset):
            return picture(self.tx, row)
        if isinstance(row, Persona | Channel | Department):
            same = [other for other in self.tx.every(type(row)) if getattr(other, "name", None) == row.name]
            if same:
                return same[0].id
        id = row.id if here is None else new_id(row.table)
        changes: dict[str, Any] = {"id": id}
        if isinstance(row, Persona):
            changes |= {"rank": ranks_at(self.tx, queries.personas(self.tx), None)[0], "preferences": None,
                        "portrait": self._here("portrait", row.portrait)}
        elif isinstance(row, Channel):
            changes["rank"] = ranks_at(self.tx, queries.channels(self.tx), None)[0]
        elif isinstance(row, Department):
            changes["rank"] = ranks_at(self.tx, queries.departments(self.tx), None)[0]
        self.tx.add(validated(type(row), row.values() | changes))
        return id

    def _stages(self) -> list[str]:
        here = self.tx.find(Step, self.step)
        after = here.stage if here else None
        made: list[str] = []
        for row in _ranked(self.rows["stages"], Stage):
            rows = queries.stages(self.tx)
            index = next((n + 1 for n, other in enumerate(rows) if other.id == after), None)
            after = new_id("stage")
            self.tx.add(validated(Stage, row.values() | {"id": after, "rank": ranks_at(self.tx, rows, index)[0]}))
            self.known[row.id] = after
            made.append(after)
        return made

    def _step(self, row: Step) -> str:
        here = self.tx.find(Step, self.step)
        copied = self._copied("stage", row.stage)
        stage = copied or (here.stage if here else None)
        if stage is None:
            stages = queries.stages(self.tx)
            if not stages:
                raise Refused(N_("There is no stage for this step: add a stage first."))
            stage = stages[-1].id
        rows = queries.steps_of(self.tx, stage)
        index = next((n + 1 for n, s in enumerate(rows) if here and s.id == here.id), None)
        made = validated(
            Step, row.values() | {"id": new_id("step"), "stage": stage, "rank": ranks_at(self.tx, rows, index)[0]}
        )
        self.tx.add(made)
        self.known[row.id] = made.id
        if copied is None:
            self.step = made.id
        return made.id

    def _lane(self, row: Lane) -> str:
        rows = queries.lanes(self.tx)
        index = next((n + 1 for n, other in enumerate(rows) if other.id == self.lane), None)
        personas = None if row.personas is None else self._all("personas", row.personas)
        made = validated(Lane, row.values() | {
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
            self.known[card.id] = new_id(card.kind if card.kind in card_models() else "card")
        return [self._card(card) for card in cards]

    def _card(self, card: Card) -> str:
        lane = self._lane_for(card)
        step = self.step if self.from_parking_lot else self._step_for(card.step)
        fields = self._references(card) | pilots_here(card, lambda id: self._here("channel", id))
        fields |= {"lane": lane, "step": step, "id": self.known[card.id]}
        if isinstance(card, RedPoint):
            fields["number"] = next_number(self.tx)
            fields["about"] = self._about(card, step)
        fields["rank"] = ranks_at(self.tx, queries.cards_in(self.tx, lane, step), None)[0]
        self.tx.add(validated(type(card), card.values() | fields))
        return self.known[card.id]

    def _references(self, card: Card) -> dict[str, Any]:
        """The card's references in this map; what isn't here is left out."""
        fields: dict[str, Any] = {}
        for field in type(card).references:
            value = getattr(card, field)
            if isinstance(value, tuple):
                fields[field] = self._all(field, value)
            elif isinstance(value, str):
                fields[field] = self._step_for(value, last=True) if field == "until" else self._here(field, value)
        return fields

    def _all(self, field: str, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for old in ids if (new := self._here(field, old)) is not None))

    def _here(self, field: str, id: str | None) -> str | None:
        """What a reference of the clip leads to in this map, if it may stand in that field."""
        here = id if isinstance(self.tx.get(id), TARGETS.get(field, (Record,))) else None
        return self._copied(field, id) or here

    def _copied(self, field: str, id: str | None) -> str | None:
        source = self.sources.get(id or "")
        return self.known.get(source.id) if isinstance(source, TARGETS.get(field, (Record,))) else None

    def _about(self, card: RedPoint, step: str | None) -> str | None:
        about = self._here("about", card.about)
        target = self.tx.get(about)
        return about if getattr(target, "step", None) == step or about in self.known.values() else None

    def _lane_for(self, card: Card) -> str:
        own = (self.known.get(card.lane or ""), card.lane, namesake(self.tx, self.clip, card.lane))
        for id in (self.lane, *own) if self.in_focus else (*own, self.lane):
            lane = self.tx.find(Lane, id)
            if lane is not None and accepts(lane.kind, card.kind):
                return lane.id
        return home_lane(self.tx, card.kind)

    def _step_for(self, step: str | None, *, last: bool = False) -> str | None:
        """Copied steps lead to their copies; else the distance from the leftmost copied column is kept.

        last: the end of a span, which the map's last step bounds; for all else missing steps are made.
        """
        if step is None:
            return None
        if (copied := self._copied("step", step)) is not None:
            return copied
        columns = [row.id for row in queries.columns(self.tx)]
        if self.rows["lanes"] and step in columns:
            return step
        if self.step not in columns:
            return step if step in columns else None
        place = columns.index(self.step) + distance(self.clip["columns"], step, self.used)
        if not last:
            columns += grow(self.tx, place + 1 - len(columns))
        return columns[min(place, len(columns) - 1)]

    def _points(self) -> list[str]:
        made = []
        for row in self.rows["emotions"]:
            if not isinstance(row, Emotion) or (persona := self._copied("persona", row.persona)) is None:
                continue
            step = self._step_for(row.step)
            if step is not None:
                id = new_id("emotion")
                fields = {"id": id, "step": step, "persona": persona, "offset": beside(self.tx, row, persona, step)}
                self.tx.add(validated(Emotion, row.values() | fields))
                self.known[row.id] = id
                made.append(id)
        return made

    def _links(self) -> None:
        for link in self.rows["links"]:
            if isinstance(link, Link):
                source, target = self._copied("source", link.source), self._copied("target", link.target)
                if source and target and source != target:
                    values = {"id": new_id("link"), "source": source, "target": target}
                    self.tx.add(validated(Link, link.values() | values))


def _record(table: str, raw: dict[str, Any]) -> Record:
    try:
        return record_type(table, raw).model_validate(raw)
    except ValueError as error:
        raise Refused(NOTHING) from error


def _ranked(rows: list[Record], kind: type[queries.Ranked]) -> list[queries.Ranked]:
    return queries.ordered([row for row in rows if isinstance(row, kind)])
