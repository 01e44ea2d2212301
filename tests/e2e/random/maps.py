"""Maps that hardly anybody draws, by name; each is a list of records that a file may hold."""
from collections.abc import Callable
from itertools import cycle
from typing import Any

from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import record_type

from .texts import LONG, ODD, UNBROKEN

Rows = list[tuple[str, dict[str, Any]]]
JOURNEY: tuple[str, dict[str, Any]] = ("journey", {"id": "journey", "title": "Odd"})
KINDS = ["touchpoints", "emotions", "red-points", "processes", "notes", "opportunities", "pictures", "metrics"]
CARDS = ["touchpoint", "note", "quote", "opportunity", "process", "picture", "metric"]


def rank(number: int) -> str:
    """Ranks in order, for up to 3,844 siblings."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return f"b{digits[number // 62]}{digits[number % 62]}"


def lanes(**more: Any) -> Rows:
    """A lane of each kind."""
    return [("lanes", {"id": f"lane-{kind}", "rank": rank(n), "title": kind, "kind": kind, **more})
            for n, kind in enumerate(KINDS)]


def grid(stages: int, steps: int) -> Rows:
    """So many stages of so many steps."""
    rows: Rows = []
    for n in range(stages):
        rows.append(("stages", {"id": f"stage{n}", "rank": rank(n), "title": f"Stage {n}"}))
        rows += [("steps", {"id": f"s{n}-{k}", "rank": rank(k), "stage": f"stage{n}", "title": f"Step {n}.{k}"})
                 for k in range(steps)]
    return rows


def people() -> Rows:
    """A persona with three points, if there is a grid of 2 × 2."""
    return [("personas", {"id": "maria", "rank": "a0", "name": "Maria"}),
            *[("emotions", {"id": f"e{n}", "persona": "maria", "step": step, "value": n - 1, "quote": "Well…"})
              for n, step in enumerate(["s0-0", "s0-1", "s1-0"])]]


def cards(step: str | None, lane: Callable[[str], str | None], title: str = "Card", **more: Any) -> Rows:
    """One card of each kind in a step."""
    home = dict(zip(CARDS, ["touchpoints", "notes", "notes", "opportunities", "processes", "pictures", "metrics"],
                    strict=True))
    rows: Rows = [("cards", {"id": f"{kind}-{step}", "rank": rank(n), "kind": kind, "step": step,
                             "lane": lane(home[kind]), "title": title, **more}) for n, kind in enumerate(CARDS)]
    rows.append(("cards", {"id": f"red-{step}", "rank": "a0", "kind": "red-point", "number": 1, "step": step,
                           "lane": lane("red-points"), "title": title, "severity": 3}))
    return rows


def full(title: str = "Card", **lane: Any) -> Rows:
    """A little of everything."""
    return [JOURNEY, *grid(2, 2), *lanes(**lane), *people(), *cards("s0-1", lambda kind: f"lane-{kind}", title)]


def titled(*titles: str) -> Rows:
    """These texts in turn wherever a text can stand."""
    rows, turn = [], cycle(titles)
    for table, row in full():
        key = "name" if "name" in row else "title" if table != "emotions" else "quote"
        rows.append((table, {**row, key: next(turn)}))
    return rows


def no_steps() -> Rows:
    return [JOURNEY, ("stages", {"id": "A", "rank": "a0", "title": "Bare"}), *lanes(),
            ("stages", {"id": "B", "rank": "a1", "title": "Bare too"})]


def some_bare_stages() -> Rows:
    return [*full(), ("stages", {"id": "bare", "rank": "b00V", "title": "Bare"})]


def unknown_kinds() -> Rows:
    return [JOURNEY, *grid(1, 2), ("lanes", {"id": "holo", "rank": "a0", "title": "Holograms", "kind": "hologram"}),
            ("cards", {"id": "x", "rank": "a0", "kind": "hologram", "step": "s0-0", "lane": "holo", "title": "Beam",
                       "depth": [1, {"a": None}]}),
            ("cards", {"id": "y", "rank": "a1", "kind": "note", "step": "s0-0", "lane": "holo", "title": "Known"})]


def wrong_lanes() -> Rows:
    """Cards in lanes that don't take their kind: a file may say so."""
    return [JOURNEY, *grid(2, 2), *lanes(), *people(), *cards("s0-0", lambda _kind: "lane-emotions"),
            ("cards", {"id": "t", "rank": "a0", "kind": "touchpoint", "step": "s1-1", "lane": "lane-processes",
                       "title": "Lost"})]


def curious_lanes() -> Rows:
    """Two lanes of emotions, of which one shows nobody; a process over all columns, a red point on a process."""
    return [*full(), ("lanes", {"id": "mood", "rank": "c000", "title": "Nobody", "kind": "emotions", "personas": []}),
            ("lanes", {"id": "all", "rank": "c001", "title": "All", "kind": "emotions", "height": 40}),
            ("cards", {"id": "span", "rank": "a0", "kind": "process", "step": "s0-0", "until": "s1-1",
                       "lane": "lane-processes", "title": "Long"}),
            ("cards", {"id": "r2", "rank": "a1", "kind": "red-point", "number": 2, "step": "s0-0", "about": "span",
                       "lane": "lane-red-points", "title": ""})]


MAPS: dict[str, Callable[[], Rows]] = {
    "nothing": lambda: [JOURNEY],
    "no lanes": lambda: [JOURNEY, *grid(2, 2)],
    "no stages": lambda: [JOURNEY, *lanes()],
    "no stages, all parked": lambda: [JOURNEY, *lanes(), *cards(None, lambda kind: f"lane-{kind}")],
    "no steps": no_steps,
    "some bare stages": some_bare_stages,
    "all lanes hidden": lambda: full(hidden=True),
    "all lanes collapsed": lambda: full(collapsed=True),
    "all parked, no lanes": lambda: [JOURNEY, *grid(2, 2), *cards(None, lambda _kind: None)],
    "unknown kinds": unknown_kinds,
    "wrong lanes": wrong_lanes,
    "curious lanes": curious_lanes,
    "no titles": lambda: titled(""),
    "odd texts": lambda: titled(*ODD[2:]),
}
TEXTS: dict[str, Callable[[], Rows]] = {
    **{f"odd text {n}": lambda text=text: titled(text)  # type: ignore[misc] # the text of this round
       for n, text in enumerate(ODD) if text not in (LONG, UNBROKEN, "")},
}
LARGE: dict[str, Callable[[], Rows]] = {
    "long texts": lambda: titled(LONG),
    "a word of 2,000 letters": lambda: titled(UNBROKEN[:2_000]),
    "2,000 steps": lambda: [JOURNEY, *grid(50, 40), *lanes(), *people(), *cards("s0-1", lambda kind: f"lane-{kind}")],
}


def records(rows: Rows) -> list[Record]:
    """As a file would give them."""
    return [record_type(table, row).model_validate(row) for table, row in rows]
