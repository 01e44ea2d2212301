"""Nothing of a client's content in logs or crash reports: one word in every text, and every room broken."""
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.core.persistence.codec import decode, encode
from tests.e2e.outside.canary import WORD
from tests.support.everywhere import filled
from tests.support.paths import ROOT, SAMPLE

# In these the map itself is kept, on purpose; the settings hold the names of files that were open.
OF_MAPS = ("recovery", "recovered", "backups")
KEPT = (*OF_MAPS, "settings.json", "locks")


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Path]:
    """What the broken program printed, what it complained of, and its folders."""
    folder = tmp_path_factory.mktemp("canary")
    (folder / "maps").mkdir()
    data = encode(filled(decode(SAMPLE.read_bytes()).records, lambda: f"{WORD} <b>{WORD}</b>"))
    (folder / "maps" / "map.journey").write_bytes(data)
    (folder / "bad.journey").write_bytes(data.replace(b'"rank": ', f'"{WORD}": NaN, "rank": '.encode(), 1))
    home = folder / "home"
    homes = {name: str(home / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME",
                                                  "XDG_CACHE_HOME")}
    for path in homes.values():
        Path(path).mkdir(parents=True)
    child = subprocess.run([sys.executable, "-m", "tests.e2e.outside.canary", str(folder)], cwd=ROOT, text=True,
                           env=os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, check=False,
                           timeout=120)
    return child.stdout, child.stderr, home


@pytest.mark.e2e
def test_every_room_was_broken(life: tuple[str, str, Path]) -> None:
    said, _, home = life
    assert said.startswith("done\n"), said
    log = (home / "XDG_STATE_HOME" / "journeymapper" / "log" / "journeymapper.log").read_text("utf-8")
    for sign in ("QFile: can't take … of …", "RuntimeError", "ValueError", "the journal can't be written", "not raised",
                 "warned: UserWarning", "canary.py:"):
        assert sign in log, log


@pytest.mark.e2e
def test_the_word_is_in_no_log(life: tuple[str, str, Path]) -> None:
    _, complained, home = life
    state = home / "XDG_STATE_HOME" / "journeymapper"
    looked_at = [path for path in home.rglob("*") if path.is_file()
                 and not any(part in KEPT for part in path.relative_to(home).parts)]
    assert any(path.parent == state / "log" for path in looked_at)
    for path in looked_at:
        data = path.read_bytes()
        assert WORD.encode() not in data, path
        assert WORD.encode("utf-16-le") not in data, path
    # What a desktop keeps of programs' standard error is a log too.
    assert WORD not in complained


@pytest.mark.e2e
def test_what_is_kept_of_maps_is_for_its_owner_alone(life: tuple[str, str, Path]) -> None:
    state = life[2] / "XDG_STATE_HOME" / "journeymapper"
    kept = [path for name in OF_MAPS for path in ((state / name), *(state / name).rglob("*")) if path.exists()]
    for name in ("recovery", "backups"):
        assert sum(name in path.parts and path.is_file() for path in kept), name
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
