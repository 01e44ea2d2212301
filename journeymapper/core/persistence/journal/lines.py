"""Lines that show by themselves whether they are whole and in their place.

A line is JSON: {"crc": eight hex digits, "is": body}. The checksum goes over the body and the checksum before it, so a
line that was torn, altered, lost or moved ends the reading there.
"""
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import crc32

Body = dict[str, Any]
_LINE = re.compile(rb'\{"crc":"([0-9a-f]{8})","is":(.*)\}', re.DOTALL)


class Line(NamedTuple):
    """A body, and where its line ends: bytes from the start of the file, and the checksum that the next one goes on."""

    body: Body
    end: int
    crc: int


def sealed(body: Body, before: int) -> tuple[bytes, int]:
    """(the line after the one with the checksum `before`, its own checksum). The first goes on from 0."""
    text = json.dumps(body, separators=(",", ":"), allow_nan=False).encode("ascii")
    crc = crc32(text, before)
    return b'{"crc":"%08x","is":%s}\n' % (crc, text), crc


def read_lines(data: bytes) -> Iterator[Line]:
    """The lines up to the first one that isn't whole."""
    start, crc = 0, 0
    while (end := data.find(b"\n", start)) >= 0:
        found = _LINE.fullmatch(data[start:end])
        if found is None or int(found[1], 16) != (crc := crc32(found[2], crc)):
            return
        try:
            body = json.loads(found[2])
        except (ValueError, RecursionError):
            return
        if not isinstance(body, dict):
            return
        start = end + 1
        yield Line(body, start, crc)
