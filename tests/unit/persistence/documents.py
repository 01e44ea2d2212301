"""Documents for tests: a small one by hand, and any number of consistent ones by hypothesis."""
import json
import struct
import zlib
from typing import Any

from hypothesis import strategies as st

from journeymapper.core.foundation.ranks import ranks_between

Raw = dict[str, Any]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LEVEL = st.sampled_from(["assumed", "partly", "researched"])
COLOUR = st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)
DAY = st.dates().map(lambda day: day.isoformat())
NUMBER = st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6,
)
KIND = st.sampled_from(["note", "quote", "touchpoint", "red-point", "opportunity", "process", "metric", "?"])
UNKNOWN = st.dictionaries(st.sampled_from(["x-colour", "später", "🙂", ""]), JSON, min_size=1, max_size=2)


def small() -> Raw:
    """One of each thing that refers to another."""
    return {
        "format": "journeymapper", "version": 1,
        "journey": {"id": "j", "title": "Terrace"},
        "personas": [{"id": "p", "rank": "a0", "name": "Maria", "preferences": {"s1": "web"}}],
        "channels": [{"id": "web", "rank": "a0", "name": "Web"}],
        "departments": [{"id": "d", "rank": "a0", "name": "Sales"}],
        "stages": [{"id": "st", "rank": "a0", "title": "Use"}],
        "steps": [{"id": "s1", "rank": "a0", "stage": "st", "title": "One"},
                  {"id": "s2", "rank": "a1", "stage": "st", "title": "Two"}],
        "lanes": [{"id": "lt", "rank": "a0", "title": "Touchpoints", "kind": "touchpoints"},
                  {"id": "le", "rank": "a1", "title": "Emotions", "kind": "emotions", "personas": ["p"]}],
        "cards": [
            {"id": "t", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "lt", "title": "Van",
             "channel": "web", "department": "d"},
            {"id": "r", "rank": "a1", "kind": "red-point", "step": "s1", "lane": "lt", "title": "Late", "number": 1,
             "about": "t", "personas": ["p"]},
            {"id": "o", "rank": "a2", "kind": "opportunity", "step": "s2", "lane": "lt", "title": "Slots",
             "fixes": ["r"]},
            {"id": "w", "rank": "a3", "kind": "process", "step": "s1", "lane": "lt", "title": "Plan", "until": "s2"},
        ],
        "emotions": [{"id": "e", "persona": "p", "step": "s2", "value": -1.5}],
        "links": [{"id": "l", "source": "t", "target": "o", "label": "leads to"}],
    }


def png(width: int, height: int) -> bytes:
    """A PNG of one colour; of its pixels only a few bytes are there."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9)))
            + chunk(b"IEND", b""))


def to_bytes(raw: Any) -> bytes:
    """JSON as other programs write it."""
    return json.dumps(raw).encode()


class Words:
    """The texts, values and unknown fields of one map: a few are drawn, then they stand by turns in all its fields.

    To draw each anew took most of these tests' time; what a field makes of a text doesn't depend on the other texts.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = st.sampled_from(draw(st.lists(TEXT, min_size=6, max_size=6)))
        self.json = st.sampled_from(draw(st.lists(JSON, min_size=3, max_size=3)))
        self.unknown = st.sampled_from([{}, {}, {}, draw(UNKNOWN), draw(UNKNOWN)])
        self.table = st.dictionaries(self.text, self.json, max_size=2)

    def optional(self, **fields: st.SearchStrategy[Any]) -> Raw:
        """Some of the fields, and now and then unknown ones."""
        chosen = self.draw(st.integers(0, 2 ** len(fields) - 1))
        known = {name: self.draw(value) for n, (name, value) in enumerate(fields.items()) if chosen >> n & 1}
        return known | self.draw(self.unknown)


def ids(prefix: str, count: int) -> list[str]:
    return [f"{prefix}.{n}" for n in range(count)]


def one_of(names: list[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *names])


def some_of(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True) if names else st.just([])


def ranked(rows: list[Raw]) -> list[Raw]:
    return [{**row, "rank": rank} for row, rank in zip(rows, ranks_between(None, None, len(rows)), strict=True)]


