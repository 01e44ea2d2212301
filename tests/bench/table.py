"""`python -m tests.bench.table [LINES]`: the figures as a table, put between the marks in the README."""
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OUT, README = ROOT / "out" / "bench.jsonl", ROOT / "README.md"
BLOCK = re.compile(r"(<!-- bench: .*? -->\n)(.*?)(<!-- end of bench -->)", re.DOTALL)
HEAD = ("what", "cards", "screen", "figure", "baseline", "ratio", "budget", "kept")
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The lines of a file of figures."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def replaced(old: Path, new: Path, whole: bool) -> str:
    """The lines of `new`; those of `old` that it doesn't measure stay, unless all were run (`whole`)."""
    fresh = rows(new)
    kept = [] if whole or not old.exists() else rows(old)
    known = {_key(row) for row in fresh}
    return "".join(json.dumps(row) + "\n" for row in [*(row for row in kept if _key(row) not in known), *fresh])


def _key(row: Row) -> tuple[Any, ...]:
    return row["name"], row["cards"], row["dpr"]


def table(lines: list[Row]) -> str:
    """A Markdown table, a row a figure, in the order of the lines."""
    out = [f"| {' | '.join(HEAD)} |", "|---|--:|--:|--:|--:|--:|--:|:-:|"]
    for row in lines:
        judged = row["ratio"] is not None
        budget = "" if row["budget"] is None else f"≤ {_number(row['budget'])}{'' if judged else ' ' + row['unit']}"
        cells = (row["name"], f"{row['cards']:,}", f"{row['dpr']:g}×", f"{_number(row['value'])} {row['unit']}",
                 "" if row["baseline"] is None else f"{_number(row['baseline'])} {row['unit']}",
                 _number(row["ratio"]) if judged else "", budget, {None: "", True: "yes", False: "**no**"}[row["ok"]])
        out.append(f"| {' | '.join(cells)} |")
    return "\n".join(out) + "\n"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def main() -> int:
    """Write the table into the README."""
    lines = rows(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
    text = README.read_text(encoding="utf-8")
    if not BLOCK.search(text):
        print("the README has no place for the table", file=sys.stderr)
        return 1
    README.write_text(BLOCK.sub(lambda found: f"{found[1]}\n{table(lines)}\n{found[3]}", text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
