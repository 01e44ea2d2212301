"""The process that writes an export: it says what came of it, and leaves nothing behind when its parent is gone."""
import json
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from journeymapper.app.apart import Apart, Cancelled, Order, started
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.progress import nobody
from tests.support.maps import SAMPLE


def order(out: Path, data: bytes | None = None) -> Order:
    return Order("svg", out, "en", [("map.journey", SAMPLE.read_bytes() if data is None else data)])


def test_a_map_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"map\.journey.*not a Journeymapper map"):
        Apart("svg").write(order(tmp_path / "x.svg", b"{}"), nobody)


def test_one_that_died_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = Apart("svg")
    process = apart._process
    assert process is not None
    process.kill()
    process.wait()
    with pytest.raises(BadFile, match="ended before it was done"):
        apart.write(order(tmp_path / "x.svg"), nobody)

    def refuse(_format: str) -> "subprocess.Popen[bytes]":
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("journeymapper.app.apart.started", refuse)
    with pytest.raises(BadFile, match="can't be started: the system says “Cannot allocate memory”"):
        Apart("svg").write(order(tmp_path / "x.svg"), nobody)


def test_one_that_was_let_go_ends(tmp_path: Path) -> None:
    apart = Apart("svg")
    apart.let_go()
    assert apart._process is not None
    assert apart._process.poll() is not None
    with pytest.raises(Cancelled):
        apart.write(order(tmp_path / "x.svg"), nobody)


def test_without_its_parent_it_takes_the_half_file_with_it(tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    out.write_bytes(b"half")
    process = started("svg")
    assert process.stdin is not None
    data = SAMPLE.read_bytes()
    head = {"format": "svg", "out": str(out), "language": "en", "options": {}, "maps": [["m", len(data)]],
            "against": None, "picture": False, "many": False}
    # The input ends where the parent would have held it open.
    process.communicate(json.dumps(head).encode() + b"\n" + data, timeout=60)
    assert process.returncode == 1
    assert not out.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no signal stops a process here")
@pytest.mark.parametrize("size", [0, 1_000_000])
def test_one_that_hangs_can_be_cancelled(tmp_path: Path, size: int) -> None:
    """Whether it hangs before it has read its order (a larger one fills the pipe) or after."""
    apart, raised = Apart("svg"), []
    process = apart._process
    assert process is not None
    process.send_signal(signal.SIGSTOP)

    def write() -> None:
        try:
            apart.write(order(tmp_path / "x.svg", SAMPLE.read_bytes() + b" " * size), nobody)
        except Cancelled as error:
            raised.append(error)

    # A daemon: where it is not ended, this test fails and the others go on.
    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(0.3)
    assert thread.is_alive(), "it hangs"
    try:
        apart.cancel()
        thread.join(60)
        assert not thread.is_alive()
        assert len(raised) == 1
        assert process.poll() is not None
    finally:
        process.kill()
