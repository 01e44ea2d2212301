"""Scrolling at 100 %: a frame of 40 pixels sideways or down, beside a bare paint of the same strip.

Frames come 60 times a second, as from a wheel or a hand that moves steadily: what the sheet does between two of them
is its own affair, as long as the next frame isn't late for it. `pan` goes to and fro over the same strips; `pan fresh`
goes on into land that was never seen. Each figure is the p95 of one run, that of the median ratio among three; both
the time on the clock and the processor's are judged, of which the second says little of whoever else uses the machine.
"""
from collections.abc import Callable, Iterator

from tests.bench.harness import RATIOS, SIZES, child, collected, interleaved, p95, report

MODULE = "tests.bench.bench_pan"
STEP_PX, FRAMES, TURN, FRESH, RUNS = 40, 64, 8, 60, 3
SMALL, LARGE = 1_000, 50_000
BUDGET, GROWTH = 2.0, 1.5
FRAME_S = 1 / 60
CLOCKS = {"p95": 0, "p95 of processor time": 1}
Times = dict[str, list[tuple[float, float]]]


def frames(cards: int, fresh: bool = False) -> dict[str, Times]:
    """(milliseconds, those of the processor) of each frame by direction, ours and bare."""
    from PySide6.QtWidgets import QApplication

    from tests.bench.screen import Paints, application, first_paint, session_of, sheet_of, timed_frame
    from tests.bench.strips import BareScroll

    _, theme = application()
    sheet = sheet_of(session_of(cards), theme)
    first_paint(sheet, sheet.viewport())
    sheet.zoom_to(1.0)
    sheet.scroll_view(400, 200)
    QApplication.processEvents()
    paints = Paints(sheet.viewport())
    found: dict[str, Times] = {}
    for name, bar, way in (("sideways", sheet.horizontalScrollBar(), (STEP_PX, 0)),
                           ("down", sheet.verticalScrollBar(), (0, STEP_PX))):
        bare = BareScroll(sheet, *way)
        first_paint(bare)
        played = Paints(bare)
        stops = iter(list(onward(bar.value(), bar.maximum()) if fresh else to_and_fro(bar.value())))
        count, warm_up = (FRESH, 2) if fresh else (FRAMES, 2 * TURN)
        collected()
        found[name] = interleaved(
            count, warm_up, ours=lambda stops=stops, bar=bar: timed_frame(paints, lambda: bar.setValue(next(stops))),
            bare=lambda bare=bare, played=played: timed_frame(played, bare.step), pause=pause())
    return found


def to_and_fro(start: int) -> Iterator[int]:
    """Eight steps on, eight back."""
    return (start + STEP_PX * (TURN - abs(n % (2 * TURN) - TURN)) for n in range(1, 200))


def onward(start: int, end: int) -> Iterator[int]:
    """Straight on, as far as there is map; then it stays, and such a frame doesn't count."""
    return (min(start + STEP_PX * n, end) for n in range(1, 200))


def pause() -> Callable[[], None]:
    """Lets the event loop run until the next frame is due."""
    from time import perf_counter

    from tests.bench.screen import until

    due = [0.0]

    def run() -> None:
        until(lambda: perf_counter() >= due[0])
        due[0] = perf_counter() + FRAME_S
    return run


def figures(cards: int, dpr: float, *, fresh: bool = False) -> dict[tuple[str, str], tuple[float, float]]:
    """(direction, clock) → p95 of ours and of the bare strip, of the run with the median ratio."""
    runs = [child(MODULE, "frames", cards, fresh, dpr=dpr) for _ in range(RUNS)]
    found = {}
    for way in runs[0]:
        for clock, place in CLOCKS.items():
            pairs = [tuple(p95([time[place] for time in run[way][whose]]) for whose in ("ours", "bare"))
                     for run in runs if run[way]["ours"]]
            if pairs:
                found[way, clock] = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    return found


def main() -> None:
    """p95 of all sizes at both ratios."""
    for dpr in RATIOS:
        small: dict[tuple[str, str], float] = {}
        judged = dpr == 1
        for cards in SIZES if judged else (SMALL, LARGE):
            for (way, clock), (ours, bare) in figures(cards, dpr).items():
                report(f"pan {way}, {clock}", cards, ours, "ms", baseline=bare, budget=BUDGET if judged else None,
                       dpr=dpr)
                if cards == SMALL:
                    small[way, clock] = ours
                if cards == LARGE:
                    report(f"pan {way}, {clock}, against 1,000", cards, ours, "ms", baseline=small[way, clock],
                           budget=GROWTH if judged else None, dpr=dpr)
        for cards in (SMALL, LARGE):
            for (way, clock), (ours, bare) in figures(cards, dpr, fresh=True).items():
                report(f"pan fresh {way}, {clock}", cards, ours, "ms", baseline=bare,
                       budget=BUDGET if judged else None, dpr=dpr)


if __name__ == "__main__":
    main()
