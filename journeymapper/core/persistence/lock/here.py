"""Who and where we are, and who on this machine is still there. All of it can be set otherwise by tests."""
import getpass
import hashlib
import os
import platform
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.paths import state_folder

from .owner import LONGEST_WORD, Owner

# A random number in place of a network card's has this bit set, and is another one at each start.
_NO_CARD = 1 << 40


@dataclass(frozen=True)
class Here:
    """What a lock asks of the system. `me` is what our locks say, less when and which."""

    me: Owner
    alive: Callable[[int, str], bool]
    now: Callable[[], datetime] = now
    pause: Callable[[float], object] = time.sleep
    token: Callable[[], str] = lambda: secrets.token_hex(12)
    # Where locks lie whose map stands in a folder that can't be written.
    folder: Path = field(default_factory=lambda: state_folder() / "locks")

    def owner(self) -> Owner:
        """What a new lock says."""
        return self.me._replace(since=self.now(), token=self.token())


def this_program() -> Here:
    """The program that runs, for the person who started it."""
    return Here(_me(), is_alive)


def surely_gone(owner: Owner, here: Here) -> bool:
    """Whether nobody holds it any more for certain; never so for another computer, nor where it can't be known."""
    me = here.me
    if not owner.machine or (owner.host, owner.machine) != (me.host, me.machine):
        return False
    if owner.boot and me.boot and owner.boot != me.boot:
        return True
    return owner.space == me.space and owner.pid > 0 and not here.alive(owner.pid, owner.started)


def is_mine(owner: Owner, here: Here) -> bool:
    """Whether this very process wrote it."""
    me = here.me
    return owner.pid == me.pid > 0 and owner[:5] == me[:5] and owner.started == me.started


def process_start(pid: int) -> str:
    """When a process began, in ticks since the machine's start; "" where the system doesn't say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return ""
    # A process that has ended and wasn't looked after yet (Z) is no owner.
    return "" if len(fields) < 20 else "ended" if fields[0] == b"Z" else fields[19].decode("ascii", "replace")


@cache
def _person() -> str:
    with suppress(ImportError, KeyError, AttributeError, OSError):
        import pwd

        name = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
        if name:
            return name
    with suppress(Exception):  # whatever it looks into may be missing: OSError, KeyError, ImportError
        return getpass.getuser()
    return ""


@cache
def _machine() -> tuple[str, str]:
    """(a name for this computer, a name for its last start); "" where they aren't known."""
    raw = ""
    for source in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            raw = raw or Path(source).read_text("ascii", "replace").strip()
    if not raw:
        import uuid

        card = uuid.getnode()
        raw = "" if card & _NO_CARD else f"{card:012x}"
    boot = ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii", "replace").strip()
    # The number itself is nobody else's business.
    return hashlib.sha256(f"journeymapper {raw}".encode()).hexdigest()[:16] if raw else "", boot


def _me() -> Owner:
    machine, boot = _machine()
    space = ""
    with suppress(OSError):
        space = os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - no path of a file
    pid = os.getpid()
    person, host = _person()[:LONGEST_WORD], platform.node()[:LONGEST_WORD]
    return Owner(person, host, machine, boot, space, pid, process_start(pid))


if sys.platform == "win32":
    import ctypes

    _SYNCHRONIZE, _STILL_RUNS, _DENIED = 0x00100000, 0x102, 5

    def is_alive(pid: int, started: str) -> bool:
        """Whether a process of this machine still runs."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not handle:
            return ctypes.get_last_error() == _DENIED
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_RUNS)
        finally:
            kernel.CloseHandle(handle)
else:
    def is_alive(pid: int, started: str) -> bool:
        """Whether a process of this machine still runs; one that took over its number doesn't count."""
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            pass  # it is somebody else's
        now_there = process_start(pid)
        return not (started and now_there) or started == now_there
