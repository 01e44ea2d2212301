"""The frozen program: a folder by PyInstaller that finds all lanes and formats, draws the sample and opens it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.persistence.formats import file_formats
from tests.support.paths import PACKAGE, ROOT, SAMPLE

# A build takes a minute of two processors. That the lanes and formats are named for it is a test in `make test`
# (test_spec.py). PyInstaller asks objdump what a library needs.
pytestmark = [pytest.mark.e2e, pytest.mark.soak, pytest.mark.needs_tool("objdump")]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The executable of a fresh build."""
    folder = tmp_path_factory.mktemp("frozen")
    result = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", f"--distpath={folder / 'dist'}",
         f"--workpath={folder / 'build'}", str(ROOT / "packaging" / "journeymapper.spec")],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(folder / "cache")},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return folder / "dist" / "journeymapper" / "journeymapper"


def run(program: Path, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program far from the checkout, so that nothing but the folder itself can be found."""
    return subprocess.run(
        [str(program), *arguments],
        cwd=folder or program.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def slices(floor: str) -> set[str]:
    return {path.parent.name for path in (PACKAGE / floor).glob("*/__init__.py")}


def test_every_module_of_lanes_and_formats_is_inside(program: Path) -> None:
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    inside = set(archive.toc)
    for floor in ("lanes", "formats"):
        on_disk = {
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for path in (PACKAGE / floor).rglob("*.py")
        }
        assert on_disk
        assert on_disk <= inside


def test_it_brings_its_resources(program: Path) -> None:
    inside = program.parent / "_internal" / "journeymapper" / "resources"
    assert (inside / "samples" / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()


def test_it_checks_the_sample(program: Path) -> None:
    result = run(program, "check", str(SAMPLE))
    assert (result.returncode, result.stderr) == (1, ""), "it has findings"
    assert "Grey area" in result.stdout


def test_it_finds_the_kinds_of_all_lanes(program: Path) -> None:
    result = run(program, "schema")
    assert (result.returncode, result.stderr) == (0, "")
    schema = json.dumps(json.loads(result.stdout))
    assert len(lane_kinds()) == len(slices("lanes"))
    assert len(file_formats()) == len(slices("formats"))
    assert {kind for kind in card_kinds() if f'"{kind}"' not in schema} == set()


@pytest.mark.parametrize("suffix", [kind.suffixes[0] for kind in file_formats().values() if kind.writes])
def test_it_writes_every_format(program: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"map{suffix}"
    result = run(program, "export", str(SAMPLE), str(out), folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert out.stat().st_size > 1000


def test_it_opens_the_sample_in_a_window(program: Path) -> None:
    editor = subprocess.Popen([str(program), str(SAMPLE)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        wait_until_recent(editor)
        editor.send_signal(signal.SIGTERM)
        _, said = editor.communicate(timeout=30)
    finally:
        editor.kill()
    log = Path(os.environ["XDG_STATE_HOME"], "journeymapper", "log", "journeymapper.log").read_text(encoding="utf-8")
    assert (editor.returncode, said) == (0, "")
    assert [line for line in log.splitlines() if " INFO " not in line] == []
    assert "ended" in log


def wait_until_recent(editor: subprocess.Popen[str]) -> None:
    """Until the map stands in the list of recent files: it is put there once its window is shown."""
    folder = Path(os.environ["XDG_CONFIG_HOME"])
    for _ in range(300):
        if any(SAMPLE.name in path.read_text(encoding="utf-8") for path in folder.rglob("*.json")):
            return
        assert editor.poll() is None, editor.communicate()
        time.sleep(0.1)
    raise AssertionError("the editor opened no map in 30 seconds")
