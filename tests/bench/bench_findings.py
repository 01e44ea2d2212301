"""What the findings cost: all checks of a map, the longest turn in which they hold the window up, a change's part."""
from tests.bench.harness import SIZES, child, collected, p95, report

MODULE = "tests.bench.bench_findings"
ROUNDS, CHANGES = 9, 60
ALL_MS, TURN_MS = 400.0, 8.0


def checks(cards: int) -> dict[str, list[float]]:
    """Milliseconds of processor time: `all` checks of a map, by round; `change`, what one change makes due."""
    import time

    from journeymapper.core.analysis.engine import Checks
    from journeymapper.core.analysis.options import Options
    from journeymapper.core.commands.records import set_fields
    from journeymapper.core.model.cards import RedPoint, Touchpoint
    from tests.bench.screen import session_of

    session = session_of(cards)
    found: dict[str, list[float]] = {"all": [], "change": []}
    made = Checks(session.store, Options())
    made.work()
    collected()
    for _ in range(ROUNDS):
        begin = time.process_time()
        made = Checks(session.store, Options())
        made.work()
        found["all"].append((time.process_time() - begin) * 1000)
    session.changed.connect(lambda change, _origin: waiting.append(change))
    waiting: list[object] = []
    ids = [row.id for kind in (Touchpoint, RedPoint) for row in session.store.every(kind)[:CHANGES // 2]]
    for turn, id in enumerate(ids):
        session.run(set_fields, [id], title=f"Title {turn}", feeling=turn % 5 - 2, owner=f"Owner {turn}")
        begin = time.process_time()
        made.follow(waiting.pop())  # type: ignore[arg-type]  # what the signal carries
        made.work()
        found["change"].append((time.process_time() - begin) * 1000)
    return found


def turns(cards: int) -> list[float]:
    """Milliseconds of processor time of every turn on the window's thread, from the first to the last row shown."""
    import time
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from journeymapper.core.foundation.i18n import texts
    from journeymapper.ui.panels import findings, findings_watch
    from journeymapper.ui.theme.current import Theme
    from tests.bench.screen import session_of

    application, lasted = QApplication.instance() or QApplication([]), []

    def timed(work: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: object) -> None:
            begin = time.process_time()
            work(*arguments)
            lasted.append((time.process_time() - begin) * 1000)

        return run

    session = session_of(cards)
    for warm in (True, False):
        watch = findings_watch.FindingsWatch(session, application)
        panel = findings.FindingsPanel(watch, Theme("light"), texts("en"))
        panel.resize(288, 700)
        panel.show()
        collected()
        for part, timer, turn in ((watch, watch._timer, watch._turn), (panel, panel._steps, panel._take_one)):
            timer.timeout.disconnect()
            timer.timeout.connect(timed(turn))
            assert part is not None
        lasted.clear()
        watch._timer.start(0)
        while not panel.settled:
            application.processEvents()
        if warm:
            panel.hide()
    return lasted


def main() -> None:
    """Medians and the longest, by size."""
    for cards in SIZES:
        found, lasted = child(MODULE, "checks", cards), child(MODULE, "turns", cards)
        judged = cards == 10_000
        report("findings, all checks, processor time", cards, sorted(found["all"])[ROUNDS // 2], "ms",
               budget=ALL_MS if judged else None)
        report("findings, the longest turn on the window's thread", cards, max(lasted), "ms",
               budget=TURN_MS if judged else None)
        # Spread over several turns, so that only the turns have a budget.
        report("findings, after one change, p95", cards, p95(found["change"]), "ms")


if __name__ == "__main__":
    main()
