"""Maps of any size with texts of real length: the same bytes for the same number on every machine.

Ten lanes (nine of cards, one of emotions), three personas, max(24, cards ÷ 40) steps in stages of four.
"""
import random
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from fractional_indexing import generate_n_keys_between

from journeymapper.core.persistence.emit import emit

SIZES = (100, 1_000, 5_000, 10_000, 50_000)
STEPS_LEAST, CARDS_PER_STEP, STEPS_PER_STAGE = 24, 40, 4
TITLE, TEXT = (10, 44), (30, 110)
PERSONAS, CHANNELS, DEPARTMENTS = 3, 12, 6
LANES = (
    ("touchpoints", "touchpoint", "customer"), ("emotions", "", "customer"), ("red-points", "red-point", "customer"),
    ("notes", "note", "customer"), ("notes", "quote", "customer"), ("touchpoints", "touchpoint", "frontstage"),
    ("processes", "process", "backstage"), ("notes", "note", "backstage"),
    ("opportunities", "opportunity", "backstage"), ("notes", "note", "support"),
)
CARD_LANES = tuple((n, kind) for n, (_, kind, _) in enumerate(LANES) if kind)
SENTENCES = (
    "customer waits for the order status mail and calls support an agent asks again billing address form shows error "
    "login on mobile app search price compare delivery is late parcel tracking refund happy welcome kit survey trust "
    "store web shows different prices nobody answers invoice terrace furniture catalogue arrives carton broken"
)
WORDS = SENTENCES.split()
Raw = dict[str, Any]


def map_bytes(cards: int) -> bytes:
    """The file of a map with so many cards, made once and kept in the folder for temporary files."""
    path = map_path(cards)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_bytes((emit(map_of(cards)) + "\n").encode())
        partial.replace(path)
    return path.read_bytes()


def map_path(cards: int) -> Path:
    """Where the file stands, named after this generator's own text: another generator, another file."""
    return Path(gettempdir()) / "journeymapper-bench" / f"{_version()}-{cards}.journey"


@lru_cache(maxsize=1)
def _version() -> str:
    return sha256(Path(__file__).read_bytes()).hexdigest()[:12]


def steps_of(cards: int) -> int:
    """How many steps a map of so many cards has."""
    return max(STEPS_LEAST, cards // CARDS_PER_STEP)


def map_of(cards: int) -> Raw:
    """The raw JSON of a map."""
    dice = random.Random(cards)
    steps = steps_of(cards)
    made = list(_cards(dice, cards, steps))
    return {
        "format": "journeymapper", "version": 1,
        "journey": {"id": "journey", "title": f"A map of {cards} cards", "state": "as-is", "language": "en",
                    "next_number": sum(row["kind"] == "red-point" for row in made) + 1},
        "personas": [{"id": f"persona-{n}", "rank": rank, "name": ("Maria", "Paul", "Chen")[n],
                      "colour": ("#0E7C7B", "#B5476B", "#5B5BD6")[n]} for n, rank in enumerate(_ranks(PERSONAS))],
        "channels": [{"id": f"channel-{n}", "rank": rank, "name": f"Channel {n + 1}", "mode": "digital"}
                     for n, rank in enumerate(_ranks(CHANNELS))],
        "departments": [{"id": f"department-{n}", "rank": rank, "name": f"Department {n + 1}"}
                        for n, rank in enumerate(_ranks(DEPARTMENTS))],
        "stages": [{"id": f"stage-{n}", "rank": rank, "title": _text(dice, (8, 24)), "phase": "purchase"}
                   for n, rank in enumerate(_ranks(-(-steps // STEPS_PER_STAGE)))],
        "steps": [{"id": f"step-{n}", "rank": _ranks(STEPS_PER_STAGE)[n % STEPS_PER_STAGE],
                   "stage": f"stage-{n // STEPS_PER_STAGE}", "title": _text(dice, (8, 24))} for n in range(steps)],
        "lanes": [{"id": f"lane-{n}", "rank": rank, "title": _text(dice, (8, 16)), "kind": LANES[n][0],
                   "side": LANES[n][2]} for n, rank in enumerate(_ranks(len(LANES)))],
        "cards": made,
        "emotions": [{"id": f"emotion-{n}-{persona}", "persona": f"persona-{persona}", "step": f"step-{n}",
                      "value": dice.randint(-4, 4) / 2} for n in range(steps) for persona in range(PERSONAS)],
        "links": [],
    }


@lru_cache(maxsize=16)
def _ranks(count: int) -> list[str]:
    return generate_n_keys_between(None, None, count)


def _cards(dice: random.Random, cards: int, steps: int) -> Iterator[Raw]:
    in_cell: dict[tuple[int, int], int] = {}
    last_touchpoint: dict[int, str] = {}
    ranks = _ranks(64)
    number = 0
    for n in range(cards):
        step = n * steps // cards
        lane, kind = CARD_LANES[n % len(CARD_LANES)]
        place = in_cell.get((step, lane), 0)
        in_cell[step, lane] = place + 1
        row: Raw = {"id": f"card-{n}", "rank": ranks[place], "kind": kind, "step": f"step-{step}",
                    "lane": f"lane-{lane}", "title": _text(dice, TITLE), "text": _text(dice, TEXT)}
        if kind == "touchpoint":
            row |= {"channel": f"channel-{n % CHANNELS}", "feeling": n % 5 - 2, "department": f"department-{n % 6}"}
            last_touchpoint[step] = row["id"]
        elif kind == "process":
            row |= {"until": f"step-{min(step + n % 3, steps - 1)}", "department": f"department-{n % 6}"}
        elif kind == "red-point":
            number += 1
            row |= {"number": number, "severity": n % 5, "frequency": n % 5 + 1, "effort": 3, "status": "new"}
            if step in last_touchpoint:
                row["about"] = last_touchpoint[step]
        yield row


def _text(dice: random.Random, length: tuple[int, int]) -> str:
    wanted = dice.randint(*length)
    words = [dice.choice(WORDS)]
    size = len(words[0])
    while size < wanted:
        words.append(dice.choice(WORDS))
        size += len(words[-1]) + 1
    return " ".join(words).capitalize()


def red_points_of(raw: Raw, count: int) -> Raw:
    """The same map with so many red points, all fields that people fill in filled, instead of its cards."""
    dice = random.Random(count)
    steps = [row["id"] for row in raw["steps"]]
    ranks = _ranks(-(-count // len(steps)))
    cards = [{
        "id": f"red-{n}", "rank": ranks[n // len(steps)], "kind": "red-point", "step": steps[n % len(steps)],
        "lane": "lane-2", "title": _text(dice, TITLE), "text": _text(dice, TEXT), "number": n + 1, "severity": n % 5,
        "frequency": n % 5 + 1, "effort": n % 4 + 1, "status": "new", "owner": f"Owner {n % 40}", "cause": "process",
        "due": f"2027-{n % 12 + 1:02}-{n % 28 + 1:02}", "proposal": _text(dice, TEXT), "metric": "Returns",
        "baseline": "4 %", "target": "2 %", "evidence": _text(dice, TEXT), "personas": [f"persona-{n % PERSONAS}"],
    } for n in range(count)]
    return {**raw, "cards": cards, "journey": {**raw["journey"], "next_number": count + 1}}
