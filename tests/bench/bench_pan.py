"""Scrolling at 100 %: a frame of 40 pixels sideways or down, beside a bare paint of the same strip.

Frames come 60 times a second, as from a wheel or a hand that moves steadily: what the sheet does between two of them
is its own affair, as long as the next frame isn't late for it. `pan` goes to and fro over the same strips; `pan fresh`
goes on into land that was never seen.
"""
from collections.abc import Callable, Iterator

from tests.bench.harness import RATIOS, SIZES, child, collected, interleaved, p95, report

MODULE = "tests.bench.bench_pan"
STEP_PX, FRAMES, TURN, FRESH = 40, 64, 8, 60
SMALL, LARGE = 1_000, 50_000
BUDGET, GROWTH = 2.0, 1.5
FRAME_S = 1 / 60


def frames(cards: int, fresh: bool = False) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each frame by direction, ours and bare."""
    from PySide6.QtWidgets import QApplication

    from tests.bench.screen import Paints, application, first_paint, frame, session_of, sheet_of
    from tests.bench.strips import BareScroll

    _, theme = application()
    sheet = sheet_of(session_of(cards), theme)
    first_paint(sheet, sheet.viewport())
    sheet.zoom_to(1.0)
    sheet.scroll_view(400, 200)
    QApplication.processEvents()
    paints = Paints(sheet.viewport())
    found: dict[str, dict[str, list[float]]] = {}
    for name, bar, way in (("sideways", sheet.horizontalScrollBar(), (STEP_PX, 0)),
                           ("down", sheet.verticalScrollBar(), (0, STEP_PX))):
        bare = BareScroll(sheet, *way)
        first_paint(bare)
        played = Paints(bare)
        stops = iter(list(onward(bar.value(), bar.maximum()) if fresh else to_and_fro(bar.value())))
        count, warm_up = (FRESH, 2) if fresh else (FRAMES, 2 * TURN)
        collected()
        found[name] = interleaved(
            count, warm_up, ours=lambda stops=stops, bar=bar: frame(paints, lambda: bar.setValue(next(stops))),
            bare=lambda bare=bare, played=played: frame(played, bare.step), pause=pause())
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


def main() -> None:
    """p95 of all sizes at both ratios."""
    for dpr in RATIOS:
        small: dict[str, float] = {}
        for cards in SIZES if dpr == 1 else (SMALL, LARGE):
            for name, times in child(MODULE, "frames", cards, dpr=dpr).items():
                value = p95(times["ours"])
                report(f"pan {name}, p95", cards, value, "ms", baseline=p95(times["bare"]),
                       budget=BUDGET if dpr == 1 else None, dpr=dpr)
                small.setdefault(name, value)
                if cards == SMALL:
                    small[name] = value
                if cards == LARGE:
                    report(f"pan {name}, p95, against 1,000", cards, value, "ms", baseline=small[name],
                           budget=GROWTH if dpr == 1 else None, dpr=dpr)
        for cards in (SMALL, LARGE):
            for name, times in child(MODULE, "frames", cards, True, dpr=dpr).items():
                if times["ours"]:
                    report(f"pan fresh {name}, p95", cards, p95(times["ours"]), "ms", baseline=p95(times["bare"]),
                           budget=BUDGET if dpr == 1 else None, dpr=dpr)


if __name__ == "__main__":
    main()
