"""What a lock says: one line of JSON. It comes from others' programs, so nothing in it is believed without a look."""
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

from journeymapper.core.foundation.paths import shown

LONGEST_LINE, LONGEST_WORD = 8192, 120
_TEXTS = ("person", "host", "machine", "boot", "space", "started", "token")


class Owner(NamedTuple):
    """Who has a map open. All texts are "" where they aren't known.

    machine: names the computer, boot its last start, space the room in which `pid` counts (a container has its own);
    started: when that process began, in the system's own words. since: when the map was opened, in UTC. token: tells
    this lock from any other one.
    """

    person: str = ""
    host: str = ""
    machine: str = ""
    boot: str = ""
    space: str = ""
    pid: int = 0
    started: str = ""
    since: datetime | None = None
    token: str = ""


UNKNOWN = Owner()


def written(owner: Owner) -> bytes:
    """The line for a file."""
    said: dict[str, Any] = {"journeymapper": "lock", **owner._asdict()}
    said["since"] = owner.since.isoformat() if owner.since is not None else None
    return json.dumps(said).encode("ascii") + b"\n"


def read(data: bytes) -> Owner | None:
    """What a file says: None where nothing stands there, UNKNOWN for what isn't ours to understand."""
    line, _, _ = data[:LONGEST_LINE].partition(b"\n")
    if not line.strip():
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return UNKNOWN
    if not isinstance(said, dict) or said.get("journeymapper") != "lock":
        return UNKNOWN
    texts = {name: _text(said.get(name)) for name in _TEXTS}
    pid = said.get("pid")
    return Owner(pid=pid if type(pid) is int and 0 < pid < 1 << 31 else 0, since=_moment(said.get("since")), **texts)


def _text(value: Any) -> str:
    return shown(value)[:LONGEST_WORD] if isinstance(value, str) else ""


def _moment(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
