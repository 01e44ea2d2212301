"""Export from the window: it goes on meanwhile, says how far it is, and leaves no half file whatever happens."""
import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import exporting
from journeymapper.app.apart import Cancelled, Order
from journeymapper.app.choices import choose_language
from journeymapper.app.desk import Desk, Place
from journeymapper.app.export_work import ExportWork
from journeymapper.app.exporting import (
    export_backlog,
    export_changes,
    export_maps,
    export_new_tickets,
    export_personas,
    export_picture,
    export_tickets,
)
from journeymapper.app.wiring import quit_all
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.lines import Preview
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.progress import Progress
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.canvas import edits
from journeymapper.ui.dialogs.personas import PersonasDialog
from journeymapper.ui.feedback.toast import Toast
from journeymapper.ui.feedback.work_toast import WorkToast
from tests.gui.windows.boxes import Boxes
from tests.support.maps import SAMPLE

OLD = b"the old file"
PATIENCE_MS = 60_000


class Gate:
    """Stands for the other process: it writes half a file, then waits to be let through, cancelled or to fail."""

    def __init__(self) -> None:
        self.through, self.stopped = threading.Event(), False
        self.begun = 0
        self.error: Exception | None = None
        self.threads: set[int] = set()
        self.titles: list[bytes] = []

    def make(self, _format: str) -> "Gate":
        return self

    def write(self, order: Order, progress: Progress) -> Any:
        self.begun += 1
        self.threads.add(threading.get_ident())
        self.titles.append(order.maps[0][1] or b"")
        order.out.write_bytes(b"half")
        progress(0.4)
        assert self.through.wait(30)
        if self.stopped:
            raise Cancelled
        if self.error is not None:
            raise self.error
        order.out.write_bytes(b"whole")
        return {}

    def cancel(self) -> None:
        self.stopped = True
        self.through.set()

    def let_go(self) -> None:
        """Nothing to do."""


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, place: Place, boxes: Boxes, tmp_path: Path) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(exporting, "Apart", gate.make)
    boxes.target = tmp_path / "out" / "backlog.xlsx"
    boxes.target.parent.mkdir()
    boxes.target.write_bytes(OLD)
    yield gate
    gate.through.set()


@pytest.fixture
def ended(qtbot: QtBot) -> Callable[[ExportWork | None], None]:
    def wait(work: ExportWork | None) -> None:
        assert work is not None
        finished = [False]
        work.done.connect(lambda: finished.append(True))
        qtbot.waitUntil(lambda: finished[-1], timeout=PATIENCE_MS)

    return wait


Wait = Callable[[ExportWork | None], None]


