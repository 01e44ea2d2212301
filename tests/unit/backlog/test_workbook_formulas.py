"""Formulas, stored values and `scoring` say the same; LibreOffice computes it again."""
import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.workbook.stored import UnexpectedWorkbook, with_values
from journeymapper.core.document.store import Store
from journeymapper.core.model.journey import Journey
from tests.support.maps import sample
from tests.unit.backlog.workbooks import backlog_rows, recalculated, red_points, values, written

INPUTS = st.fixed_dictionaries({}, optional={
    "severity": st.integers(0, 4), "frequency": st.integers(1, 5), "effort": st.integers(1, 5),
    "confidence": st.sampled_from([50, 80, 100]),
    "evidence_level": st.sampled_from(["assumed", "partly", "researched"]),
    "title": st.sampled_from(["Red point", "", "=1", " "]),
})


def every_kind() -> Store:
    """Each severity with each frequency, effort and confidence that makes a difference, and the blanks."""
    blank: list[int | None] = [None]
    rows = [{"severity": s, "frequency": f, "effort": e, "confidence": c}
            for s in [*blank, 0, 1, 3, 4] for f in [*blank, 1, 3, 5] for e in [*blank, 1, 3, 5] for c in (50, 80, 100)]
    return red_points(rows)


def wanted(doc: Store) -> list[tuple[Any, str | None]]:
    return [("not scored" if item.score is None else pytest.approx(item.score, rel=1e-15), item.band)
            for item in backlog(doc)]


def shown(path: Path) -> list[tuple[Any, str | None]]:
    return [(row["Score"], row["When"] or None) for row in backlog_rows(path)]


@given(st.lists(INPUTS, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_stored_values_are_those_of_the_rule(tmp_path_factory: pytest.TempPathFactory, fields: list[Any]) -> None:
    doc = red_points(fields)
    assert shown(written(doc, tmp_path_factory.mktemp("book"))) == wanted(doc)


def poisoned(path: Path, folder: Path) -> Path:
    """The same workbook with wrong stored values: who shows right ones has computed them."""
    out = folder / f"poisoned-{path.name}"
    with ZipFile(path) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb' t="str"(><f>[^<]*</f><v>)[^<]*(</v>)', rb"\g<1>777\2", data)
                data = re.sub(rb"(</f><v>)[^<]*(</v>)", rb"\g<1>777\2", data)
            target.writestr(name, data)
    return out


@pytest.mark.libreoffice
def test_libreoffice_computes_what_is_stored(tmp_path: Path) -> None:
    doc = every_kind()
    bad = poisoned(written(doc, tmp_path), tmp_path)
    assert {row["Score"] for row in backlog_rows(bad)} == {777}
    assert shown(recalculated(bad, tmp_path)) == wanted(doc)


@pytest.mark.libreoffice
def test_thresholds_words_and_blank_rows_are_computed_too(tmp_path: Path) -> None:
    doc = Store([Journey(id="j", title="Map", scoring={"now": 2.5, "next": 1})])
    again = recalculated(poisoned(written(doc, tmp_path), tmp_path), tmp_path)
    assert shown(again) == [(None, None)]
    fields = [{"severity": 3, "frequency": 1, "effort": e, "confidence": 100} for e in (1, 2, 4)]
    rows = [*doc.records.values(), *(r for r in red_points(fields).records.values() if not isinstance(r, Journey))]
    again = recalculated(poisoned(written(Store(rows), tmp_path), tmp_path), tmp_path)
    assert shown(again) == [(3, "now"), (1.5, "next"), (0.75, "later")]


@pytest.mark.libreoffice
def test_the_sample_in_spanish_is_computed_too(tmp_path: Path) -> None:
    out = written(sample().store, tmp_path, "es")
    again = recalculated(poisoned(out, tmp_path), tmp_path)
    assert [round(row[10].value, 2) for row in values(again).worksheets[2].iter_rows(min_row=5, max_row=10)] == [
        8.0, 5.33, 6.0, 5.0, 4.8, 2.4]


def test_a_formula_in_an_unknown_shape_stops_the_export() -> None:
    good = '<c r="A1" s="3"><f>1+1</f><v /></c>'
    assert with_values(good, {"A1": 2}) == '<c r="A1" s="3"><f>1+1</f><v>2</v></c>'
    assert with_values(good, {"A1": "<&"}) == '<c r="A1" s="3" t="str"><f>1+1</f><v>&lt;&amp;</v></c>'
    for xml, stored in ((good, {}), (good, {"A1": 2, "A2": 3}), ('<c r="A1"><f>1</f></c>', {}), ("", {"A1": 1})):
        with pytest.raises(UnexpectedWorkbook):
            with_values(xml, stored)
