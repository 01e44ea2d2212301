"""The list of exports that a map keeps, outside undo, and what reading back makes of it."""
from pathlib import Path

import pytest

from journeymapper.core.backlog.marks import known_export, values_hash
from journeymapper.core.backlog.readback.apply import take_over
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.commands.exports import KEPT, note_export
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.session.session import Session
from tests.support.maps import sample, state
from tests.unit.backlog.managers import answered, repacked, reshaped, sheet_part
from tests.unit.backlog.workbooks import MOMENT, recalculated

FIRST = "red-point-31"  # RP-005, in row 5


def exported(session: Session, folder: Path) -> Path:
    out = folder / "backlog.xlsx"
    session.keep(note_export, write_backlog(session.store, out, texts("en"), now=MOMENT))
    return out


def owner(session: Session, id: str = FIRST) -> str | None:
    found = session.store.find(RedPoint, id)
    assert found is not None
    return found.owner


def test_the_list_is_no_step_but_wants_to_be_saved(tmp_path: Path) -> None:
    session = sample()
    first = queries.stages(session.store)[0].id
    session.run(rename, first, "Another name")
    before = state(session.store)
    session.mark_saved()
    exported(session, tmp_path)
    assert session.unsaved
    assert [entry.title for entry in session.history.done] == ["Rename"]
    session.mark_saved()
    assert not session.unsaved
    assert session.history.saved_key == session.history.done[-1].key
    session.undo()
    session.redo()
    assert not session.unsaved, "back at what is on the disk"
    kept = queries.journey(session.store).exports or ()
    assert [(row["time"], len(row["hash"])) for row in kept] == [(MOMENT.isoformat(), 64)]
    changed = {id for id, row in state(session.store).items() if row != before[id]}
    assert changed == {queries.journey(session.store).id}
    again = Session(decode(encode(session.store)).records)
    assert queries.journey(again.store).exports == kept, "it is saved with the map"


def test_a_save_that_began_before_does_not_hold_it(tmp_path: Path) -> None:
    session = sample()
    key = session.history.key
    exported(session, tmp_path)
    session.mark_saved(key)
    assert session.unsaved
    assert session.history.saved_key is None


def test_the_list_does_not_grow_for_ever() -> None:
    session = sample()
    for number in range(KEPT + 3):
        session.keep(note_export, {"id": f"export-{number}", "time": "", "hash": ""})
    kept = queries.journey(session.store).exports or ()
    assert (len(kept), kept[-1]["id"]) == (KEPT, f"export-{KEPT + 2}")


def test_a_known_export_an_unknown_one_and_one_without_its_sheet(tmp_path: Path) -> None:
    session = sample()
    answers = answered(exported(session, tmp_path), tmp_path / "a.xlsx", {(5, "owner"): "Rosa"})
    plain = reshaped(answers, tmp_path / "b.xlsx", lambda book: book.remove(book["_journeymapper"]))
    for made, path, known, kind in (
        (session, answers, "known", "accepted"), (sample(), answers, "unknown", "accepted"),
        (session, plain, "none", "conflict"),
    ):
        preview = compare(made.store, read_workbook(path))
        assert (preview.known, [line.kind for line in preview.lines]) == (known, [kind])


def test_values_that_somebody_changed_in_the_hidden_sheet_ask(tmp_path: Path) -> None:
    """Else “Customer care”, which the map says, would count as changed since, or the manager's answer as none."""
    session = sample()
    book = exported(session, tmp_path)
    forged = repacked(book, tmp_path / "forged.xlsx", {sheet_part(book, "_journeymapper"): lambda xml: xml.replace(
        '"owner":"Customer care"', '"owner":"Nobody"')})
    preview = compare(session.store, read_workbook(forged))
    assert preview.known == "changed"
    assert preview.lines == (), "the cells still say what the map says"
    answers = answered(forged, tmp_path / "a.xlsx", {(5, "owner"): "Rosa"})
    (line,) = compare(session.store, read_workbook(answers)).lines
    assert (line.kind, line.asks, line.mine, line.theirs) == ("conflict", True, "Customer care", "Rosa")


@pytest.mark.libreoffice
def test_saved_again_by_libreoffice_it_is_known(tmp_path: Path) -> None:
    session = sample()
    path = recalculated(exported(session, tmp_path), tmp_path)
    assert compare(session.store, read_workbook(path)).known == "known"


def test_two_managers_copies_of_a_known_export(tmp_path: Path) -> None:
    """Both answer alike, apart, one against the other, one clears what the other wrote, both add the same row."""
    session = sample()
    book = exported(session, tmp_path)
    one = answered(book, tmp_path / "1.xlsx", {
        (5, "owner"): "Ana", (5, "effort"): 4, (6, "owner"): "Ana", (7, "decision"): "Yes", (11, "title"): "Too dear"})
    two = answered(book, tmp_path / "2.xlsx", {
        (5, "owner"): "Rosa", (5, "effort"): 4, (6, "due"): "2027-01-31", (7, "decision"): None, (8, "owner"): "Rosa",
        (11, "title"): "Too dear", (11, "owner"): "Rosa"})
    session.run(take_over, compare(session.store, read_workbook(one)).lines)
    after_one = state(session.store)
    preview = compare(session.store, read_workbook(two))
    assert preview.known == "known"
    told = {(line.name, line.column): line.kind for line in preview.lines}
    assert told == {
        ("RP-005", "owner"): "conflict", ("RP-003", "due"): "accepted", ("RP-006", "owner"): "accepted",
        ("RP-007", "owner"): "conflict"}, "what both say alike, and what one of them left alone, is no line"
    session.run(take_over, preview.of("accepted"))
    lost = {id: row for id, row in after_one.items() if state(session.store)[id] != row}
    assert set(lost) == {"red-point-29", "red-point-32"}, "only what was accepted changed"
    assert owner(session) == "Ana"
    assert sum(point.title == "Too dear" for point in session.store.every(RedPoint)) == 1


def test_the_hash_tells_values_whatever_their_order() -> None:
    assert values_hash({"a": {"x": 1, "y": 2.5}, "b": {}}) == values_hash({"b": {}, "a": {"y": 2.5, "x": 1}})
    assert values_hash({"a": {"x": 1}}) != values_hash({"a": {"x": 2}})
    assert known_export(queries.journey(sample().store), "", {}) == "none"
