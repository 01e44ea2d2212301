"""A second start hands its files to the editor that runs already."""
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from journeymapper.app import single
from journeymapper.app.desk import Desk, Place
from journeymapper.app.opening import open_later
from journeymapper.app.single import files_in, hand_over, listen, socket_name
from tests.gui.windows.boxes import Boxes

SECOND = "import sys; from journeymapper.app.editor import run_editor; sys.exit(run_editor(sys.argv[1:]))"


@pytest.fixture
def home(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    parent = QObject()
    yield parent
    for server in parent.findChildren(QLocalServer):
        server.close()


def test_a_second_start_gives_its_files_to_the_first_and_ends(home: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[list[Path]] = []
    assert listen(heard.append, home) is not None
    second = subprocess.Popen([sys.executable, "-c", SECOND, "a.journey", "é b.journey"], cwd=tmp_path,
                              env=dict(os.environ))
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert second.wait(60) == 0
    assert heard == [[tmp_path / "a.journey", tmp_path / "é b.journey"]]


def test_what_no_editor_would_say_is_not_heard(home: QObject, qtbot: QtBot) -> None:
    heard: list[list[Path]] = []
    listen(heard.append, home)
    socket = QLocalSocket(home)
    socket.connectToServer(socket_name())
    assert socket.waitForConnected(1000)
    socket.write(b'{"files": ["relative.journey"]}\n')
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


@pytest.mark.parametrize("message", [
    b"", b"[]", b"{}", b'{"files": "/a"}', b'{"files": [1]}', b'{"files": ["a"]}', b"\xff",
])
def test_only_absolute_paths_are_files(message: bytes) -> None:
    assert files_in(message) is None
    assert files_in(json.dumps({"files": []}).encode()) == []


def test_nobody_there_means_to_start(home: QObject) -> None:
    assert not hand_over(["a.journey"])


def test_one_that_does_not_answer_is_not_waited_for(home: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of this process can't answer while its event loop stands still."""
    monkeypatch.setattr(single, "ANSWER_MS", 50)
    first = listen(lambda _files: None, home)
    assert first is not None
    assert not hand_over(["a.journey"])
    assert listen(lambda _files: None, home) is None, "its place is kept"


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows goes with its process")
def test_a_socket_left_by_a_crash_is_replaced(home: QObject, qtbot: QtBot) -> None:
    name = socket_name()
    Path(name).parent.mkdir(parents=True)
    leave = ("import os, sys; from PySide6.QtNetwork import QLocalServer; s = QLocalServer(); "
             "ok = s.listen(sys.argv[1]); os._exit(0 if ok else 1)")
    subprocess.run([sys.executable, "-c", leave, name], check=True)
    assert Path(name).exists()
    assert not hand_over([])
    assert listen(lambda _files: None, home) is not None
    assert Path(name).stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_write_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with TemporaryDirectory() as name:  # short names: that of a socket is limited
        runtime, state = Path(name) / "run", Path(name) / "state"
        runtime.mkdir()
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        monkeypatch.setenv("XDG_STATE_HOME", str(state))
        runtime.chmod(0o700)
        assert Path(socket_name()).parent == runtime
        runtime.chmod(0o777)
        assert Path(socket_name()).parent == state / "journeymapper"


def test_files_of_a_later_start_are_opened_and_raised(desk: Desk, new_place: Place, sample_file: Path) -> None:
    open_later(desk, [sample_file])
    assert [place.file.path for place in desk.places] == [sample_file]
    open_later(desk, [sample_file])
    assert len(desk.places) == 1
    open_later(desk, [])
    assert len(desk.places) == 2


def test_a_bad_file_of_a_later_start_is_told(desk: Desk, new_place: Place, tmp_path: Path,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = Boxes(monkeypatch)
    open_later(desk, [tmp_path / "none.journey"])
    assert "there is no such file" in boxes.told[0]
