"""The log is its user's alone: the folder and each of its files, those of an older version too."""
import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.app import logging as program
from journeymapper.app.logging import end_log, start_log


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    """The program's; without the handlers of this test afterwards, under a umask that hides nothing."""
    for name in ("enable", "disable"):  # pytest's own is at work
        monkeypatch.setattr(program.faulthandler, name, lambda *_file: None)
    before, umask, level = list(program.log.handlers), os.umask(0), program.log.level
    yield program.log
    os.umask(umask)
    end_log()
    program.log.setLevel(level)
    for handler in [one for one in program.log.handlers if one not in before]:
        program.log.removeHandler(handler)
        handler.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the profile's folder private by itself")
def test_log_files_are_their_users_alone(
    tmp_path: Path, log: logging.Logger, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "BYTES", 200)
    folder = tmp_path / "log"
    folder.mkdir(0o755)
    for name in ("journeymapper.log", "journeymapper.log.3"):
        (folder / name).write_text("of an older version\n")
    assert start_log(tmp_path) == folder / "journeymapper.log"
    for number in range(8):
        log.warning("a line that fills the file, number %s", number)
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in [folder, *folder.iterdir()]}
    assert modes == {"log": "0o700", **dict.fromkeys(
        ("journeymapper.log", "journeymapper.log.1", "journeymapper.log.2", "journeymapper.log.3", "fatal.log"),
        "0o600")}
