"""A fault inside the program is told once, the work goes on and is safe; so it is when the session ends."""
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.app.logging import scrubbed
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.persistence.journal.shelf import offers
from tests.e2e.kills.faulty import SECRET
from tests.e2e.kills.lives import PATIENCE_S
from tests.support.maps import SAMPLE
from tests.support.paths import ROOT


@pytest.mark.e2e
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_faults_in_slot_and_paint_are_told_once_and_nothing_is_lost(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "map.journey"
    file.write_bytes(SAMPLE.read_bytes())
    child = subprocess.Popen([sys.executable, "-m", "tests.e2e.kills.faulty", str(file)], cwd=ROOT, text=True,
                             env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE)
    assert child.stdout is not None
    said = [child.stdout.readline().rstrip() for _ in range(3)]
    child.send_signal(number)
    assert child.wait(PATIENCE_S) == 0
    child.stdout.close()
    assert said[0] == "boxes 1 Something went wrong inside Journeymapper."
    assert said[1].startswith("copied Journeymapper ")
    assert "ValueError|  faulty.py:" in said[1]
    assert said[2].startswith("ready map.journey")

    log = (Path(os.environ["XDG_STATE_HOME"]) / "journeymapper" / "log" / "journeymapper.log").read_text("utf-8")
    assert ("ValueError" in log, "RuntimeError" in log, "QSomething: can't take … of …" in log) == (True, True, True)
    for text in (log, said[1]):
        assert SECRET not in text
        assert "Terrace" not in text
        assert "home/client" not in text
    assert log.rstrip().endswith("ended")
    assert file.read_bytes() == SAMPLE.read_bytes()
    found = offers()
    assert [queries.stages(Store(one.map().records))[0].title for one in found] == ["After"]
    assert [len(one.steps) for one in found] == [3]
    found[0].release()


@pytest.mark.parametrize("said, kept", [
    ("Could not parse stylesheet of object 'Anna'", "Could not parse stylesheet of object …"),
    ("QFile: /home/a/b.journey isn't open", "QFile: … isn't open"),
    ("can't read C:\\maps\\b.journey", "can't read …"),
    ("two\nlines “x” \"y\"", "two lines … …"), ("x" * 999, "x" * 300),
])
def test_what_qt_quotes_stays_out_of_the_log(said: str, kept: str) -> None:
    assert scrubbed(said) == kept
