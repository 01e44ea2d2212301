"""A guard for the whole run: no test reaches another machine, not even to ask for an address."""

import ipaddress
import socket
from typing import Any

LOCAL_NAMES = {"localhost", "", None}


class NetworkDenied(RuntimeError):
    """A test, or the program under test, tried to leave this machine."""


def is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_foreign(family: int, address: Any) -> None:
    """Raise NetworkDenied unless `address` is of this machine (loopback, or a socket in the file system)."""
    if family in {socket.AF_INET, socket.AF_INET6} and not is_local(address[0]):
        raise NetworkDenied(f"a test tried to reach {address[0]}")


def install() -> None:
    originals = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}

    def guarded(name: str) -> Any:
        def call(self: socket.socket, *args: Any) -> Any:
            refuse_foreign(self.family, args[-1])
            return originals[name](self, *args)

        return call

    for name in originals:
        setattr(socket.socket, name, guarded(name))
    ask = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        if not is_local(host):
            raise NetworkDenied(f"a test asked for the address of {host}")
        return ask(host, *args, **options)

    socket.getaddrinfo = getaddrinfo


install()
