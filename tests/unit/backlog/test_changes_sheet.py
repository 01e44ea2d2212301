"""The sheet Changes: what differs from a second map, in words; a sentence where there is none."""
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.cli import run
from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.comparing.differences import Difference, differences
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.repository import save_map
from journeymapper.core.session.session import Session
from tests.support.maps import sample
from tests.unit.backlog.workbooks import MOMENT, values, well_formed, written

T = texts("en")


def compared(change: Session) -> list[Difference]:
    return list(differences(sample().store, change.store, T))


def test_without_a_second_map_a_sentence_stands_there(tmp_path: Path) -> None:
    sheet = values(written(sample().store, tmp_path))["Changes"]
    assert sheet["A2"].value == "No second map was given to compare this one with."
    assert not sheet.tables


def test_the_same_map_has_no_differences() -> None:
    assert compared(sample()) == []


def test_added_removed_and_changed_things_are_told_in_words() -> None:
    session = sample()
    session.run(add_persona, "Nina")
    session.run(delete, ["red-point-28"])
    session.run(set_fields, ["red-point-29"], status="done", due="2027-01-31", severity=0, personas=None)
    session.run(set_fields, ["garden-furniture"], scoring={"model": "ice"})
    found = compared(session)
    assert not [one for one in found if one.now in ("[]", "{}")]
    assert Difference("added", "Persona", "Nina") in found
    assert Difference("removed", "Red point", "RP-002 Adviser cannot see the web basket") in found
    van = {one.field: (one.before, one.now) for one in found if one.name.startswith("RP-003")}
    assert van == {"Status": ("new", "done"), "Due": ("", "2027-01-31"), "Severity": (4, 0), "Personas": ("Maria", "")}
    assert [one.now for one in found if one.what == "Journey"] == ['{"model": "ice"}']


def test_a_parked_card_has_lost_its_step_and_a_moved_stage_its_place() -> None:
    session = sample()
    session.run(park, ["red-point-29"])
    stage = next(row for row in session.store.records.values() if getattr(row, "title", "") == "Interest")
    session.run(set_fields, [stage.id], rank="a9")
    found = compared(session)
    assert Difference("moved in its order", "Stage", "Interest") in found
    assert ("Delivery", "") in [(one.before, one.now) for one in found if one.field == "Step"]


def exported(tmp_path: Path, session: Session) -> Path:
    out = tmp_path / "changes.xlsx"
    write_backlog(session.store, out, T, now=MOMENT, against=sample().store)
    return out


def test_the_sheet_is_a_table_with_days_as_days_and_no_formula(tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, ["red-point-29"], title="=1+1", due="2027-01-31")
    path = exported(tmp_path, session)
    well_formed(path)
    sheet = values(path)["Changes"]
    assert sheet["A2"].value.startswith("2 differences from “Buying garden furniture")
    assert sheet.tables["Changes"].ref == "A4:F6"
    rows = {row[3]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert rows["Due"][5].date().isoformat() == "2027-01-31"
    assert rows["Title"][4:] == ("Slots only on weekdays, 9 to 17", "=1+1")
    assert sheet["F5"].data_type in "sd"


def test_changes_lead_from_the_as_is_map_to_the_to_be_map_whichever_is_exported(tmp_path: Path) -> None:
    """As the Compare view tells them: what the to-be map leaves out was removed, not added."""
    as_is, to_be = sample(), sample()
    to_be.run(set_fields, [queries.journey(to_be.store).id], state="to-be")
    to_be.run(delete, ["red-point-29"])
    found = []
    for name, (doc, against) in {"a": (as_is, to_be), "b": (to_be, as_is)}.items():
        out = tmp_path / f"{name}.xlsx"
        write_backlog(doc.store, out, T, now=MOMENT, against=against.store)
        sheet = values(out)["Changes"]
        found.append([row[:3] for row in sheet.iter_rows(min_row=5, values_only=True)])
        assert [cell.value for cell in sheet[4]][4:] == (["As-is", "To-be"] if name == "a" else ["Before", "Now"])
    assert sorted(found[0]) == sorted(found[1])
    assert ("removed", "Red point", "RP-003 Slots only on weekdays, 9 to 17") in found[0]


def test_no_difference_still_makes_a_sound_table(tmp_path: Path) -> None:
    path = exported(tmp_path, sample())
    well_formed(path)
    assert values(path)["Changes"].tables["Changes"].ref == "A4:F5"


def saved(session: Session, path: Path) -> Path:
    save_map(path, encode(list(session.store.records.values())), None)
    return path


def sheet_of(path: Path) -> Any:
    return values(path)["Changes"]


def test_the_command_line_compares_two_files(tmp_path: Path) -> None:
    before, session = saved(sample(), tmp_path / "before.journey"), sample()
    session.run(set_fields, ["red-point-29"], owner="Ana")
    now, out = saved(session, tmp_path / "now.journey"), tmp_path / "out.xlsx"
    assert run(["export", str(now), str(out), "--against", str(before)], T) == 0
    assert [cell.value for cell in sheet_of(out)[5]] == [
        "changed", "Red point", "RP-003 Slots only on weekdays, 9 to 17", "Owner", None, "Ana"]
    for words in (["export", str(now), str(tmp_path / "out.png"), "--against", str(before)],
                  ["export", str(now), str(before), str(tmp_path / "two.xlsx"), "--against", str(before)]):
        with pytest.raises(BadFile, match="--against"):
            run(words, T)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["before.journey", "now.journey", "out.xlsx"]


def test_unsaved_sample_is_left_alone() -> None:
    session = sample()
    before = dict(session.store.records)
    list(differences(Store(list(before.values())), session.store, T))
    assert dict(session.store.records) == before
