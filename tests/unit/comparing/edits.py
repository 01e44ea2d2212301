"""Random maps and what people do to them, on their raw form: reading it applies the rules of integrity, as the editor
does. From a seed, not by hypothesis' own draws: these are many times slower."""
from random import Random
from typing import Any

from journeymapper.core.comparing.clashes import Sides
from journeymapper.core.document.store import Store
from journeymapper.core.persistence.codec import decode
from tests.unit.persistence.documents import Raw, ranked, to_bytes

TITLES = ("", "one", "two", "three")
RANKS = ("a0", "a0V", "a1", "a2", "Zz")
LISTS = ("personas", "channels", "departments", "stages", "steps", "lanes", "cards", "emotions", "links")
KINDS = ("note", "touchpoint", "red-point", "red-point", "opportunity", "process", "hologram")


def store(raw: Raw) -> Store:
    return Store(decode(to_bytes(raw)).records)


def three(seed: int) -> Sides:
    """A map and two people's work on it."""
    rnd = Random(seed)
    base = board(rnd)
    return Sides(store(base), store(edited(rnd, base, "m")), store(edited(rnd, base, "t")))


def board(rnd: Random) -> Raw:
    """A map with a few of everything."""
    raw: Raw = {
        "format": "journeymapper", "version": 1, "journey": {"id": "j", "title": "Terrace"},
        "personas": ranked([{"id": f"p{n}", "name": f"P{n}"} for n in range(rnd.randint(1, 3))]),
        "channels": ranked([{"id": f"ch{n}", "name": f"C{n}"} for n in range(2)]),
        "departments": ranked([{"id": "d0", "name": "D"}]),
        "stages": ranked([{"id": f"st{n}", "title": f"S{n}"} for n in range(rnd.randint(1, 3))]),
        "lanes": ranked([{"id": f"l{n}", "title": f"L{n}", "kind": "notes"} for n in range(rnd.randint(1, 3))]),
        "cards": [], "emotions": [], "links": [],
    }
    raw["steps"] = ranked([{"id": f"s{n}", "title": f"T{n}", "stage": rnd.choice(_ids(raw, "stages"))}
                           for n in range(rnd.randint(1, 5))])
    for n in range(rnd.randint(0, 8)):
        _add_card(rnd, raw, f"c{n}")
    for n in range(rnd.randint(0, 3)):
        _add_emotion(rnd, raw, f"e{n}")
    for n in range(rnd.randint(0, 3) if raw["cards"] else 0):
        raw["links"].append({"id": f"k{n}", "source": rnd.choice(_ids(raw, "cards")),
                             "target": rnd.choice(_ids(raw, "cards"))})
    for _ in range(4):
        _refer(rnd, raw, "")
    return raw


def edited(rnd: Random, raw: Raw, who: str) -> Raw:
    """The map after some changes; ids of what is new begin with `who`."""
    copy: Raw = {key: [dict(row) for row in value] if key in LISTS else value for key, value in raw.items()}
    copy["journey"] = dict(raw["journey"])
    for n in range(rnd.randint(0, 12)):
        rnd.choice(WORK)(rnd, copy, f"{who}{n}")
    return copy


def _row(rnd: Random, raw: Raw, *tables: str) -> Any:
    rows = [row for table in tables for row in raw[table]]
    return rnd.choice(rows) if rows else None


def _ids(raw: Raw, table: str) -> list[str]:
    return [row["id"] for row in raw[table]]


def _delete(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, rnd.choice(LISTS))
    for table in LISTS:
        raw[table] = [other for other in raw[table] if other is not row]


def _retitle(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, "stages", "steps", "lanes", "cards")
    (raw["journey"] if row is None else row)["title"] = rnd.choice(TITLES)


def _describe(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, "cards")
    if row is not None:
        row[rnd.choice(["text", "evidence", "x-field"])] = rnd.choice(TITLES)


def _move(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, "cards")
    if row is not None:
        row["step"] = rnd.choice([None, *_ids(raw, "steps")])
        row["lane"] = rnd.choice([None, *_ids(raw, "lanes")])


def _stage(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, "steps")
    if row is not None and raw["stages"]:
        row["stage"] = rnd.choice(_ids(raw, "stages"))


def _add_step(rnd: Random, raw: Raw, new: str) -> None:
    if raw["stages"]:
        raw["steps"] = [*raw["steps"], {"id": new, "rank": rnd.choice(RANKS), "title": new,
                                        "stage": rnd.choice(_ids(raw, "stages"))}]


def _reorder(rnd: Random, raw: Raw, new: str) -> None:
    row = _row(rnd, raw, "cards", "steps", "lanes")
    if row is not None:
        row["rank"] = rnd.choice(RANKS)


def _add_card(rnd: Random, raw: Raw, new: str) -> None:
    kind = rnd.choice(KINDS)
    card: Raw = {"id": new, "kind": kind, "rank": rnd.choice(RANKS), "title": new,
                 "step": rnd.choice([None, *_ids(raw, "steps")]), "lane": rnd.choice([None, *_ids(raw, "lanes")])}
    if kind == "red-point":
        card["number"] = max((row.get("number", 0) for row in raw["cards"]), default=0) + 1
        about = _row(rnd, raw, "cards")
        card |= {"about": about["id"], "step": about.get("step")} if about else {}
    elif kind == "process":
        card["until"] = rnd.choice([None, *_ids(raw, "steps")])
    elif kind == "touchpoint":
        card["channel"] = rnd.choice([None, *_ids(raw, "channels")])
    raw["cards"] = [*raw["cards"], card]


def _add_emotion(rnd: Random, raw: Raw, new: str) -> None:
    personas, steps = _ids(raw, "personas"), _ids(raw, "steps")
    if personas and steps:
        raw["emotions"] = [*raw["emotions"], {"id": new, "persona": rnd.choice(personas), "step": rnd.choice(steps),
                                              "value": 1}]


def _refer(rnd: Random, raw: Raw, new: str) -> None:
    """Personas of a red point, what an opportunity mends: sets."""
    row = _row(rnd, raw, "cards") or {"kind": ""}
    if row["kind"] == "red-point":
        row["personas"] = [id for id in _ids(raw, "personas") if rnd.random() < 0.5]
    elif row["kind"] == "opportunity":
        row["fixes"] = [other["id"] for other in raw["cards"] if other["kind"] == "red-point" and rnd.random() < 0.5]


WORK = (_delete, _delete, _retitle, _move, _reorder, _add_card, _add_emotion, _add_step, _refer, _describe, _stage)
