"""Damaged maps by seed, and what has to hold of each; run as a program of its own with a limit of memory and time.

`python -m tests.unit.persistence.mutants FIRST COUNT` prints the seed that it is at; status 0 where all held.
"""
import json
import resource
import signal
import sys
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

from journeymapper.core.document.suspicion import suspicious
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.loaded import BadMap, Loaded, NewerFormat
from journeymapper.core.persistence.salvage import salvage
from tests.support.paths import SAMPLE
from tests.unit.comparing.edits import board
from tests.unit.persistence.documents import Raw, small, to_bytes

MEMORY, SECONDS = 1 << 30, 5
TOKENS = (b"NaN", b"1e999", b"-0", b"9" * 400, b'"\\ud800"', b"\xff\xfe", b"\x00", b"[" * 300,
          b'{"a":' * 80, b'"', b"\\",
          b"{", b"}", b"]", b",", b"null", b"true", b'"id": "s1", ', "\u2028".encode(), b'"step": 5, ', b"\xed\xa0\x80")
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**300, 0.5, float("nan"), float("inf"), 1e308, "", "a", "s1", "t",
    "p", "x" * 20_001, "\ud800", "../../etc/passwd", "a\0b", "1", [], [[]], ["s1"], ["s1", "s1"], {}, {"a": {}},
    {"s1": "s1"}, "2026-02-30", "#12", {"id": "t"}, [None], "\u202e", "<img src=x>", "=1+1")


@cache
def bases() -> tuple[bytes, ...]:
    return (to_bytes(small()), json.dumps(small(), indent=1).encode(), SAMPLE.read_bytes())


def mutant(seed: int) -> bytes:
    """Bytes of a damaged map."""
    rnd = Random(seed)
    if rnd.random() < 0.5:
        raw = small() if rnd.random() < 0.6 else board(rnd)
        for _ in range(rnd.randint(1, 4)):
            change_value(rnd, raw)
        return json.dumps(raw, ensure_ascii=rnd.random() < 0.8).encode("utf-8", "surrogatepass")
    data = bases()[rnd.choices((0, 1, 2), (6, 3, 1))[0]]
    for _ in range(rnd.randint(1, 4)):
        data = rnd.choice(BYTES)(rnd, data)
    return data


def _at(rnd: Random, data: bytes) -> tuple[int, int]:
    start = rnd.randint(0, len(data))
    return start, min(len(data), start + rnd.choice((1, 1, 2, 10, 100, 1000)))


def flip(rnd: Random, data: bytes) -> bytes:
    start, _ = _at(rnd, data)
    return data[:start] + bytes([rnd.randrange(256)]) + data[start + 1:]


def cut_out(rnd: Random, data: bytes) -> bytes:
    start, end = _at(rnd, data)
    return data[:start] + data[end:]


def repeat(rnd: Random, data: bytes) -> bytes:
    start, end = _at(rnd, data)
    return data[:end] + data[start:end] * rnd.choice((1, 1, 50)) + data[end:]


def put_in(rnd: Random, data: bytes) -> bytes:
    start, _ = _at(rnd, data)
    return data[:start] + rnd.choice(TOKENS) + data[start:]


def truncate(rnd: Random, data: bytes) -> bytes:
    return data[:rnd.randint(0, len(data))]


def swap(rnd: Random, data: bytes) -> bytes:
    one, other = rnd.choice(TOKENS), rnd.choice((b'"cards"', b'"id"', b'"steps"', b"1", b'"rank"', b":", b'"s1"'))
    return data.replace(other, one, rnd.choice((1, -1)))


def encode_otherwise(rnd: Random, data: bytes) -> bytes:
    try:
        return data.decode().encode(rnd.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7")))
    except UnicodeError:
        return data


BYTES: tuple[Callable[[Random, bytes], bytes], ...] = (
    flip, flip, cut_out, repeat, put_in, put_in, truncate, swap, encode_otherwise)


def change_value(rnd: Random, raw: Raw) -> None:
    """Put something odd somewhere, take something away, or say something twice."""
    node: Any = raw
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = rnd.choice(keys)
        if isinstance(node[key], dict | list) and rnd.random() < 0.85:
            node = node[key]
            continue
        break
    act = rnd.randrange(4)
    if act == 0:
        del node[key]
    elif act == 1 and isinstance(node, list):
        node.append(json.loads(json.dumps(node[key])))
    elif act == 2 and isinstance(node, dict):
        node[rnd.choice(("id", "rank", "step", "about", "until", "new", "personas"))] = deepcopy(rnd.choice(VALUES))
    else:
        node[key] = deepcopy(rnd.choice(VALUES))


def check(data: bytes) -> str:
    """Raises AssertionError, or whatever wasn't caught. "opened", "mended" or "refused"."""
    t = texts("en")
    try:
        loaded = decode(data, file="a.journey")
    except BadMap as error:
        text = say(t, error)
        assert text.startswith("“a.journey” can't be opened: ")
        assert "\n" not in text
        assert len(text) < 2000
        _sound(_salvaged(data), t)
        return "refused"
    _sound(loaded, t)
    return "mended" if loaded.repairs else "opened"


def _salvaged(data: bytes) -> Loaded | None:
    try:
        return salvage(data, file="a.journey", title="a").loaded
    except (BadMap, NewerFormat):
        return None


def _sound(loaded: Loaded | None, t: Any) -> None:
    """What opens is consistent and can be saved, and is then as it was."""
    if loaded is None:
        return
    assert not suspicious(loaded.records)
    assert all(say(t, repair).strip() for repair in loaded.repairs)
    if not loaded.newer:
        encode(loaded.records, loaded.frame)  # reads back what it gives, and refuses what would be read otherwise
        assert len({row.id for row in loaded.records}) == len(loaded.records)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def main(first: int, count: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    seen = {"opened": 0, "mended": 0, "refused": 0}
    for seed in range(first, first + count):
        print(seed, flush=True)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        seen[check(mutant(seed))] += 1
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps(seen))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
