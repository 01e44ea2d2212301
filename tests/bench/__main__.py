"""`python -m tests.bench [NAME …]`: run the benchmarks, keep their lines in out/bench.jsonl, print a table."""
import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.harness import LINES, ROOT, compile_all
from tests.bench.table import OUT, replaced, rows, table


def names() -> list[str]:
    """All benchmarks that there are."""
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def main() -> int:
    """Exit status: 0 all budgets kept, 1 one was not, or a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(names())} (all)")
    parser.add_argument("--out", type=Path, default=OUT, help="where the lines go (out/bench.jsonl)")
    options = parser.parse_args()
    compile_all()
    chosen = options.names or names()
    fresh = options.out.with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_text("", encoding="utf-8")
    failed = [name for name in chosen if subprocess.run(
        [sys.executable, "-m", f"tests.bench.bench_{name}"], cwd=ROOT, check=False,
        env={**os.environ, LINES: str(fresh), "PYTHONPATH": str(ROOT)}).returncode]
    measured = rows(fresh)
    options.out.write_text(replaced(options.out, fresh, set(chosen) == set(names())), encoding="utf-8")
    fresh.unlink()
    print("\n" + table(measured))
    for name in failed:
        print(f"bench_{name} failed", file=sys.stderr)
    return 1 if failed or any(row["ok"] is False for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
