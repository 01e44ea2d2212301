"""The backlog's workbook: 5,000 red points by what openpyxl takes for the same cells, and the window meanwhile.

Bare is openpyxl writing the values of all cells of the same sheets, without styles, formulas' values, rules or charts.
The wait is the longest gap between two beats of a 1 ms timer in the window's thread while another process writes, less
the millisecond itself; the same beside a busy process that has nothing to do with us is what the machine adds.
"""
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.harness import child, collected, interleaved, median, report, timed
from tests.bench.maps import map_of, red_points_of

RED_POINTS, CARDS = 5_000, 10_000
ROUNDS, BUDGET, WAIT_BUDGET_MS, BUSY_S = 3, 1.5, 50.0, 3.0
MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
Sheet = tuple[str, list[tuple[int, int, Any]]]


def times(red_points: int) -> dict[str, list[float]]:
    """Milliseconds of whole exports and of bare ones, in turn."""
    from journeymapper.core.backlog.workbook.write import write_backlog
    from journeymapper.core.document.store import Store
    from journeymapper.core.foundation.i18n import texts
    from journeymapper.core.persistence.codec import decode
    from journeymapper.core.persistence.emit import emit

    store = Store(decode(emit(red_points_of(map_of(24), red_points)).encode()).records)
    folder = Path(tempfile.mkdtemp(prefix="journeymapper-bench-export-"))
    out = folder / "backlog.xlsx"
    write_backlog(store, out, texts("en"), now=MOMENT)
    cells = _cells(out)
    collected()
    return interleaved(
        ROUNDS, whole=lambda: timed(lambda: write_backlog(store, out, texts("en"), now=MOMENT)),
        bare=lambda: timed(lambda: _bare(cells, folder / "bare.xlsx")))


def _cells(path: Path) -> list[Sheet]:
    """All cells of all sheets that hold something."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    return [(sheet.title, [(cell.row, cell.column, cell.value) for row in sheet.iter_rows() for cell in row
                           if cell.value is not None]) for sheet in book.worksheets]


def _bare(sheets: Sequence[Sheet], out: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in sheets:
        sheet = book.create_sheet(title)
        for row, column, value in cells:
            sheet.cell(row, column, value)
    book.save(out)


def waits(cards: int) -> dict[str, list[float]]:
    """Milliseconds: the longest gaps of the window's heartbeat during exports, and beside another busy process."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from journeymapper.app.apart import Apart
    from journeymapper.app.export_work import ExportWork, Wish
    from journeymapper.core.foundation.i18n import texts
    from journeymapper.core.persistence.formats import format_for
    from tests.bench.screen import application, first_paint, session_of, window_of

    _app, theme = application()
    session = session_of(cards)
    first_paint(window_of(session, theme))
    out = Path(tempfile.mkdtemp(prefix="journeymapper-bench-export-")) / "backlog.xlsx"
    # Found before a file is asked for.
    kind = format_for(out)
    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(perf_counter()))
    timer.start(1)
    loop = QEventLoop()

    def gap(work: Callable[[], object]) -> float:
        beats.clear()
        beats.append(perf_counter())
        work()
        return max(later - earlier for earlier, later in itertools.pairwise([*beats, perf_counter()])) * 1e3 - 1.0

    def export() -> None:
        wish = Wish(out, kind, tuple(session.store.records.values()), picture=True)
        work = ExportWork(wish, texts("en"), Apart("xlsx"))
        work.done.connect(loop.quit)
        loop.exec()
        if work.result() is None:
            raise RuntimeError("it was cancelled")

    def busy() -> None:
        other = subprocess.Popen([sys.executable, "-c", "while True: pass"])
        QTimer.singleShot(int(BUSY_S * 1000), loop.quit)
        loop.exec()
        other.kill()
        other.wait()

    collected()
    return interleaved(3, 0, export=lambda: gap(export), busy=lambda: gap(busy))


def main() -> None:
    """The ratio is judged, and the wait."""
    found = child("tests.bench.bench_export", "times", RED_POINTS, timeout=3600)
    report("export: 5,000 red points, by the same cells bare", RED_POINTS, median(found["whole"]), "ms",
           baseline=median(found["bare"]), budget=BUDGET)
    gaps = child("tests.bench.bench_export", "waits", CARDS, timeout=3600)
    report("export: the window waits at most (slowest of 3)", CARDS, max(gaps["export"]), "ms", budget=WAIT_BUDGET_MS)
    report("export: the same beside a busy process, slowest", CARDS, max(gaps["busy"]), "ms")


if __name__ == "__main__":
    main()
