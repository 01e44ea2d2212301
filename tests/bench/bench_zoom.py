"""A step of the wheel: how soon the stretched picture shows, and how long after rest the sharp one does.

It begins at rest: what a sheet does by itself after a scroll is done.
"""
from tests.bench.harness import RATIOS, SIZES, child, collected, median, p95, report

MODULE = "tests.bench.bench_zoom"
STEPS, RESTS, SHARP_MS = 12, 6, 100.0


def steps(cards: int) -> dict[str, list[float]]:
    """Milliseconds of each stretched frame, and from each last step to the end of the sharp paint."""
    from time import perf_counter

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from tests.bench.screen import Paints, application, first_paint, frame, session_of, sheet_of, until

    _, theme = application()
    sheet = sheet_of(session_of(cards), theme)
    first_paint(sheet, sheet.viewport())
    sheet.zoom_to(1.0)
    sheet.scroll_view(400, 200)
    QApplication.processEvents()
    until(lambda: not sheet.stretch.ahead.busy)
    paints, at = Paints(sheet.viewport()), QPointF(900, 500)
    collected()
    stretched: list[float] = []
    sharp: list[float] = []
    for rest in range(RESTS):
        by = 1.06 if rest % 2 else 1 / 1.06
        for _ in range(STEPS):
            time = frame(paints, lambda by=by: sheet.stretch.zoom_to(sheet.view.zoom * by, at))
            stretched += [time] if time is not None else []
        start, count = perf_counter(), paints.count
        until(lambda count=count: paints.count > count)
        sharp.append((perf_counter() - start) * 1e3)
    return {"stretched": stretched, "sharp": sharp}


def main() -> None:
    """All sizes at ratio 1, one at 1.5."""
    for dpr in RATIOS:
        for cards in SIZES if dpr == 1 else (SIZES[-2],):
            found = child(MODULE, "steps", cards, dpr=dpr)
            report("zoom, stretched frame, p95", cards, p95(found["stretched"]), "ms", dpr=dpr)
            report("zoom, sharp after rest", cards, median(found["sharp"]), "ms",
                   budget=SHARP_MS if dpr == 1 else None, dpr=dpr)


if __name__ == "__main__":
    main()
