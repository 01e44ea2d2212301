"""Pictures pasted and dropped, through the clipboard and real drag events."""
from base64 import b64decode
from pathlib import Path
from random import Random
from threading import Thread, current_thread, main_thread
from zlib import crc32

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from journeymapper.core.commands import pictures as commands
from journeymapper.core.commands.records import delete
from journeymapper.core.document import bounds, queries
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.other import Asset
from journeymapper.ui.canvas import clips
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.forms import picture_fit
from tests.support.mouse import cell, middle, send_drag

LANE, STEP = "lane-touchpoints", "step-order"


def image(w: int = 40, h: int = 20, *, noise: bool = False) -> QImage:
    if noise:
        return QImage(Random(1).randbytes(w * h * 4), w, h, QImage.Format.Format_RGB32).copy()
    made = QImage(w, h, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    return made


def written(picture: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, Qt takes the name
    return bytes(buffer.data().data())


def raw() -> QMimeData:
    data = QMimeData()
    data.setImageData(image())
    return data


def of_type(kind: str, content: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(kind, QByteArray(content))
    return data


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def cards(sheet: Sheet) -> list[Card]:
    return queries.ordered([card for card in sheet.session.store.every(Card) if card.kind == "picture"])


def shown(sheet: Sheet, card: Card) -> QImage:
    asset = sheet.session.store.find(Asset, card.values()["asset"])
    assert asset is not None
    return QImage.fromData(b64decode(asset.base64))


def paste(sheet: Sheet, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    clips.paste(sheet)


@pytest.mark.parametrize("data", [raw, lambda: of_type("image/png", written(image(), "PNG")),
                                  lambda: of_type("image/jpeg", written(image(), "JPG")),
                                  lambda: of_type("image/webp", written(image(), "WEBP"))])
def test_a_pasted_picture_stands_in_the_focused_step(sheet: Sheet, data: object) -> None:
    sheet.set_focus(Focus(LANE, STEP))
    paste(sheet, data())  # type: ignore[operator]  # a function
    (card,) = cards(sheet)
    assert card.step == STEP
    assert sheet.session.store.find(Lane, card.lane).kind == "pictures"  # type: ignore[union-attr]  # it is there
    assert shown(sheet, card).size() == image().size()
    assert sheet.session.selection.ids == (card.id,)
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert cards(sheet) == []
    assert sheet.session.store.every(Asset) == []


def test_a_dropped_file_becomes_a_card_named_after_it(sheet: Sheet, tmp_path: Path) -> None:
    paths = [tmp_path / "Shop window.png", tmp_path / "Till.jpg"]
    for path in paths:
        path.write_bytes(written(image(), path.suffix[1:]))
    sheet.zoom_to(0.8)
    send_drag(sheet, of_files(*paths), cell(sheet, LANE, STEP), drop=False)
    assert sheet.preview.target is not None
    assert cards(sheet) == [], "nothing is made before the drop"
    send_drag(sheet, of_files(*paths), cell(sheet, LANE, STEP))
    assert [card.title for card in cards(sheet)] == ["Shop window", "Till"]
    assert {card.step for card in cards(sheet)} == {STEP}
    assert len(sheet.session.history.done) == 1


def test_a_picture_dragged_from_a_browser_is_taken(sheet: Sheet) -> None:
    send_drag(sheet, raw(), middle(sheet, "touchpoint-web-checkout"))
    assert len(cards(sheet)) == 1


def test_a_lane_that_takes_none_says_so_where_another_does(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.refused.connect(said.append)
    sheet.set_focus(Focus(LANE, STEP))
    paste(sheet, raw())
    send_drag(sheet, raw(), cell(sheet, LANE, STEP))
    assert said == ["“Touchpoints” doesn't take this kind of card."]
    assert len(cards(sheet)) == 1


def test_a_large_picture_is_scaled(sheet: Sheet, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(written(image(4000, 1000), "PNG"))
    sheet.set_focus(Focus(LANE, STEP))
    paste(sheet, of_files(path))
    (card,) = cards(sheet)
    assert (shown(sheet, card).width(), shown(sheet, card).height()) == (2000, 500)


def test_a_photograph_from_the_clipboard_becomes_a_jpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_fit, "_LARGE", 1000)
    noisy = image(200, 200, noise=True)
    assert commands.picture_type(picture_fit.encoded(noisy)) == "image/jpeg"
    see_through = noisy.convertToFormat(QImage.Format.Format_ARGB32)
    assert commands.picture_type(picture_fit.encoded(see_through)) == "image/png"


def test_other_formats_are_refused_plainly(sheet: Sheet, tmp_path: Path) -> None:
    said: list[str] = []
    sheet.refused.connect(said.append)
    sheet.set_focus(Focus(LANE, STEP))
    svg = tmp_path / "plan.svg"
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    disguised = tmp_path / "scan.png"
    disguised.write_bytes(b"II*\x00 a TIFF")
    broken = tmp_path / "half.png"
    broken.write_bytes(written(image(), "PNG")[:40])
    for path in (svg, disguised, broken):
        paste(sheet, of_files(path))
    paste(sheet, of_type("image/svg+xml", b"<svg/>"))
    assert said == [
        "“plan.svg” is no PNG, JPEG or WebP picture; save it as one of these and try again.",
        "“scan.png” is no PNG, JPEG or WebP picture; save it as one of these and try again.",
        "The picture “half.png” is damaged: it can't be shown.",
        "“SVG” is no PNG, JPEG or WebP picture; save it as one of these and try again.",
    ]
    assert cards(sheet) == []
    assert sheet.session.history.done == []


@pytest.mark.parametrize("part", [0.05, 0.5, 0.99])
def test_a_jpeg_that_was_cut_short_is_damaged(qapp: object, part: float) -> None:
    """Qt would show the rest of it in grey and say nothing."""
    whole, small = written(image(400, 300, noise=True), "JPEG"), written(image(), "JPEG")
    head = b"\xff\xd8\xff\xe1" + (len(small) + 2).to_bytes(2) + small  # a small view with an end of its own
    camera = head + whole[2:]
    assert picture_fit.fitted(camera, "whole.jpg") == camera
    for data in (whole, camera):
        with pytest.raises(BadFile, match="is damaged"):
            picture_fit.fitted(data[:int(len(data) * part)], "cut.jpg")


def test_a_picture_whose_program_does_not_answer_is_said_plainly(sheet: Sheet) -> None:
    """The other program was closed, or takes longer over a huge picture than one waits."""
    said: list[str] = []
    sheet.refused.connect(said.append)
    paste(sheet, of_type("image/png", b""))
    assert said == ["The picture did not arrive; copy it once more and try again."]
    assert cards(sheet) == []


def test_bounds_hold(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    sheet.refused.connect(said.append)
    sheet.set_focus(Focus(LANE, STEP))
    claims = bytearray(written(image(), "PNG"))
    claims[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)
    claims[29:33] = crc32(claims[12:29]).to_bytes(4)
    paste(sheet, of_type("image/png", bytes(claims)))
    monkeypatch.setitem(bounds.ROWS, "assets", 0)
    paste(sheet, raw())
    assert said == [
        "The picture “PNG” has more than 64 megapixels; make it smaller and try again.",
        "A map holds at most 0 pictures; delete one first.",
    ]
    assert sheet.session.store.every(Asset) == []


def test_a_table_that_brings_a_picture_of_itself_is_pasted_as_a_table(sheet: Sheet) -> None:
    sheet.set_focus(Focus(LANE, STEP))
    data = raw()
    data.setText("One\tTwo")
    paste(sheet, data)
    assert cards(sheet) == []
    assert any(card.title == "One" for card in sheet.session.store.every(Card))


def heavy(monkeypatch: pytest.MonkeyPatch, found: list[Thread]) -> None:
    """All pictures are heavy; notes the thread in which they are made smaller."""
    monkeypatch.setattr("journeymapper.ui.forms.picture_fetch.HEAVY_BYTES", 0)
    own = picture_fit.fitted

    def fitted(data: bytes, name: str) -> bytes:
        found.append(current_thread())
        return own(data, name)

    monkeypatch.setattr("journeymapper.ui.forms.picture_fetch.fitted", fitted)


def test_a_large_picture_comes_when_it_is_ready_and_the_window_goes_on(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[Thread] = []
    told: list[str] = []
    sheet.told.connect(told.append)
    heavy(monkeypatch, threads)
    sheet.set_focus(Focus("lane-touchpoints", "step-delivery"))
    paste(sheet, of_type("image/png", written(image(), "PNG")))
    assert cards(sheet) == []
    assert told == ["The picture is being read."]
    qtbot.waitUntil(lambda: len(cards(sheet)) == 1)
    assert told[1:] == ["1 picture was added."]
    assert threads
    assert main_thread() not in threads
    assert cards(sheet)[0].step == "step-delivery"
    assert len(sheet.session.history.done) == 1


def test_a_large_picture_waits_for_the_text_that_is_written_meanwhile(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy(monkeypatch, [])
    told: list[str] = []
    sheet.told.connect(told.append)
    sheet.set_focus(Focus("lane-touchpoints", "step-delivery"))
    paste(sheet, of_type("image/png", written(image(), "PNG")))
    sheet.set_focus(Focus("lane-touchpoints", "step-search"))
    sheet.begin_writing()
    typing = sheet.inline.edit
    assert typing is not None
    typing.insertPlainText("A long")
    qtbot.wait(300)
    assert sheet.inline.edit is typing
    assert cards(sheet) == []
    typing.insertPlainText(" title")
    sheet.inline.end("enter")
    written_card = sheet.focus
    qtbot.waitUntil(lambda: len(cards(sheet)) == 1)
    assert [card.title for card in sheet.session.store.every(Card) if card.title == "A long title"]
    assert sheet.focus == written_card, "the next letter goes on where it was"
    assert told[-1] == "1 picture was added."


def test_a_large_picture_that_is_damaged_is_refused_when_that_is_known(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy(monkeypatch, [])
    sheet.set_focus(Focus("lane-touchpoints", "step-delivery"))
    with qtbot.waitSignal(sheet.refused) as said:
        paste(sheet, of_type("image/png", written(image(), "PNG")[:60]))
    assert "damaged" in said.args[0]
    assert cards(sheet) == []


def test_a_step_that_went_meanwhile_gets_no_picture(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy(monkeypatch, [])
    sheet.set_focus(Focus("lane-touchpoints", "step-delivery"))
    with qtbot.waitSignal(sheet.refused):
        paste(sheet, of_type("image/png", written(image(), "PNG")))
        sheet.session.run(delete, ["step-delivery"])
    assert cards(sheet) == []
