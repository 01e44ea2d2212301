"""One edit to the next paint: a typed title, a card moved to the next step, and each undone; all sizes in turn."""
from tests.bench.harness import RATIOS, SIZES, child, collected, interleaved, p95, report

MODULE = "tests.bench.bench_edit"
ROUNDS, EDITS = 3, 40
SMALL = 100
GROWTH = {10_000: 2.0, 50_000: 3.0}
KINDS = ("touchpoint", "red-point", "process")
# Judged against the map of 100 cards: the most usual kind, and that whose cards span columns.
JUDGED = ("touchpoint", "process")


def edits(cards: int, kind: str) -> dict[str, list[float]]:
    """Milliseconds of each edit of a card of that kind, if it can be at step 3; at 100 %, in sight and selected."""
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from journeymapper.core.commands.cards import move_cards
    from journeymapper.core.commands.records import rename
    from journeymapper.core.model.cards import Card
    from tests.bench.screen import Paints, application, first_paint, frame, session_of, sheet_of

    _, theme = application()
    sheet = sheet_of(session_of(cards), theme)
    first_paint(sheet, sheet.viewport())
    sheet.zoom_to(1.0)
    session = sheet.session
    cards_of_kind = [row for row in session.store.every(Card) if row.kind == kind and row.step is not None]
    # A small map has some kinds at other steps only.
    card = next((row for row in cards_of_kind if row.step == "step-3"), cards_of_kind[0])
    sheet.show_record(card.id)
    QApplication.processEvents()
    paints = Paints(sheet.viewport())
    collected()
    title = card.title

    def type_one(turn: int) -> None:
        session.run(rename, card.id, title + "abcdefgh"[:turn % 8])

    def move_one(turn: int) -> None:
        session.run(move_cards, [card.id], lane=str(card.lane), step=f"step-{4 - turn % 2}")

    found: dict[str, list[float]] = {}
    acts: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("typed", type_one), ("moved", move_one), ("undone", lambda _turn: session.undo()))
    for name, act in acts:
        times = [frame(paints, lambda act=act, turn=turn: act(turn)) for turn in range(1, EDITS + 1)]
        found[name] = [time for time in times if time is not None]
    return found


def main() -> None:
    """p95 by size and kind of card; see `JUDGED`."""
    for dpr in RATIOS:
        for kind in KINDS if dpr == 1 else KINDS[:1]:
            runs: dict[int, list[dict[str, list[float]]]] = {cards: [] for cards in SIZES}

            def once(cards: int, kind: str = kind, dpr: float = dpr, runs: dict = runs) -> None:  # type: ignore[type-arg]
                runs[cards].append(child(MODULE, "edits", cards, kind, dpr=dpr))

            interleaved(ROUNDS, 0, **{str(cards): lambda cards=cards: once(cards) for cards in SIZES})
            for name in ("typed", "moved", "undone"):
                times = {cards: p95([time for run in runs[cards] for time in run[name]]) for cards in SIZES}
                for cards in SIZES:
                    judged = GROWTH.get(cards) if dpr == 1 and kind in JUDGED else None
                    report(f"edit, {kind} {name}, p95", cards, times[cards], "ms",
                           baseline=times[SMALL] if cards in GROWTH else None, budget=judged, dpr=dpr)


if __name__ == "__main__":
    main()
