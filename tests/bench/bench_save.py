"""Saving beside the window: how long the window waits at most for its turn, and how long the save takes in all.

The gap is the longest between two beats of a 1 ms timer in the window's thread, less the millisecond itself. On a busy
machine most of a long gap isn't ours: the processor was given to somebody else. What the save can have held up is no
more than the time that its thread was on a processor within that gap, by the clock of the thread: this is judged. The
gap itself is told beside it, and the same while a thread of C, which needs no turn of Python's, keeps a core as busy.
"""
import hashlib
import itertools
import os
import tempfile
import threading
import time
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.harness import child, collected, interleaved, median, p95, report, timed

CARDS = (1_000, 10_000, 50_000)
JUDGED = 10_000
ROUNDS, IDLE_S = 9, 0.5
BLOCK_BUDGET_MS, WHOLE_BUDGET, FSYNCS = 8.0, 12.0, 4


def measure(cards: int) -> dict[str, list[float]]:
    """Milliseconds: whole saves, the longest gaps of their heartbeats and of idle ones, dumps, four fsyncs."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from journeymapper.app.map_file import MapFile
    from journeymapper.app.writing import Writing
    from tests.bench.screen import application, first_paint, session_of, window_of

    _app, theme = application()
    session = session_of(cards)
    window = window_of(session, theme)
    first_paint(window)
    records = list(session.store.records.values())
    folder = Path(tempfile.mkdtemp(prefix="journeymapper-bench-save-"))
    file = MapFile(session)
    beats: list[tuple[float, float]] = []
    clock: list[int] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append((perf_counter(), spent())))
    timer.start(1)
    gaps: list[float] = []
    held: list[float] = []
    idle: list[float] = []
    blob = os.urandom(1 << 20)
    loop = QEventLoop()

    def spent() -> float:
        """Seconds for which the saving thread was on a processor; the last known when it has ended."""
        try:
            return time.clock_gettime(clock[0]) if clock else 0.0
        except OSError:
            return beats[-1][1] if beats else 0.0

    def gap() -> float:
        return max((later - earlier for (earlier, _), (later, _) in itertools.pairwise(beats)), default=0) * 1e3 - 1.0

    def hold() -> float:
        return max((later - earlier for (_, earlier), (_, later) in itertools.pairwise(beats)), default=0) * 1e3

    def whole() -> float:
        beats.clear()
        begin = perf_counter()
        writing = Writing(file, folder / "map.journey", file.hash)
        clock[:] = [time.pthread_getcpuclockid(thread.ident or 0) for thread in threading.enumerate()
                    if thread.name == "save"]
        writing.done.connect(loop.quit)
        loop.exec()
        took = (perf_counter() - begin) * 1e3
        writing.notes()
        gaps.append(gap())
        held.append(hold())
        return took

    def beside_c() -> float:
        beats.clear()
        end = perf_counter() + IDLE_S

        def hash_on() -> None:
            while perf_counter() < end:
                hashlib.sha256(blob).digest()

        thread = threading.Thread(target=hash_on)
        thread.start()
        QTimer.singleShot(int(IDLE_S * 1000), loop.quit)
        loop.exec()
        thread.join()
        idle.append(gap())
        return idle[-1]

    collected()
    times = interleaved(ROUNDS, 2, whole=whole, idle=beside_c,
                        dump=lambda: timed(lambda: [row.model_dump_json() for row in records]),
                        fsync=lambda: timed(lambda: _fsyncs(folder)))
    return {**times, "gap": gaps[2:], "held": held[2:], "idle": idle[2:]}


def _fsyncs(folder: Path) -> None:
    """File, backup, journal, folder: each dirty, so that there is something to sync."""
    for n in range(FSYNCS - 1):
        descriptor = os.open(folder / f"bare-{n}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(descriptor, b"x" * 4096)
        os.fsync(descriptor)
        os.close(descriptor)
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def main() -> None:
    """The whole is judged without the four fsyncs, against `model_dump_json` of all records."""
    for cards in CARDS:
        times: dict[str, Any] = child("tests.bench.bench_save", "measure", cards)
        judged = cards == JUDGED
        dump, fsync, whole = median(times["dump"]), median(times["fsync"]), median(times["whole"])
        report("save: it holds the window up at most (slowest of 9)", cards, max(times["held"]), "ms",
               budget=BLOCK_BUDGET_MS if judged else None)
        report("save: the longest gap meanwhile, median of 9", cards, median(times["gap"]), "ms")
        report("save: the longest gap meanwhile, slowest of 9", cards, max(times["gap"]), "ms")
        report("save: the longest gap beside a busy thread of C, slowest", cards, max(times["idle"]), "ms")
        report("save: in all, less four fsyncs, by model_dump_json", cards, max(0.0, whole - fsync), "ms",
               baseline=dump, budget=WHOLE_BUDGET if judged else None)
        report("save: in all, p95", cards, p95(times["whole"]), "ms")


if __name__ == "__main__":
    main()
