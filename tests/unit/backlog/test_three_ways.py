"""Window, workbook and command line score alike, whatever the map chose; LibreOffice computes it independently."""
import random
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.cli import run
from journeymapper.core.backlog.models import INPUTS, MODELS
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.repository import save_map
from journeymapper.ui.panels.backlog_rows import backlog_rows as window_rows
from tests.unit.backlog.test_workbook_formulas import poisoned
from tests.unit.backlog.workbooks import backlog_rows, recalculated_all, red_points

Fields = dict[str, Any]


def drawn(rng: random.Random) -> Fields:
    """A red point's inputs, any of them blank."""
    offered: dict[str, Any] = {
        "severity": rng.randint(0, 4), "frequency": rng.randint(1, 5), "effort": rng.randint(1, 5),
        "confidence": rng.choice([50, 80, 100]), "evidence_level": rng.choice(["partly", "researched"]),
        "customer_value": rng.choice([rng.randint(0, 100), rng.uniform(0, 100)]),
        "business_value": rng.randint(0, 100), "votes": rng.randint(0, 9)}
    return {name: value for name, value in offered.items() if rng.random() > 0.15}


def chosen(rng: random.Random, model: str, *, weighted: bool) -> Fields:
    """A model with thresholds of its own and, if `weighted`, weights for some inputs."""
    named = rng.sample(sorted(INPUTS), 5) if weighted else []
    return {"model": model, "now": rng.uniform(3, 12), "next": rng.uniform(0.5, 3),
            "weights": {name: rng.choice([0, 0.5, 1.5, 2, 3]) for name in named}}


def map_of(scoring: Fields, fields: list[Fields]) -> Store:
    rows = [row for row in red_points(fields).records.values() if not isinstance(row, Journey)]
    return Store([Journey(id="j", title="Map", language="en", scoring=scoring), *rows])


def in_window(doc: Store) -> list[tuple[str, Any]]:
    return [(row.title, "not scored" if row.score is None else pytest.approx(row.score, rel=1e-12, abs=1e-300))
            for row in window_rows(doc, texts("en"))]


def in_workbook(path: Path) -> list[tuple[str, Any]]:
    return [(row["Red point"], row["Score"]) for row in backlog_rows(path)]


def by_command_line(doc: Store, folder: Path, name: str) -> Path:
    source, out = folder / f"{name}.journey", folder / f"{name}.xlsx"
    save_map(source, encode(list(doc.records.values())), None)
    assert run(["export", str(source), str(out)], texts("en")) == 0
    return out


@pytest.mark.libreoffice
@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 40))])
def test_window_workbook_and_command_line_score_alike(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    docs = {f"{model}-{weighted}": map_of(chosen(rng, model, weighted=weighted), [drawn(rng) for _ in range(40)])
            for model in MODELS for weighted in (False, True)}
    books = {name: by_command_line(doc, tmp_path, name) for name, doc in docs.items()}
    again = recalculated_all([poisoned(book, tmp_path) for book in books.values()], tmp_path)
    for (name, doc), computed in zip(docs.items(), again, strict=True):
        wanted = in_window(doc)
        assert in_workbook(books[name]) == wanted, name
        assert in_workbook(computed) == wanted, name
        assert [row["When"] for row in backlog_rows(computed)] == [row["When"] for row in backlog_rows(books[name])]
