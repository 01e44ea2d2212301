"""Scrolling at 100 %: a frame of 40 pixels sideways or down, beside a bare paint of the same strip."""
from tests.bench.harness import RATIOS, SIZES, child, collected, interleaved, p95, report

MODULE = "tests.bench.bench_pan"
STEP_PX, FRAMES, TURN = 40, 64, 8
SMALL, LARGE = 1_000, 50_000
BUDGET, GROWTH = 2.0, 1.5


def frames(cards: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each frame by direction, ours and bare: to and fro over the same eight steps."""
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
        stops = iter([bar.value() + STEP_PX * (TURN - abs(n % (2 * TURN) - TURN)) for n in range(1, 200)])
        collected()
        found[name] = interleaved(
            FRAMES, 2 * TURN, ours=lambda stops=stops, bar=bar: frame(paints, lambda: bar.setValue(next(stops))),
            bare=lambda bare=bare, played=played: frame(played, bare.step))
    return found


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


if __name__ == "__main__":
    main()
