"""What the journal costs the window: a change's time on its thread, with a journal beside it, less that without."""
from tests.bench.harness import SIZES, child, collected, p95, report

MODULE = "tests.bench.bench_journal"
CHANGES, TURN_S = 400, 0.004
BUDGET_MS = 1.0


def costs(cards: int) -> dict[str, list[float]]:
    """Milliseconds of each change: `told`, in the journal's own listeners; `alone` and `beside`, the whole change.

    Twenty times as fast as a person's twenty a second, past several snapshots; the thread writes meanwhile.
    """
    import tempfile
    import time
    from pathlib import Path

    from journeymapper.core.commands.records import rename
    from journeymapper.core.model.cards import Card
    from journeymapper.core.persistence.journal.journal import Journal
    from tests.bench.screen import session_of

    session = session_of(cards)
    ids = [card.id for card in session.store.every(Card)][:CHANGES]

    def once(turn: int) -> float:
        id, title = ids[turn % len(ids)], f"Title {time.perf_counter_ns()}"
        begin = time.perf_counter()
        session.run(rename, id, title)
        took = (time.perf_counter() - begin) * 1000
        time.sleep(TURN_S)
        return took

    collected()
    found: dict[str, list[float]] = {"told": [], "alone": [once(turn) for turn in range(CHANGES)]}
    session.history.clear()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(session.store, {}, Path(folder), print, base=tuple(session.store.records.values()))
        journal.begin(session.history)

        def changed(*what: object) -> None:
            begin = time.perf_counter()
            journal.changed(*what)  # type: ignore[arg-type]
            found["told"].append((time.perf_counter() - begin) * 1000)

        def stepped() -> None:
            begin = time.perf_counter()
            journal.stepped(session.history)
            found["told"][-1] += (time.perf_counter() - begin) * 1000

        session.changed.connect(changed)
        session.history_changed.connect(stepped)
        collected()
        found["beside"] = [once(turn) for turn in range(CHANGES)]
        journal.close(keep=True)
    return found


def main() -> None:
    """p95 by size."""
    for cards in SIZES:
        found = child(MODULE, "costs", cards)
        report("journal, its part of a change, p95", cards, p95(found["told"]), "ms",
               budget=BUDGET_MS if cards == 10_000 else None)
        report("journal, a whole change beside it, p95", cards, p95(found["beside"]), "ms",
               baseline=p95(found["alone"]))


if __name__ == "__main__":
    main()
