"""What strace wrote down: which files were opened, which programs begun, which sockets made and connected."""
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support.paths import ROOT

OPENS = ("open", "openat", "openat2", "creat")
CALLS = (*OPENS, "execve", "socket", "connect", "bind", "sendto", "sendmsg")
_CALL = re.compile(r'^\d+\s+(\w+)\((.*)$', re.MULTILINE)
_PATH = re.compile(r'^(?:(AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"')
# The interpreter and its packages, the program itself, the system's libraries, fonts, languages, clocks and drivers.
SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/usr/share", "/usr/local/share", "/var/cache/fontconfig",
          "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/timezone", "/etc/locale.alias", "/etc/mime.types",
          "/etc/ssl/openssl.cnf", "/etc/machine-id", "/etc/xdg", "/etc/pki", "/etc/drirc", "/etc/os-release",
          # A lock says who holds it: the system is asked for the name of the user.
          "/etc/nsswitch.conf", "/etc/passwd",
          "/proc", "/sys", "/dev", "/run/udev", "/run/user", "/var/lib/dbus/machine-id")


class Call(NamedTuple):
    """One call; `what` is the path that is opened or begun, or all arguments."""

    name: str
    what: str


def traced(words: list[str], trace: Path, cwd: Path, environment: dict[str, str]) -> str:
    """Run a module of ours under strace; what it printed last."""
    done = subprocess.run(
        ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-s", "4096", f"-etrace={','.join(CALLS)}", "-o", str(trace),
         sys.executable, "-m", *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()[-1]


def calls(trace: Path, cwd: Path) -> Iterator[Call]:
    """All calls, paths made whole."""
    for name, rest in _CALL.findall(trace.read_text("utf-8", "replace")):
        if name not in (*OPENS, "execve"):
            yield Call(name, rest)
            continue
        found = _PATH.match(rest)
        if found is None:
            yield Call(name, rest)
            continue
        where = Path(found[2]) if found[2] and found[1] != "AT_FDCWD" else cwd
        path = found[3].encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1", "replace")
        yield Call(name, str((where / path.decode("utf-8", "replace")).absolute()))


def foreign(found: Iterator[Call], own: list[Path]) -> list[str]:
    """What of it reaches outside: a line each. `own`: files and folders that the person named, or that are ours."""
    allowed = [*SYSTEM, str(ROOT), sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), *map(str, own)]
    allowed += [path for path in sys.path if Path(path).is_absolute()]
    allowed += [str(Path(path).resolve()) for path in allowed]
    faults = []
    for name, what in found:
        if name in (*OPENS, "execve"):
            path = re.sub(r"/[^/]+/\.\.(?=/|$)", "", what)
            inside = any(path == place or path.startswith(place.rstrip("/") + "/") for place in allowed)
            above = any(place.startswith(path.rstrip("/") + "/") for place in allowed)  # a folder on the way, listed
            if not inside and not above:
                faults.append(f"{name} {path}")
        elif "AF_INET" in what or "sin_addr" in what or (name == "connect" and not _local(what)):
            faults.append(f"{name} {what}")
    return sorted(set(faults))


def _local(what: str) -> bool:
    """Whether a socket is connected inside the machine: by a file, or the kernel's own."""
    return "AF_UNIX" in what or "AF_NETLINK" in what
