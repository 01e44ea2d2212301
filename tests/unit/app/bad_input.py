"""Every command on every bad input, with a limit of memory and of time: `python -m tests.unit.app.bad_input FOLDER`.

Prints a line of JSON for each: command, file, status, standard output, standard error, seconds.
"""
import base64
import contextlib
import hashlib
import io
import json
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.unit.persistence.documents import Raw, png, small, to_bytes

MEMORY, SECONDS = 1 << 30, 5
GOOD = to_bytes(small())


def changed(old: bytes, new: bytes) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def with_picture(data: bytes, id: str = "") -> bytes:
    raw: Raw = small()
    raw["assets"] = {id or hashlib.sha256(data).hexdigest(): {
        "mime": "image/png", "base64": base64.b64encode(data).decode()}}
    return to_bytes(raw)


def deep(levels: int) -> bytes:
    return GOOD[:-1] + b', "x": ' + b"[" * levels + b"]" * levels + b"}"


# What is wrong, and what the one sentence must say of it and of where it is.
BAD: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
    "truncated": (GOOD[:-30], "line 1, column"),
    "empty": (b"", "empty"),
    "zeros": (bytes(5000), "nothing but zeros"),
    "another file": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not"),
    "no map": (b'{"a": 1}', "not a Journeymapper map"),
    "wrong types": (changed(b'"title": "Van"', b'"title": ["Van"]'), "cards[0].title should be a text"),
    "a table that is none": (changed(b'"stages": [', b'"stages": 5, "x": ['), "stages should be a list"),
    "latin-1": (changed(b"Van", b"V\xe4n"), "Line 1 is not UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "UTF-16"),
    "duplicate keys": (changed(b'"title": "Van"', b'"title": "Van", "title": "Car"'), "stands twice in one object (t)"),
    "NaN": (changed(b'"number": 1', b'"number": NaN'), "NaN"),
    "a huge number": (changed(b'"value": -1.5', b'"value": 1e400'), "1e400"),
    "a huge integer": (changed(b'"number": 1', b'"number": ' + b"9" * 1_000_000), "too large"),
    "half a character": (changed(b"Van", b"\\ud83d"), "cards[0].title holds half of a character"),
    "100,000 deep": (deep(100_000), "more than 64 levels"),
    "100,000 deep and open": (GOOD[:-1] + b', "x": ' + b'{"a":' * 100_000, "more than 64 levels"),
    "1 GB": (huge, "larger than 256 MB"),
    "a picture bomb": (with_picture(png(60_000, 60_000)), "60000 × 60000 pixels"),
    "a path as a name": (changed(b'"id": "t"', b'"id": "../../t"'), "cards[0].id is not well formed"),
    "a path as a picture": (with_picture(png(2, 2), "../../../etc/passwd"), "assets"),
    "a folder": (lambda path: path.mkdir(), "folder"),
    "nothing": (lambda path: None, "no such file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
}
# Of these something can be read: `recover` is no refusal.
RECOVERABLE = {"truncated", "wrong types", "a table that is none", "latin-1", "UTF-16", "duplicate keys", "NaN",
               "a huge number", "a huge integer", "half a character", "100,000 deep", "100,000 deep and open",
               "a picture bomb", "a path as a name", "a path as a picture"}


def lines(bad: str, good: str, out: Path) -> list[list[str]]:
    """Every command line that reads a map, with the bad one in each place."""
    exports = [["export", bad, str(out / f"o.{suffix}")] for suffix in ("xlsx", "svg", "png", "pdf", "jira.csv")]
    return [["check", bad], ["check", bad, "--json"], *exports, ["export", good, bad, str(out / "o.xlsx")],
            ["export", good, str(out / "o.xlsx"), "--against", bad], ["diff", bad, good], ["diff", good, bad],
            ["merge", bad, good, good, str(out / "o.journey")], ["merge", good, bad, good, str(out / "o.journey")],
            ["merge", good, good, bad, str(out / "o.journey")], ["merge", good, bad, good, bad],
            ["read-back", bad, good], ["read-back", bad, good, "--apply"],
            ["recover", bad, str(out / "o.journey")]]


def run(words: list[str]) -> tuple[int, str, str, float]:
    from journeymapper.app.main import main

    said, complained, start = io.StringIO(), io.StringIO(), time.monotonic()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        signal.alarm(SECONDS)
        status = main(words)
        signal.alarm(0)
    return status, said.getvalue(), complained.getvalue(), time.monotonic() - start


def visit(folder: Path) -> None:
    """Bad by bad: in a folder of its own, so that what is written shows."""
    good = folder / "good.journey"
    good.write_bytes(GOOD)
    for name, (make, _) in BAD.items():
        place, out = folder / "in", folder / "out"
        place.mkdir()
        bad = place / "bad.journey"
        if isinstance(make, bytes):
            bad.write_bytes(make)
        else:
            make(bad)
        for words in lines(str(bad), str(good), out):
            out.mkdir()
            status, said, complained, seconds = run(words)
            left = [path.name for path in (*out.iterdir(), *place.iterdir()) if path != bad]
            same = not isinstance(make, bytes) or bad.read_bytes() == make
            print(json.dumps([name, words, status, said, complained, round(seconds, 3), left, same]), flush=True)
            shutil.rmtree(out)
        shutil.rmtree(place)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    visit(Path(sys.argv[1]))
