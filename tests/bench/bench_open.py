"""Opening a map: from the file's bytes to the first complete paint at 100 %, all texts measured, all rows grown."""
from time import perf_counter
from typing import Any

from tests.bench.harness import RATIOS, SIZES, child, collected, interleaved, map_bytes, median, report

MODULE = "tests.bench.bench_open"
ROUNDS = 3
JUDGED, BUDGET = 10_000, 0.15
# Per card, 50,000 may take so many times what 1,000 take: linear, with room for the machine's caches.
SMALL, LARGE, LINEAR = 1_000, 50_000, 1.5
WARM = 100


def sheet(cards: int) -> dict[str, float]:
    """Milliseconds of our sheet, in a process that has opened a small map before."""
    from journeymapper.core.persistence.codec import decode
    from journeymapper.core.session.session import Session
    from tests.bench.screen import application, first_paint, sheet_of

    _, theme = application()

    def opened(data: bytes) -> dict[str, float]:
        start = perf_counter()
        session = Session(decode(data).records)
        read = perf_counter()
        shown = sheet_of(session, theme)
        laid_out = perf_counter()
        first_paint(shown, shown.viewport())
        end = perf_counter()
        shown.release()
        shown.hide()
        return {"total": (end - start) * 1e3, "read": (read - start) * 1e3, "plan": (laid_out - read) * 1e3,
                "paint": (end - laid_out) * 1e3}

    opened(map_bytes(WARM))
    data = map_bytes(cards)
    collected()
    return opened(data)


def scene(cards: int) -> dict[str, float]:
    """Milliseconds of Qt's own items."""
    from tests.bench.bare import bare_scene, bare_view
    from tests.bench.screen import application, first_paint

    application()
    kept: list[Any] = []

    def opened(data: bytes) -> dict[str, float]:
        start = perf_counter()
        view = bare_view(bare_scene(data))
        first_paint(view, view.viewport())
        kept.append(view)
        return {"total": (perf_counter() - start) * 1e3}

    opened(map_bytes(WARM))
    data = map_bytes(cards)
    collected()
    return opened(data)


def measured(cards: int, dpr: float, rounds: int = ROUNDS) -> tuple[dict[str, float], float]:
    """Medians of ours by part, and of the baseline."""
    parts: list[dict[str, float]] = []

    def ours() -> float:
        parts.append(child(MODULE, "sheet", cards, dpr=dpr))
        return parts[-1]["total"]

    def bare() -> float:
        return float(child(MODULE, "scene", cards, dpr=dpr)["total"])

    found = interleaved(rounds, 0, ours=ours, bare=bare)
    return {name: median(part[name] for part in parts) for name in parts[0]}, median(found["bare"])


def main() -> None:
    """All sizes at ratio 1; the judged one at 1.5 too."""
    per_card: dict[int, float] = {}
    for dpr in RATIOS:
        for cards in SIZES if dpr == 1 else (JUDGED,):
            ours, bare = measured(cards, dpr)
            judged = cards == JUDGED and dpr == 1
            report("open", cards, ours["total"], "ms", baseline=bare, budget=BUDGET if judged else None, dpr=dpr)
            for part in ("read", "plan", "paint"):
                report(f"open, {part}", cards, ours[part], "ms", dpr=dpr)
            if dpr == 1:
                per_card[cards] = ours["total"] * 1e3 / cards
    report("open, per card, against 1,000", LARGE, per_card[LARGE], "µs", baseline=per_card[SMALL], budget=LINEAR)


if __name__ == "__main__":
    main()
