"""A full repaint of the whole map on the screen; 50,000 cards beside 1,000, in turn."""
from tests.bench.harness import RATIOS, SIZES, child, interleaved, median, report

MODULE = "tests.bench.bench_fit"
ROUNDS, FRAMES = 3, 15
SMALL, LARGE, BUDGET = 1_000, 50_000, 3.0


def repaint(cards: int) -> dict[str, float]:
    """Milliseconds: the first picture after fitting, and the median of repaints of all of it."""
    from tests.bench.harness import collected
    from tests.bench.screen import Paints, application, first_paint, frame, session_of, sheet_of

    _, theme = application()
    sheet = sheet_of(session_of(cards), theme)
    first_paint(sheet, sheet.viewport())
    collected()
    paints = Paints(sheet.viewport())
    first = frame(paints, sheet.zoom_fit) or 0.0
    times = [frame(paints, sheet.viewport().update) for _ in range(FRAMES)]
    return {"first": first, "again": median(time for time in times if time is not None)}


def main() -> None:
    """Each size once; the judged pair in turn, three times."""
    for dpr in RATIOS:
        for cards in SIZES if dpr == 1 else ():
            found = child(MODULE, "repaint", cards, dpr=dpr)
            report("fit-all, first picture", cards, found["first"], "ms", dpr=dpr)
            report("fit-all, full repaint", cards, found["again"], "ms", dpr=dpr)
        pair = interleaved(ROUNDS, 0, **{
            str(cards): lambda cards=cards, dpr=dpr: float(child(MODULE, "repaint", cards, dpr=dpr)["again"])
            for cards in (SMALL, LARGE)})
        report("fit-all, full repaint, against 1,000", LARGE, median(pair[str(LARGE)]), "ms",
               baseline=median(pair[str(SMALL)]), budget=BUDGET if dpr == 1 else None, dpr=dpr)


if __name__ == "__main__":
    main()
