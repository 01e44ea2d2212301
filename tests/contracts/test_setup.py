"""`make setup` on machines that lack something: seen with stand-ins for python and ldd at the head of PATH."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make is for Linux and macOS; Windows has uv")

BROKEN_SHIM = "echo 'shim: command not found' >&2; exit 127"
OLD = "exit 1"
WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1;; -V) echo Python 3.12.9;; *) exit 0;; esac'
WORKING = 'case "$*" in "-m venv "*) mkdir -p "$3/bin"; basename "$0" > "$3/made-by";; *) exit 0;; esac'
# `ldd` as it answers where a library is missing.
LDD = """
echo '	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0000000000)'
case "$1" in *QtGui*) echo '	libEGL.so.1 => not found';; *QtWidgets*) echo '	libnew.so.7 => not found';; esac
"""


def stand_in(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    script = folder / name
    script.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    script.chmod(0o755)


def make_venv(folder: Path, pythons: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the script with all the names it may try replaced."""
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        stand_in(folder / "bin", name, pythons.get(name, BROKEN_SHIM))
    script = ROOT / "packaging" / "make_venv.sh"
    return subprocess.run(
        ["bash", str(script), str(folder / "venv")],
        env={"PATH": f"{folder / 'bin'}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "pythons, chosen",
    [
        ({"python3": WORKING, "python3.13": WORKING}, "python3"),
        ({"python3": OLD, "python3.12": WORKING}, "python3.12"),
        ({"python3": BROKEN_SHIM, "python3.13": BROKEN_SHIM, "python3.11": WORKING}, "python3.11"),
        ({"python3": WITHOUT_VENV, "python3.11": WORKING}, "python3.11"),
    ],
)
def test_the_first_python_that_really_works_is_taken(tmp_path: Path, pythons: dict[str, str], chosen: str) -> None:
    result = make_venv(tmp_path, pythons)
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "venv" / "made-by").read_text(encoding="utf-8").strip() == chosen


@pytest.mark.parametrize(
    "pythons, said",
    [
        ({"python3": WITHOUT_VENV}, "Python 3.12.9 has no working venv module"),
        ({"python3": OLD}, "Journeymapper needs Python 3.11 or newer"),
    ],
)
def test_one_sentence_says_what_is_missing(tmp_path: Path, pythons: dict[str, str], said: str) -> None:
    result = make_venv(tmp_path, pythons)
    assert result.returncode == 1
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system")
def test_a_missing_shared_library_is_named_with_its_package(tmp_path: Path) -> None:
    stand_in(tmp_path / "bin", "ldd", LDD)
    result = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "check_qt.py")],
        env={**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "Qt needs libEGL.so.1, libnew.so.7" in result.stderr
    assert "`apt-get install libegl1`" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system")
def test_nothing_is_said_where_nothing_is_missing() -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "check_qt.py")], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
