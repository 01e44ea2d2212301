"""Two programs with one file: who comes second is told and looks, takes over, or finds what a killed one left."""
import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Program, wait_for
from tests.support.paths import SAMPLE

pytestmark = [pytest.mark.e2e, pytest.mark.xvfb]
QUESTION = "^Journeymapper$"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the sample in a folder of its own."""
    copy = tmp_path / "maps" / "map.journey"
    copy.parent.mkdir()
    copy.write_bytes(SAMPLE.read_bytes())
    return copy


def stages(file: Path) -> list[str]:
    """Their titles, as saved."""
    return [row["title"] for row in json.loads(file.read_bytes())["stages"]]


def add_stage(program: Program, title: str) -> None:
    program.key("alt+1")
    program.type(title)
    program.key("Return")


def test_a_map_between_two_programs(
        start: Start, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def begin(name: str) -> Program:
        # Another state folder, as another person has: otherwise the first program opens the file itself.
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / name))
        return start(file)

    def lock() -> str:
        return file.with_name(".~lock.map.journey#").read_text("ascii")

    first = begin("first")
    first.window(r"^map\.journey — ")
    second = begin("second")
    second.window(QUESTION)
    second.key("Escape")
    second.window(r"^map\.journey \(read-only\) — ")
    assert str(first.process.pid) in lock()

    # What the first one saves comes into the second's window, whose own stays.
    first.window(r"^map\.journey — ")
    add_stage(first, "Of the first")
    first.key("ctrl+s")
    wait_for(lambda: "Of the first" in stages(file), "the first one's save")
    second.window(r"^map\.journey \(read-only\) — ")
    add_stage(second, "Of the second")
    second.window(r"^map\.journey\* \(read-only\) — ")
    assert "Of the second" not in stages(file)

    # Killed, the first one leaves its lock and nothing else; who comes next isn't asked.
    first.process.kill()
    first.process.wait()
    assert sorted(path.name for path in file.parent.iterdir()) == [".~lock.map.journey#", "map.journey"]
    third = begin("third")
    third.window(r"^map\.journey — ")
    assert str(third.process.pid) in lock()

    # Taken over by a fourth, the third is told, and its save asks.
    fourth = begin("fourth")
    fourth.window(QUESTION)
    fourth.key("Tab", "Tab", "space")
    fourth.window(r"^map\.journey — ")
    wait_for(lambda: str(fourth.process.pid) in lock(), "the fourth to have it")
    third.window(r"^map\.journey \(taken over\) — ")
    third.key("ctrl+s")
    third.window(QUESTION)
    third.key("Escape")
    third.key("ctrl+q")
    assert third.end() == (0, "")
    assert str(fourth.process.pid) in lock(), "who lost it doesn't give it back"
    fourth.window(r"^map\.journey — ")
    fourth.key("ctrl+q")
    assert fourth.end() == (0, "")
    assert not file.with_name(".~lock.map.journey#").exists()
