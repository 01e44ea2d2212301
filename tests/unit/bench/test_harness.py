"""The harness of the benchmarks: its lines, its maps, its child processes, its table. Nothing here is timed."""
import json
from pathlib import Path

import pytest

from journeymapper.core.persistence.codec import decode
from tests.bench import maps, table
from tests.bench.harness import LINES, child, interleaved, p95, report


@pytest.mark.parametrize("value, baseline, budget, ratio, ok", [
    (3.0, 2.0, 1.5, 1.5, True), (3.1, 2.0, 1.5, 1.55, False), (7.0, None, 8.0, None, True),
    (9.0, None, 8.0, None, False), (9.0, 3.0, None, 3.0, None),
])
def test_a_figure_is_judged_by_its_ratio_or_by_itself(
        value: float, baseline: float | None, budget: float | None, ratio: float | None, ok: bool | None) -> None:
    line = report("x", 100, value, "ms", baseline=baseline, budget=budget)
    assert line == {"name": "x", "cards": 100, "value": value, "unit": "ms", "baseline": baseline, "ratio": ratio,
                    "budget": budget, "ok": ok, "dpr": 1.0}


def test_a_line_is_printed_and_kept(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "lines"
    monkeypatch.setenv(LINES, str(kept))
    line = report("x", 100, 1.23456, "ms", dpr=1.5)
    assert json.loads(capsys.readouterr().out) == line == json.loads(kept.read_text())
    assert line["value"] == 1.235


def test_subjects_take_turns_and_a_warm_up_is_dropped() -> None:
    order: list[str] = []

    def run(name: str) -> float:
        order.append(name)
        return float(len(order))

    values = interleaved(2, 1, ours=lambda: run("ours"), bare=lambda: run("bare"))
    assert order == ["ours", "bare"] * 3
    assert values == {"ours": [3.0, 5.0], "bare": [4.0, 6.0]}


def test_p95_leaves_five_of_a_hundred_above_it() -> None:
    assert p95(list(range(100))) == 95
    assert p95([4.0]) == 4.0


@pytest.mark.parametrize("cards", [100, 1_000])
def test_a_generated_map_is_whole_and_always_the_same(cards: int) -> None:
    data = maps.map_bytes(cards)
    loaded = decode(data)
    assert not loaded.repairs
    tables = [row.table for row in loaded.records]
    assert tables.count("cards") == cards
    assert (tables.count("lanes"), tables.count("personas")) == (10, 3)
    assert tables.count("steps") == max(24, cards // 40)
    assert maps.map_of(cards) == json.loads(data)


def test_a_child_measures_on_a_screen_of_its_own() -> None:
    assert child("tests.bench.screen", "seen", 100, dpr=1.5) == {"size": [1920, 1080], "dpr": 1.5, "painted": True}


def test_what_fails_in_a_child_is_said() -> None:
    with pytest.raises(RuntimeError, match="no_such_function"):
        child("tests.bench.screen", "no_such_function")


def test_the_table_holds_every_line_and_a_new_one_replaces_the_old(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    row = report("open", 1_000, 70.0, "ms", baseline=1_000.0, budget=0.15)
    over = report("save.block", 10_000, 9.0, "ms", budget=8.0)
    old.write_text("".join(json.dumps(line) + "\n" for line in (row, over)))
    new.write_text(json.dumps({**over, "value": 7.0, "ok": True}) + "\n")
    old.write_text(table.replaced(old, new, whole=False))
    assert table.table(table.rows(old)).splitlines()[2:] == [
        "| open | 1,000 | 1× | 70 ms | 1,000 ms | 0.07 | ≤ 0.15 | yes |",
        "| save.block | 10,000 | 1× | 7 ms |  |  | ≤ 8 ms | yes |"]
    assert table.rows(new) == [json.loads(line) for line in table.replaced(old, new, whole=True).splitlines()]
