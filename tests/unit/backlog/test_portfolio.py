"""Several maps in one workbook: one order, one rule, a sum per map, and each map's answers come home to it alone."""
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.backlog import portfolio
from journeymapper.core.backlog.item import backlog, order
from journeymapper.core.backlog.portfolio import Portfolio, gather
from journeymapper.core.backlog.readback.apply import take_over
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.lines import Preview, words
from journeymapper.core.backlog.scoring import Scoring
from journeymapper.core.backlog.workbook.portfolio import write_portfolio
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.session.session import Session
from tests.unit.backlog.managers import Answer, answered, reshaped
from tests.unit.backlog.test_summary import figures, table
from tests.unit.backlog.workbooks import (
    MOMENT,
    backlog_rows,
    parts,
    recalculated,
    red_points,
    values,
    well_formed,
    written,
)

EN = texts("en")
SCORED = {"severity": 3, "frequency": 4, "confidence": 100, "effort": 2, "status": "new"}
FIRST = [{**SCORED, "title": "a now"}, {"title": "a blank", "owner": "Rosa"}, {**SCORED, "title": "a late", "effort": 5,
         "due": "2026-11-01"}]
SECOND = [{**SCORED, "title": "b worst", "severity": 4, "effort": 5}, {**SCORED, "title": "b next", "effort": 3},
          {**SCORED, "title": "b done", "status": "done", "due": "2026-11-01", "frequency": 1}]


def a_map(id: str, title: str, points: list[dict[str, Any]], **facts: Any) -> Store:
    rows = [row for row in red_points(points).records.values() if not isinstance(row, Journey)]
    return Store([Journey(id=id, title=title, **facts), *rows])


def gathered(*docs: Reader) -> Portfolio:
    return gather(lambda: iter([(f"{n}.journey", doc) for n, doc in enumerate(docs, start=1)]))


@pytest.fixture
def stores() -> tuple[Store, Store]:
    return a_map("a", "First", FIRST, owner="Ana", state="as-is"), a_map("b", "=Sec*nd", SECOND)


@pytest.fixture
def book(stores: tuple[Store, Store], tmp_path: Path) -> Path:
    return workbook(tmp_path, *stores)


def workbook(folder: Path, *docs: Reader, language: str = "en") -> Path:
    out = folder / "portfolio.xlsx"
    write_portfolio(gathered(*docs), out, texts(language), now=MOMENT)
    return out


def row_of(path: Path, title: str) -> int:
    return next(n for n, row in enumerate(backlog_rows(path), start=5) if row["Red point"] == title)


def test_all_red_points_are_ordered_by_one_rule(stores: tuple[Store, Store]) -> None:
    found = gathered(*stores)
    assert [item.red_point.title for item in found.items] == [
        "b worst", "a now", "b next", "a late", "b done", "a blank"]
    assert list(found.items) == sorted(found.items, key=order)
    assert [(one.id, one.title, one.file) for one in found.maps] == [
        ("b", "=Sec*nd", "2.journey"), ("a", "First", "1.journey")]
    assert (found.scoring, found.mixed) == (Scoring(), False)


def test_thresholds_that_all_share_are_kept_and_mixed_ones_become_the_usual() -> None:
    early = {"now": 2, "next": 1}
    same = gathered(a_map("a", "A", FIRST, scoring=early), a_map("b", "B", SECOND, scoring=early))
    assert (same.scoring.now, same.mixed) == (2, False)
    assert {item.red_point.title: item.band for item in same.items}["a late"] == "now"
    mixed = gathered(a_map("a", "A", FIRST, scoring=early), a_map("b", "B", SECOND))
    assert (mixed.scoring, mixed.mixed) == (Scoring(), True)
    assert {item.red_point.title: item.band for item in mixed.items}["a late"] == "later"


def test_titles_tell_maps_apart() -> None:
    maps = [a_map(id, title, []) for id, title in (
        ("a", "Shop"), ("b", "shop"), ("c", "  "), ("d", "x" * 300), ("e", "two\nlines"))]
    titles = {one.id: one.title for one in gathered(*maps).maps}
    assert titles == {"a": "Shop (1.journey)", "b": "shop (2.journey)", "c": "3.journey", "d": "x" * 199 + "…",
                      "e": "two lines"}
    same = gather(lambda: iter([("m.journey", maps[0]), ("m.journey", maps[1])]))
    assert sorted(one.title for one in same.maps) == ["Shop (m.journey)", "shop (m.journey) 2"]


