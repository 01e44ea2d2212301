"""One editor for each user and state folder: a later start hands its files to the first, by a local socket.

A message is one line of JSON, {"files": [absolute paths]}; the answer is one line, "ok". Nothing leaves the machine:
the socket is a file that only its owner may open (on Windows a named pipe).
"""
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject

from journeymapper.core.foundation.paths import state_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS, LONGEST_BYTES, LONGEST_PATH = 1000, 1_000_000, 100
ANSWER = b"ok\n"


def socket_name() -> str:
    """Where this user's editor listens; "" where there is no fit place, then every start stands alone."""
    folder = state_folder().absolute()
    name = f"journeymapper-{sha256(os.fsencode(folder)).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    # A folder of the user's own: in the common one for temporary files somebody else could listen.
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or folder)
    path = str((runtime if _is_own(runtime) else folder) / name)
    return path if len(os.fsencode(path)) <= LONGEST_PATH else ""


def hand_over(files: Sequence[str]) -> bool:
    """Ask the editor that runs already to open these files, or a new window; whether it answered in time."""
    name = socket_name()
    # Most starts are the first: where there is no socket, the network module of Qt is loaded later.
    if not name or (sys.platform != "win32" and not Path(name).exists()):
        return False
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(ANSWER_MS)
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(deadline.remainingTime()):
        return False
    message = json.dumps({"files": [str(Path(file).absolute()) for file in files]})
    socket.write(message.encode("ascii") + b"\n")
    answer = b""
    while len(answer) < len(ANSWER) and socket.waitForReadyRead(deadline.remainingTime()):
        answer += socket.readAll().data()
    socket.abort()
    return answer == ANSWER


def listen(wanted: Callable[[list[Path]], object], parent: QObject) -> "QLocalServer | None":
    """Hear of later starts, as long as `parent` lives: `wanted` gets their files, none for a new window.

    None where the system doesn't let us; then a later start stands alone.
    """
    from PySide6.QtNetwork import QLocalServer

    from .logging import log

    name = socket_name()
    if not name:
        return None
    with suppress(OSError):
        state_folder().mkdir(parents=True, exist_ok=True)
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    server.newConnection.connect(lambda: _Call.all_of(server, wanted))
    # `listen` puts its socket over any other: one left from a crash may go, an editor that is only busy keeps it.
    if not _connects(name) and QLocalServer.removeServer(name) and server.listen(name):
        return server
    log.warning("a later start won't be heard: %s", server.serverError().name)
    server.deleteLater()
    return None


class _Call(QObject):
    """One later start on the line, until it hangs up."""

    def __init__(self, socket: "QLocalSocket", wanted: Callable[[list[Path]], object]) -> None:
        super().__init__(socket)
        self._socket, self._wanted, self._heard = socket, wanted, b""
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        self._read()

    @classmethod
    def all_of(cls, server: "QLocalServer", wanted: Callable[[list[Path]], object]) -> None:
        while server.hasPendingConnections():
            cls(server.nextPendingConnection(), wanted)

    def _read(self) -> None:
        self._heard += self._socket.readAll().data()
        if b"\n" not in self._heard and len(self._heard) <= LONGEST_BYTES:
            return
        files = files_in(self._heard.partition(b"\n")[0])
        self._heard = b""
        if files is None:
            self._socket.abort()
            return
        self._socket.write(ANSWER)
        self._socket.flush()
        self._wanted(files)


def files_in(message: bytes) -> list[Path] | None:
    """The files that a message names; None for what no editor would say."""
    try:
        data = json.loads(message)
    except ValueError:
        return None
    names = data.get("files") if isinstance(data, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) and Path(name).is_absolute() for name in names):
        return None
    return [Path(name) for name in names]


def _connects(name: str) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    heard = socket.waitForConnected(ANSWER_MS)
    socket.abort()
    return heard


def _is_own(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    return sys.platform != "win32" and found.st_uid == os.getuid() and not found.st_mode & 0o022