def work_toast(place: Place) -> WorkToast:
    return next(iter(place.window.findChildren(WorkToast)))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_backlog_is_exported_with_a_picture_by_another_process(
        place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "backlog.xlsx"
    seen: list[float] = []
    work = export_backlog(place)
    assert work is not None
    work.progressed.connect(seen.append)
    ended(work)
    book = load_workbook(boxes.target)
    assert {"Read me", "Backlog", "Map", "Data", "Settings"} <= set(book.sheetnames)
    assert len(book["Map"]._images) == 1  # type: ignore[attr-defined] # openpyxl has no other way to ask
    assert len(seen) > 5, "it is said how far it is"
    assert seen == sorted(seen)
    assert place.window.toasts.texts() == ["Exported “backlog.xlsx”."]
    session = place.file.session
    preview = compare(session.store, read_workbook(boxes.target))
    assert preview == Preview((), known="known"), "the map keeps which exports it made"
    assert session.unsaved
    assert not session.history.done


def test_the_map_is_exported_as_a_picture(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "map.svg"
    ended(export_picture(place))
    assert boxes.target.stat().st_size > 1000
    assert not place.file.session.unsaved


def test_the_pages_of_personas_are_exported_to_print(
        place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "personas.pdf"
    place.window.chrome.actions["map.personas"].trigger()
    dialog, = place.window.findChildren(PersonasDialog)
    dialog.share_menu().actions()[-1].trigger()
    ended(place.exports[0])
    assert boxes.target.read_bytes().count(b"/Type /Page\n") == 1, "the one that is shown"
    ended(export_personas(place))
    assert boxes.target.read_bytes().count(b"/Type /Page\n") == 2, "all of them"


def test_the_window_lives_while_it_is_written(qtbot: QtBot, place: Place, gate: Gate, ended: Wait,
                                              boxes: Boxes) -> None:
    work = export_backlog(place)
    qtbot.waitUntil(lambda: work_toast(place).bar.value() == 400, timeout=PATIENCE_MS)
    ticks: list[int] = []
    QTimer.singleShot(0, lambda: ticks.append(1))
    qtbot.waitUntil(lambda: ticks == [1], timeout=PATIENCE_MS)
    session = place.file.session
    session.run(rename, queries.stages(session.store)[0].id, "Changed meanwhile")
    assert boxes.target is not None
    assert boxes.target.read_bytes() == OLD
    gate.through.set()
    ended(work)
    assert boxes.target.read_bytes() == b"whole"
    assert b"Changed meanwhile" not in gate.titles[0], "what was asked for is written, not what came later"
    assert threading.main_thread().ident not in gate.threads
    assert names(boxes.target.parent) == ["backlog.xlsx"]


@pytest.mark.parametrize("by", ["button", "menu"])
def test_cancel_leaves_the_old_file_and_no_half_one(
        qtbot: QtBot, place: Place, gate: Gate, ended: Wait, boxes: Boxes, by: str) -> None:
    work = export_backlog(place)
    qtbot.waitUntil(lambda: gate.begun == 1, timeout=PATIENCE_MS)
    action = place.window.chrome.actions["file.export_cancel"]
    assert action.isEnabled()
    if by == "menu":
        action.trigger()
    else:
        button = work_toast(place).findChild(QPushButton)
        assert button is not None
        button.click()
    ended(work)
    assert boxes.target is not None
    assert boxes.target.read_bytes() == OLD
    assert names(boxes.target.parent) == ["backlog.xlsx"]
    assert place.window.toasts.texts() == ["Cancelled: “backlog.xlsx” wasn't written."]
    assert not action.isEnabled()


def test_a_process_that_is_at_work_is_cancelled(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "out" / "backlog.xlsx"
    boxes.target.parent.mkdir()
    boxes.target.write_bytes(OLD)
    work = export_backlog(place)
    assert work is not None
    work.progressed.connect(lambda _done: work.cancel())
    ended(work)
    assert boxes.target.read_bytes() == OLD
    assert names(boxes.target.parent) == ["backlog.xlsx"]


@pytest.mark.parametrize("code, words", [
    (errno.ENOSPC, "the disk is full. It is as it was before. Make room on it, or save in another place."),
    (errno.EACCES, "you have no permission for it."), (errno.EROFS, "the disk can only be read."),
    (errno.EBUSY, "another program is using it. It is as it was before. Close it there and try again."),
])
def test_an_error_is_a_sentence_with_a_way_out(
        place: Place, gate: Gate, ended: Wait, boxes: Boxes, code: int, words: str) -> None:
    assert boxes.target is not None
    gate.error = OSError(code, "the system's words")
    gate.through.set()
    boxes.answers = ["cancel"]
    ended(export_backlog(place))
    assert words in boxes.asked[0]
    assert boxes.target.read_bytes() == OLD
    assert names(boxes.target.parent) == ["backlog.xlsx"]


def test_after_an_error_one_may_try_again_or_elsewhere(
        qtbot: QtBot, place: Place, gate: Gate, boxes: Boxes, tmp_path: Path) -> None:
    gate.error = OSError(errno.ENOSPC, "full")
    gate.through.set()
    boxes.answers = ["again", "other", "cancel"]
    export_backlog(place)
    qtbot.waitUntil(lambda: gate.begun >= 2, timeout=PATIENCE_MS)
    boxes.target = tmp_path / "out" / "elsewhere.xlsx"
    qtbot.waitUntil(lambda: gate.begun == 3, timeout=PATIENCE_MS)
    gate.error = None
    qtbot.waitUntil(lambda: not place.exports, timeout=PATIENCE_MS)


def test_an_error_doesnt_break_off_typing(
        qtbot: QtBot, place: Place, gate: Gate, boxes: Boxes, ended: Wait) -> None:
    # A box would take the keys that are meant for the map, and a space would answer it.
    sheet = place.window.chrome.map_page.sheet
    with qtbot.waitActive(place.window):
        place.window.show()
        place.window.activateWindow()
    gate.error = OSError(errno.ENOSPC, "full")
    boxes.answers = ["cancel"]
    work = export_backlog(place)
    sheet.setFocus()
    sheet.show_record("touchpoint-delivery-van")
    edits.rename(sheet)
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.hasFocus()
    gate.through.set()
    ended(work)
    assert boxes.asked == []
    assert sheet.inline.active
    said = next(text for text in place.window.toasts.texts() if "the disk is full." in text)
    (toast,) = (toast for toast in place.window.findChildren(Toast) if toast.text == said)
    toast.findChildren(QPushButton)[0].click()
    assert boxes.asked == [said]


def test_a_folder_that_is_gone_is_said(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "gone" / "map.svg"
    boxes.answers = ["cancel"]
    ended(export_picture(place))
    assert "can't be written: its folder isn't there." in boxes.asked[0]


def test_a_file_that_is_open_elsewhere_is_asked_about(place: Place, gate: Gate, boxes: Boxes, ended: Wait) -> None:
    assert boxes.target is not None
    sign = boxes.target.with_name(".~lock.backlog.xlsx#")
    sign.write_text("somebody", "utf-8")
    gate.through.set()
    boxes.answers = ["cancel", "replace"]
    assert export_backlog(place) is None
    assert "open in another program" in boxes.asked[0]
    assert boxes.target.read_bytes() == OLD
    ended(export_backlog(place))
    assert boxes.target.read_bytes() == b"whole"


def test_closing_asks_and_cancels(qtbot: QtBot, desk: Desk, place: Place, gate: Gate, boxes: Boxes) -> None:
    export_backlog(place)
    qtbot.waitUntil(lambda: gate.begun == 1, timeout=PATIENCE_MS)
    boxes.answers = ["cancel", "stop"]
    assert not place.window.close()
    assert boxes.asked == ["Still being exported: “backlog.xlsx”."]
    assert not gate.stopped
    assert place.window.close()
    qtbot.waitUntil(lambda: not place.exports, timeout=PATIENCE_MS)
    assert desk.places == []
    assert boxes.target is not None
    assert boxes.target.read_bytes() == OLD
    assert names(boxes.target.parent) == ["backlog.xlsx"]


def test_quitting_asks_too_and_a_signal_does_not(qtbot: QtBot, desk: Desk, place: Place, gate: Gate,
                                                 boxes: Boxes) -> None:
    export_backlog(place)
    qtbot.waitUntil(lambda: gate.begun == 1, timeout=PATIENCE_MS)
    boxes.answers = ["cancel"]
    assert not quit_all(desk)
    place.closing = True
    assert place.window.close()
    assert gate.stopped
    qtbot.waitUntil(lambda: not place.exports, timeout=PATIENCE_MS)
    assert boxes.target is not None
    assert boxes.target.read_bytes() == OLD


def test_one_file_is_written_once_at_a_time(qtbot: QtBot, place: Place, gate: Gate, boxes: Boxes, ended: Wait) -> None:
    work = export_backlog(place)
    qtbot.waitUntil(lambda: gate.begun == 1, timeout=PATIENCE_MS)
    assert export_backlog(place) is None
    assert boxes.told == ["“backlog.xlsx” is still being exported. Wait, or cancel that."]
    choose_language(place.desk, "es")
    gate.through.set()
    ended(work)
    assert len(place.window.toasts.texts()) == 1, "the message survives another language"


def test_an_export_over_the_map_itself_is_refused(place: Place, sample_file: Path, gate: Gate, boxes: Boxes) -> None:
    boxes.target = sample_file
    assert export_picture(place) is None
    assert "is the map itself" in boxes.told[0]
    assert gate.begun == 0


@pytest.mark.parametrize("name, chosen, head", [
    ("a.jira.csv", 1, "Summary"), ("a.azure.csv", 0, "Work Item Type"), ("a.csv", 1, "Work Item Type"),
    ("a.csv", 0, "Summary"),
])
def test_red_points_are_exported_as_tickets(
    place: Place, tmp_path: Path, boxes: Boxes, ended: Wait, name: str, chosen: int, head: str,
) -> None:
    boxes.target, boxes.filter = tmp_path / name, chosen
    ended(export_tickets(place))
    assert head in boxes.target.read_text("utf-8-sig").splitlines()[0]
    assert place.window.toasts.texts() == [f"Exported “{name}”."]
    assert not place.file.session.unsaved


def test_no_ticket_is_written_twice(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    points = place.file.session.store.every(RedPoint)

    def link(tx: Transaction) -> None:
        for point in points[1:]:
            tx.update(point.id, ticket="https://tracker/1")

    place.file.session.run(link)
    boxes.target = tmp_path / "a.jira.csv"
    ended(export_tickets(place))
    assert place.window.toasts.texts() == ["Exported “a.jira.csv”. Left out, since they have a ticket: 5."]
    place.file.session.run(lambda tx: tx.update(points[0].id, status="done"))
    boxes.target = tmp_path / "b.jira.csv"
    ended(export_tickets(place))
    assert boxes.told[0].split("\n\n") == [
        "Nothing is left to export, so “b.jira.csv” wasn't written.", "Left out, since they have a ticket: 5.",
        "Left out, since they are done, verified or won't be done: 1."]
    assert not boxes.target.exists()


def test_changes_since_another_map(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    """And where that can't be read, it is said which one it is."""
    other, bad = tmp_path / "before.journey", tmp_path / "bad.journey"
    other.write_bytes(SAMPLE.read_bytes().replace(b"Bot loops", b"Robot loops"))
    bad.write_bytes(b"{}")
    boxes.target, boxes.files, boxes.answers = tmp_path / "b.xlsx", [bad], ["cancel"]
    ended(export_changes(place))
    assert "bad.journey" in boxes.asked[0]
    assert not boxes.target.exists()
    boxes.files = [other]
    ended(export_changes(place))
    told = [str(cell.value) for row in load_workbook(boxes.target)["Changes"].iter_rows() for cell in row]
    assert any("Robot loops" in text for text in told)
    boxes.target, boxes.told, boxes.answers = other, [], ["cancel"]
    ended(export_changes(place))
    assert "is read by this export" in boxes.asked[-1]
    boxes.files = []
    assert export_changes(place) is None


def test_several_maps_as_they_are_in_their_windows(place: Place, sample_file: Path, tmp_path: Path, boxes: Boxes,
                                                   ended: Wait) -> None:
    second = tmp_path / "second.journey"
    second.write_bytes(SAMPLE.read_bytes().replace(b'"garden-furniture"', b'"other-journey"'))
    session = place.file.session
    session.run(set_fields, [session.store.every(RedPoint)[0].id], title="Not saved yet")
    boxes.target, boxes.files = tmp_path / "all.xlsx", [sample_file, second]
    ended(export_maps(place))
    book = load_workbook(boxes.target)
    assert [row[-1].value for row in book["Maps"].iter_rows(min_row=5, max_row=6)] == [
        "garden.journey", "second.journey"]
    titles = [row[1].value for row in book["Backlog"].iter_rows(min_row=5)]
    assert titles.count("Not saved yet") == 1
    assert len([title for title in titles if title]) == 12


def test_only_new_tickets(place: Place, tmp_path: Path, boxes: Boxes, ended: Wait) -> None:
    boxes.target = tmp_path / "first.jira.csv"
    ended(export_tickets(place))
    session = place.file.session
    session.run(add_card, "red-point", None, None, title="Came later")
    boxes.files, boxes.target = [boxes.target], tmp_path / "second.jira.csv"
    ended(export_new_tickets(place))
    assert "Left out, since an earlier file holds them: 6." in place.window.toasts.texts()[0]
    rows = boxes.target.read_text("utf-8").splitlines()
    assert rows[1].startswith('"Came later"')
    boxes.target = boxes.files[0]
    boxes.answers = ["cancel"]
    ended(export_new_tickets(place))
    assert "is read by this export" in boxes.asked[0]