@st.composite
def maps(draw: st.DrawFn) -> Raw:
    """A consistent map with all tables, kinds and fields, unknown ones among them."""
    words, count = Words(draw), st.integers(0, 3)
    text, optional = words.text, words.optional
    personas, channels, departments = ids("p", draw(count)), ids("c", draw(count)), ids("d", draw(count))
    stages, lanes = ids("st", draw(count)), ids("l", draw(count))
    steps = ids("s", draw(count) + 1) if stages else []
    raw: Raw = {
        "format": "journeymapper", "version": 1,
        "journey": {"id": "journey", "title": draw(text)} | optional(
            state=st.sampled_from(["as-is", "to-be"]), scenario=text, review_on=DAY, language=st.just("es"),
            scoring=words.table, exports=st.lists(words.table, max_size=2),
            next_number=st.integers(100, 200)),
        "channels": ranked([{"id": id, "name": draw(text)} | optional(
            icon=text, mode=st.sampled_from(["digital", "human", "physical"]),
            answered_by=st.sampled_from(["person", "robot", "nobody"])) for id in channels]),
        "departments": ranked([{"id": id, "name": draw(text)} | optional(colour=COLOUR) for id in departments]),
        "stages": ranked([{"id": id, "title": draw(text)} | optional(
            phase=st.sampled_from(["before", "purchase", "after"])) for id in stages]),
        "steps": ranked([{"id": id, "stage": draw(st.sampled_from(stages)), "title": draw(text)} | optional(
            width=st.floats(80, 2000)) for id in steps]),
        "lanes": ranked([{"id": id, "title": draw(text), "kind": draw(st.sampled_from(["emotions", "notes", "new"]))}
                         | optional(side=st.sampled_from(["customer", "support"]), collapsed=st.booleans(),
                                    hidden=st.booleans(), height=st.integers(20, 4000), personas=some_of(personas))
                         for id in lanes]),
        "measurements": [{"id": id, "on": draw(DAY), "segment": draw(text)} | optional(
            repurchase=st.floats(0, 10), responses=st.integers(0, 9), actions=text)
            for id in ids("m", draw(count))],
    }
    raw["personas"] = ranked([{"id": id, "name": draw(text)} | optional(
        colour=COLOUR, quote=text, empathy=st.fixed_dictionaries({}, optional={"sees": text, "pains": text}),
        preferences=st.dictionaries(st.sampled_from(steps), st.sampled_from(channels)) if steps and channels
        else st.just({})) for id in personas])
    raw["cards"] = _cards(words, steps, lanes, (personas, channels, departments))
    raw["emotions"] = [
        {"id": id, "persona": draw(st.sampled_from(personas)), "step": draw(st.sampled_from(steps)),
         "value": draw(st.floats(-2, 2) | st.integers(-2, 2))}
        | optional(offset=st.floats(0, 1), quote=text, evidence_level=LEVEL)
        for id in (ids("e", draw(count)) if personas and steps else [])]
    names = [card["id"] for card in raw["cards"]]
    raw["links"] = [{"id": id, "source": draw(st.sampled_from(names)), "target": draw(st.sampled_from(names))}
                    | optional(kind=st.sampled_from(["cause", "follows"]), label=text)
                    for id in (ids("k", draw(count)) if names else [])]
    return raw | draw(st.dictionaries(st.sampled_from(["x-tool", "notes"]), words.json, max_size=2))


def _cards(words: Words, steps: list[str], lanes: list[str], people: tuple[list[str], ...]) -> list[Raw]:
    draw, text, optional = words.draw, words.text, words.optional
    personas, channels, departments = people
    cards: list[Raw] = []
    red: list[str] = []
    for n in range(draw(st.integers(0, 8))):
        kind = draw(KIND)
        card: Raw = {"id": f"k:{n}", "kind": kind, "step": draw(one_of(steps)), "lane": draw(one_of(lanes)),
                     "title": draw(text)}
        card |= optional(text=text, evidence=text, evidence_level=LEVEL, votes=st.integers(0, 5))
        if kind == "touchpoint":
            card |= optional(channel=one_of(channels), department=one_of(departments), feeling=st.integers(-2, 2),
                             moment_of_truth=st.booleans(), pilots=st.lists(words.table, max_size=2))
        elif kind == "red-point":
            card |= {"number": n + 1} | optional(severity=st.integers(0, 4), personas=some_of(personas),
                                                 customer_value=st.integers(0, 100), target=NUMBER | text, due=DAY)
            if draw(st.booleans()) and cards:
                about = draw(st.sampled_from(cards))
                card |= {"about": about["id"], "step": about["step"]}
            red.append(card["id"])
        elif kind == "opportunity":
            card |= optional(fixes=some_of(red))
        elif kind == "process" and card["step"]:
            card |= optional(until=st.just(card["step"]), department=one_of(departments))
        elif kind == "metric":
            card |= optional(value=NUMBER, unit=text, series=st.lists(words.table, max_size=2))
        cards.append(card)
    return ranked(cards)
