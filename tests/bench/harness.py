"""What every benchmark needs: child processes on a known screen, subject and baseline interleaved, one line a figure.

A benchmark is a module `bench_<name>.py` with a `main()` that calls `report` for each figure, at device ratio 1 and,
without a budget, at 1.5. A measurement runs in a process of its own: `child("tests.bench.bench_x", "measure", 1000)`
calls that function there, under Qt's offscreen platform with a screen of 1920×1080, and gives what it returns.
"""
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from compileall import compile_dir
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

from tests.bench.maps import SIZES, map_bytes, map_path

__all__ = ["RATIOS", "SIZES", "child", "collected", "environment", "interleaved", "map_bytes", "map_path", "median",
           "p95", "report", "timed"]

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
RATIOS = (1.0, 1.5)
SCREEN = (1920, 1080)
MARK = "@@ result "
LINES = "JOURNEYMAPPER_BENCH_LINES"
FOLDERS = {"XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
           "XDG_RUNTIME_DIR": "runtime"}


def report(name: str, cards: int, value: float, unit: str, *, baseline: float | None = None,
           budget: float | None = None, dpr: float = 1.0) -> dict[str, Any]:
    """Print one figure as a line of JSON, and keep it for the table.

    With a baseline (same unit) `ratio` is value ÷ baseline and the budget is one for the ratio; without, the budget is
    one for the value. Without a budget the figure is only reported: `ok` is null. dpr: pixels of the screen for each
    of the window's.
    """
    ratio = None if not baseline else value / baseline
    judged = value if baseline is None else ratio
    line = {"name": name, "cards": cards, "value": _rounded(value), "unit": unit, "baseline": _rounded(baseline),
            "ratio": _rounded(ratio), "budget": budget,
            "ok": None if budget is None or judged is None else bool(judged <= budget), "dpr": dpr}
    text = json.dumps(line)
    print(text, flush=True)
    if kept := os.environ.get(LINES):
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    return line


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1e3


def interleaved(rounds: int, warm_up: int = 0, /, **subjects: Callable[[], T | None]) -> dict[str, list[T]]:
    """Run the subjects in turn, `rounds` times each; what they return (milliseconds, say), by name.

    What a subject returns in the first `warm_up` rounds is dropped, and None always.
    """
    values: dict[str, list[T]] = {name: [] for name in subjects}
    for turn in range(warm_up + rounds):
        for name, subject in subjects.items():
            value = subject()
            if value is not None and turn >= warm_up:
                values[name].append(value)
    return values


def collected() -> None:
    """Begin a measurement in this process with a clean heap: the collector won't walk what stands already."""
    gc.collect()
    gc.freeze()


def child(module: str, function: str, *arguments: Any, dpr: float = 1.0, timeout: float = 600) -> Any:
    """What `function(*arguments)` of the module returns in a fresh process; all are values of JSON.

    The process has settings and state of its own, empty. Raises RuntimeError with its errors if it fails.
    """
    call = f"from tests.bench.harness import answer; answer({module!r}, {function!r}, {json.dumps(arguments)!r})"
    with tempfile.TemporaryDirectory(prefix="journeymapper-bench-") as folder:
        ended = subprocess.run([sys.executable, "-c", call], cwd=ROOT, env=environment(Path(folder), dpr),
                               capture_output=True, text=True, timeout=timeout, check=False)
    for text in ended.stdout.splitlines():
        if text.startswith(MARK):
            return json.loads(text.removeprefix(MARK))
    raise RuntimeError(f"{module}.{function}{arguments} ended with {ended.returncode}\n{ended.stdout}{ended.stderr}")


def answer(module: str, function: str, arguments: str) -> None:
    """The child's side of `child`: it ends without tidying, which could take long and can't be measured."""
    from importlib import import_module

    result = getattr(import_module(module), function)(*json.loads(arguments))
    print(MARK + json.dumps(result), flush=True)
    sys.stdout.flush()
    os._exit(0)


def environment(folder: Path, dpr: float = 1.0) -> dict[str, str]:
    """What a measured process sees: folders of its own, English, a screen of 1920×1080 (times the ratio in pixels)."""
    for name in FOLDERS.values():
        (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [{
        "name": "bench", "x": 0, "y": 0, "width": round(SCREEN[0] * dpr), "height": round(SCREEN[1] * dpr),
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("QT_", "LC_", "LANGUAGE", "PYTHON")) or name == "PYTHONPATH"}
    return {**kept, **{variable: str(folder / name) for variable, name in FOLDERS.items()},
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_SCALE_FACTOR": str(dpr), "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
            "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


def compile_all() -> None:
    """Compile the program, the benchmarks and what is installed, so that no figure holds the compiler's time."""
    import sysconfig

    installed = sysconfig.get_paths()["purelib"]
    for folder in (ROOT / "journeymapper", ROOT / "tests" / "bench", Path(installed)):
        compile_dir(folder, quiet=2, workers=0)
