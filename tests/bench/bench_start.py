"""From exec to the first painted window, to the sample map painted, to all parts painted, so that it can be edited.

Beside the process of an empty QMainWindow.
"""
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.bench.harness import RATIOS, ROOT, environment, interleaved, median, report
from tests.bench.watch import MARK

ROUNDS = 15
SAMPLE = ROOT / "resources" / "samples" / "garden-furniture.journey"
CARDS = 44
WINDOW_BUDGET, MAP_BUDGET = 2.0, 3.0


def started(what: str, *files: str, dpr: float = 1.0) -> tuple[float, list[str]]:
    """Milliseconds from the start of a process to the sight, and the modules loaded by then."""
    with tempfile.TemporaryDirectory(prefix="journeymapper-bench-") as folder:
        surroundings = environment(Path(folder), dpr)
        begin = monotonic()
        ended = subprocess.run([sys.executable, "-m", "tests.bench.watch", what, *files], cwd=ROOT, env=surroundings,
                               capture_output=True, text=True, timeout=60, check=False)
    for n, line in enumerate(lines := ended.stdout.splitlines()):
        if line.startswith(MARK):
            return (float(line.removeprefix(MARK)) - begin) * 1e3, lines[n + 1:]
    raise RuntimeError(f"{what}: nothing was painted\n{ended.stdout}{ended.stderr}")


def main() -> None:
    """Three figures at each device ratio; budgets at 1."""
    for dpr in RATIOS:
        rounds = ROUNDS if dpr == 1 else ROUNDS // 3
        times = interleaved(
            rounds, 2, empty=lambda dpr=dpr: started("empty", dpr=dpr)[0],
            window=lambda dpr=dpr: started("window", dpr=dpr)[0],
            map=lambda dpr=dpr: started("map", str(SAMPLE), dpr=dpr)[0],
            editor=lambda dpr=dpr: started("editor", str(SAMPLE), dpr=dpr)[0])
        empty = median(times["empty"])
        report("start: exec to window painted", 0, median(times["window"]), "ms", baseline=empty, dpr=dpr,
               budget=WINDOW_BUDGET if dpr == 1 else None)
        report("start: exec to sample map painted", CARDS, median(times["map"]), "ms", baseline=empty, dpr=dpr,
               budget=MAP_BUDGET if dpr == 1 else None)
        report("start: exec to all parts painted", CARDS, median(times["editor"]), "ms", baseline=empty, dpr=dpr)


if __name__ == "__main__":
    main()