def test_a_copy_and_too_much_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match=r"“2\.journey” and “1\.journey” are the same map"):
        gathered(a_map("a", "A", []), a_map("a", "B", []))
    monkeypatch.setattr(portfolio, "MOST_RED_POINTS", 3)
    with pytest.raises(BadFile, match="more than 3 red points"):
        gathered(a_map("a", "A", FIRST), a_map("b", "B", SECOND))
    monkeypatch.setattr(portfolio, "MOST_MAPS", 1)
    with pytest.raises(BadFile, match="up to 1 maps"):
        gathered(a_map("a", "A", []), a_map("b", "B", []))


def test_one_map_is_in_memory_at_a_time() -> None:
    import gc
    import weakref

    seen: list[weakref.ref[Store]] = []

    def sources() -> Iterator[tuple[str, Reader]]:
        for n in range(4):
            gc.collect()
            assert sum(1 for one in seen if one() is not None) <= 1
            store = a_map(f"m{n}", f"M{n}", FIRST)
            seen.append(weakref.ref(store))
            yield f"{n}", store

    assert len(gather(sources).items) == 12


def test_the_workbook_says_each_rows_map(book: Path) -> None:
    well_formed(book)
    assert values(book).sheetnames == ["Read me", "Summary", "Maps", "Backlog", "Settings", "Lists", "_journeymapper"]
    rows = backlog_rows(book)
    # Beside the red point, where screen and paper begin.
    assert list(rows[0])[:3] == ["Id", "Red point", "Map"]
    assert [(row["Red point"], row["Map"], row["Id"]) for row in rows] == [
        ("b worst", "=Sec*nd", "RP-001"), ("a now", "First", "RP-001"), ("b next", "=Sec*nd", "RP-002"),
        ("a late", "First", "RP-003"), ("b done", "=Sec*nd", "RP-003"), ("a blank", "First", "RP-002")]


def sums(path: Path) -> Mapping[str, Mapping[str, Any]]:
    rows = list(values(path)["Maps"].iter_rows(min_row=4, values_only=True))
    return {str(row[0]): dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]}


def test_a_sum_per_map(book: Path) -> None:
    assert sums(book) == {
        "=Sec*nd": {"Map": "=Sec*nd", "State": None, "Owner": None, "Red points": 3, "Open": 2, "Severity 4": 1,
                    "Now": 1, "Next": 1, "Later": 1, "No band": 0, "Without owner": 2, "Overdue": 0,
                    "File": "2.journey"},
        "First": {"Map": "First", "State": "as-is", "Owner": "Ana", "Red points": 3, "Open": 3,
                  "Severity 4": 0, "Now": 1, "Next": 0, "Later": 1, "No band": 1, "Without owner": 2, "Overdue": 1,
                  "File": "1.journey"},
    }


@pytest.mark.libreoffice
@pytest.mark.parametrize("language", ["en", "es"])
def test_libreoffice_counts_the_same(stores: tuple[Store, Store], tmp_path: Path, language: str) -> None:
    out = workbook(tmp_path, *stores, language=language)
    t = texts(language)
    # Saved by a library that knows no values, so that none of ours is left to be shown.
    bare = reshaped(out, tmp_path / "bare.xlsx", lambda _book: None)
    again = recalculated(bare, tmp_path)

    def cells(path: Path) -> list[tuple[object, ...]]:
        return list(values(path)[t("Maps")].iter_rows(min_row=5, max_row=6, max_col=13, values_only=True))

    assert cells(bare)[0][3] is None
    assert cells(again) == cells(out)


def back(doc: Reader, path: Path) -> Preview:
    return compare(doc, read_workbook(path))


def test_each_map_takes_its_own_rows(stores: tuple[Store, Store], book: Path, tmp_path: Path) -> None:
    for store in stores:
        assert back(store, book) == Preview((), other_maps=3)
    path = answered(book, tmp_path / "b.xlsx", {
        (row_of(book, "a now"), "owner"): "Ines", (row_of(book, "b next"), "owner"): "Bea",
        (row_of(book, "b worst"), "effort"): 1})
    first, second = (back(store, path) for store in stores)
    assert [(line.red_point, line.column, line.theirs) for line in first.of("accepted")] == [("rp1", "owner", "Ines")]
    assert {(line.red_point, line.column, line.theirs) for line in second.of("accepted")} == {
        ("rp2", "owner", "Bea"), ("rp1", "effort", 1)}
    assert not [*first.of("conflict"), *first.of("refused"), *second.of("conflict"), *second.of("refused")]


