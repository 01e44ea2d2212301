"""Memory of a map: what its window takes over the same window with an empty map, for each card.

Resident memory of processes of their own, after the map is open and first painted, once the collector has run.
"""
import gc
import os
from pathlib import Path

from tests.bench.harness import child, median, report

CARDS = (1_000, 10_000, 50_000)
JUDGED, ROUNDS, BUDGET_KB = 10_000, 5, 8.0


def resident_kb(cards: int) -> float:
    """Of a process that shows a map with so many cards; 0: an empty map. Pages that Python holds free are given up."""
    from tests.bench.screen import application, first_paint, session_of, window_of

    _app, theme = application()
    # The small map first, in all of them: what is loaded on the way to a first card isn't the cards'.
    small = session_of(100)
    window = window_of(session_of(cards) if cards else session_of(0), theme)
    first_paint(window, window.chrome.map_page.sheet.viewport())
    del small
    gc.collect()
    _give_up_free_pages()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def _give_up_free_pages() -> None:
    import ctypes

    ctypes.CDLL("libc.so.6").malloc_trim(0)


def main() -> None:
    """Kilobytes a card."""
    for cards in CARDS:
        taken: list[float] = []
        for _ in range(ROUNDS if cards <= JUDGED else 2):
            empty, full = (float(child("tests.bench.bench_memory", "resident_kb", n)) for n in (0, cards))
            taken.append((full - empty) / cards)
        report("memory: a card, over the window with an empty map", cards, median(taken), "kB",
               budget=BUDGET_KB if cards == JUDGED else None)


if __name__ == "__main__":
    main()
