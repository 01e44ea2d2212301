"""No input crashes, hangs or eats the machine; and what opens is consistent."""
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journeymapper.core.persistence.codec import decode, encode
from tests.support.paths import ROOT
from tests.unit.comparing.edits import board
from tests.unit.persistence.documents import Raw, small, to_bytes
from tests.unit.persistence.mutants import MEMORY

# The real program, with as much memory as the table of promises allows.
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from journeymapper.app.main import main
sys.exit(main(sys.argv[1:]))
"""


def mutants(first: int, count: int) -> None:
    done = subprocess.run([sys.executable, "-m", "tests.unit.persistence.mutants", str(first), str(count)], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, f"seed {lines[-1:]}: {done.stderr[-3000:]}"
    seen: dict[str, int] = json.loads(lines[-1])
    assert sum(seen.values()) == count
    assert min(seen.values()) > count // 100, "these mutants show too little"


def test_five_thousand_mutants() -> None:
    mutants(0, 5000)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(1, 20))
def test_a_hundred_thousand_mutants(part: int) -> None:
    mutants(part * 5000, 5000)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def deep(path: Path) -> None:
    path.write_bytes(to_bytes(small())[:-1] + b', "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def numbers(path: Path) -> None:
    path.write_bytes(to_bytes(small())[:-1] + b', "x": [' + b"1," * 10_000_001 + b"1]}")


def endless_digits(path: Path) -> None:
    path.write_bytes(to_bytes(small())[:-1] + b', "x": ' + b"9" * 10_000_000 + b"}")


def many_links(path: Path) -> None:
    row = b'{"id":"%07d","source":"t","target":"o"},'
    path.write_bytes(to_bytes(small())[:-1].replace(b'"links"', b'"x"') + b', "links": ['
                     + b"".join(row % n for n in range(200_000))[:-1] + b"]}")


@pytest.mark.parametrize("command, make, says", [
    ("check", huge, "larger than 256 MB"), ("check", deep, "more than 64 levels"),
    ("export", deep, "more than 64 levels"),
    ("check", numbers, "more than 10000000 values"), ("check", endless_digits, "too large"),
    ("check", many_links, "200000 entries in “links”"),
])
def test_a_file_made_to_eat_the_machine_is_refused_in_one_sentence(
        tmp_path: Path, command: str, make: Callable[[Path], None], says: str) -> None:
    path = tmp_path / "a.journey"
    make(path)
    words = [command, str(path), *([str(tmp_path / "o.xlsx")] if command == "export" else [])]
    done = subprocess.run([sys.executable, "-c", LIMITED, *words], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["a.journey"]


def reference(rnd: Random, raw: Raw) -> str:
    fields = [(row, name) for table in ("steps", "cards", "emotions", "links") for row in raw[table] for name in row
              if name in ("stage", "step", "lane", "about", "until", "channel", "persona", "source", "target")
              and row[name]]
    row, name = rnd.choice(fields)
    row[name] = rnd.choice(["gone", "j"])
    return name


def same_id(rnd: Random, raw: Raw) -> str:
    rows = [row for table in ("steps", "lanes", "cards", "stages") for row in raw[table]]
    one, other = rnd.sample(rows, 2)
    one["id"] = other["id"]
    return "id"


def same_number(rnd: Random, raw: Raw) -> str:
    for n in range(2):
        raw["cards"].append({"id": f"x{n}", "rank": "a0", "kind": "red-point", "title": "", "number": 7})
    return "number"


def bad_rank(rnd: Random, raw: Raw) -> str:
    rnd.choice([row for table in ("steps", "lanes", "stages") for row in raw[table]])["rank"] = rnd.choice(["", 5, "!"])
    return "order"


def backwards(rnd: Random, raw: Raw) -> str:
    raw["stages"] = [{"id": "y", "rank": "a0", "title": ""}]
    raw["steps"] = [{"id": f"y{n}", "rank": f"a{n}", "stage": "y", "title": ""} for n in range(2)]
    for table in ("cards", "emotions", "links"):
        raw[table] = []
    raw["cards"] = [{"id": "z", "rank": "a0", "kind": "process", "title": "", "step": "y1", "until": "y0"}]
    return "ended before it began"


FAULTS = (reference, same_id, same_number, bad_rank, backwards)


def faulty(seed: int) -> None:
    """A sound map with one planted fault: it is said, mended, and then there is nothing more to mend."""
    rnd = Random(seed)
    raw: Any = board(rnd)
    raw = json.loads(encode(decode(to_bytes(raw)).records))
    for table in ("personas", "channels", "stages", "steps", "lanes", "cards", "emotions", "links"):
        raw.setdefault(table, [])
    fault = FAULTS[seed % len(FAULTS)]
    word = fault(rnd, raw)
    loaded = decode(to_bytes(raw))
    said = [str(one) for one in loaded.repairs]
    assert any(word in one for one in said), (seed, word, said)
    data = encode(loaded.records, loaded.frame)
    again = decode(data)
    assert again.repairs == ()
    assert encode(again.records, again.frame) == data


def test_a_planted_fault_is_said_and_mended_once() -> None:
    for seed in range(200):
        faulty(seed)


@pytest.mark.soak
def test_two_thousand_planted_faults() -> None:
    for seed in range(200, 2200):
        faulty(seed)