def test_it_is_three_way_for_each_map(book: Path, tmp_path: Path) -> None:
    changed = a_map("a", "Renamed since", [{**FIRST[0], "owner": "Map"}, *FIRST[1:]])
    path = answered(book, tmp_path / "b.xlsx", {(row_of(book, "a now"), "owner"): "Ines"})
    preview = back(changed, path)
    assert [(line.base, line.mine, line.theirs, line.asks) for line in preview.of("conflict")] == [
        (None, "Map", "Ines", False)]
    assert back(changed, book).lines == ()


def test_new_rows_go_to_the_map_that_they_name(stores: tuple[Store, Store], book: Path, tmp_path: Path) -> None:
    new: dict[tuple[int, str], Answer] = {
        (11, "title"): "for a", (11, "map"): " first ", (12, "title"): "for b", (12, "map"): "=Sec*nd",
        (13, "title"): "for nobody", (14, "title"): "for another", (14, "map"): "Third",
        (15, "id"): "RP-001", (15, "map"): "First", (15, "decision"): "twice"}
    path = answered(book, tmp_path / "b.xlsx", new)
    first, second = (back(store, path) for store in stores)
    assert [line.values for line in first.of("new")] == [{"title": "for a"}]
    assert [line.values for line in second.of("new")] == [{"title": "for b"}]
    told = [words(line, EN) for line in second.of("refused")]
    assert told == [
        "Backlog!C13: the workbook is of several maps; write into the column Map which one this is for.",
        "Backlog!C14: the workbook holds no map “Third”."]
    assert words(first.of("refused")[2], EN).endswith("already stands in row 6; only that one is read.")
    assert (first.other_maps, second.other_maps) == (4, 5)
    session = Session(stores[0].records.values())
    session.run(take_over, first.of("new"))
    assert [row.title for row in session.store.every(RedPoint) if row.title.startswith("for")] == ["for a"]
    assert back(session.store, path).of("new") == []


def test_a_row_without_its_hidden_id_is_known_by_number_and_map(
    stores: tuple[Store, Store], book: Path, tmp_path: Path,
) -> None:
    row = row_of(book, "b next")
    path = answered(book, tmp_path / "b.xlsx", {(row, "uid"): None, (row, "owner"): "Bea"})
    assert [line.red_point for line in back(stores[1], path).of("accepted")] == ["rp2"]
    assert back(stores[0], path) == Preview((), other_maps=3)


def test_a_map_that_is_not_in_it_is_refused_and_one_without_red_points_is_not(
    stores: tuple[Store, Store], tmp_path: Path,
) -> None:
    path = workbook(tmp_path, stores[0], a_map("e", "Empty", []))
    with pytest.raises(BadFile, match="backlog of another map"):
        back(stores[1], path)
    assert back(a_map("e", "Empty", []), path) == Preview((), other_maps=3)


def test_the_workbook_of_one_map_is_what_it_was(stores: tuple[Store, Store], tmp_path: Path) -> None:
    out = written(stores[0], tmp_path)
    export = read_workbook(out).export
    assert export is not None
    assert (export.map, dict(export.maps)) == ("a", {})
    with pytest.raises(BadFile, match="backlog of another map"):
        back(stores[1], out)
    new = answered(out, tmp_path / "b.xlsx", {(8, "title"): "no map said"})
    assert [line.theirs for line in back(stores[0], new).of("new")] == ["no map said"]


def test_each_score_is_that_of_its_own_map_where_all_score_alike(stores: tuple[Store, Store]) -> None:
    own = {item.uid: item.score for store in stores for item in backlog(store)}
    assert {item.uid: item.score for item in gathered(*stores).items} == own


def test_the_summary_is_across_maps(stores: tuple[Store, Store], tmp_path: Path) -> None:
    """Both maps have red points of the same ids; charts too."""
    path = workbook(tmp_path, *stores)
    rows = table(path, "Red points by map and severity")
    assert list(rows) == ["=Sec*nd", "First", "another map or none"]
    assert rows["=Sec*nd"] == [1, 2, 0, 0, 0, 0, 3]
    assert rows["First"] == [0, 2, 0, 0, 0, 1, 3]
    assert rows["another map or none"] == [0] * 7
    assert table(path, "Owner") == {"Rosa": [1, 0, 1], "without owner": [3, 1, 5]}
    assert figures(path)["red points"] == 6
    well_formed(path)
    assert len([name for name in parts(path) if name.startswith("xl/charts/")]) == 4


@pytest.mark.libreoffice
def test_the_summary_across_maps_is_live(stores: tuple[Store, Store], tmp_path: Path) -> None:
    path = workbook(tmp_path, *stores)
    live = recalculated(path, tmp_path)
    for head in ("Red points by map and severity", "Owner", "Status", "Impact against effort"):
        assert table(live, head) == table(path, head)
    assert figures(live) == figures(path)
