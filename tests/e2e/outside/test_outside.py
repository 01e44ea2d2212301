"""strace of every file opened and every socket: over hostile files the program reaches for nothing outside."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.outside.calls import Call, calls, foreign, traced
from tests.e2e.outside.hostile import HOST, make
from tests.support.paths import ROOT

LEAST_FILES = 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """files/ holds what the person opens, secret/ what nobody named; the program is started in here/."""
    place = tmp_path_factory.mktemp("outside")
    made = make(place / "files", place / "secret")
    assert len(set(made)) >= LEAST_FILES
    for name in ("here", "all", "some", "home"):
        (place / name).mkdir()
    return place


def environment(folder: Path) -> dict[str, str]:
    home = {name: str(folder / "home" / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
                                                            "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR")}
    for path in home.values():
        Path(path).mkdir(exist_ok=True)
    return os.environ | home | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.e2e
@pytest.mark.strace
@pytest.mark.parametrize("work, share, least", [
    ("commands", "some", 50), ("window", "some", 30),
    pytest.param("commands", "all", 300, marks=pytest.mark.soak),
    pytest.param("window", "all", 300, marks=pytest.mark.soak),
])
def test_nothing_reaches_outside(folder: Path, work: str, share: str, least: int) -> None:
    trace, here = folder / f"trace-{work}-{share}", folder / "here"
    places = [folder / "files", *([folder / share] if work == "commands" else [])]
    said = traced(["tests.e2e.outside.visitor", work, share, *map(str, places)], trace, here, environment(folder))
    word, count = said.split()
    assert (word, int(count) >= least) == ("done", True), said
    found = list(calls(trace, here))
    assert sum(call.what.startswith(str(folder / "files")) for call in found) > 20, "the files were looked at"
    assert foreign(iter(found), [folder / "files", folder / share, folder / "home", here]) == []
    assert list(here.iterdir()) == []
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith("trace")) == [
        "all", "files", "here", "home", "secret", "some"]


# What somebody might let in one day, as a program of its own.
PLANTED = {
    "a picture in a text": (
        """from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel('<img src="{secret}/canary.png">')
label.grab()""", "secret/canary.png"),
    "another machine": (f"import socket; socket.socket(socket.AF_INET).connect_ex(('{HOST}', 9))", HOST),
    "its name": ("import socket\ntry:\n socket.getaddrinfo('canary.invalid', 80)\nexcept OSError:\n pass", ""),
    "another program": ("import subprocess; subprocess.run(['/bin/true'])", "/bin/true"),
}


@pytest.mark.e2e
@pytest.mark.strace
@pytest.mark.parametrize("fault", PLANTED)
def test_the_guard_bites(folder: Path, fault: str) -> None:
    code, says = PLANTED[fault]
    trace = folder / "trace-planted"
    subprocess.run(["strace", "-f", "-qq", "-y", "-s", "4096", "-o", str(trace), sys.executable, "-c",
                    code.format(secret=folder / "secret")], env=environment(folder), cwd=folder / "here", check=True)
    found = foreign(calls(trace, folder / "here"), [folder / "home", folder / "here"])
    assert found
    assert any(says in line for line in found), found


def test_paths_are_made_whole() -> None:
    one = Call("openat", "/a/files/../secret/x")
    assert foreign(iter([one]), [Path("/a/files")]) == ["openat /a/secret/x"]
    assert foreign(iter([Call("openat", "/a/files/x")]), [Path("/a/files")]) == []
