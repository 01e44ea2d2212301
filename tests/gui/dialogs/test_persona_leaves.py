"""The dialog of personas: the empathy map as a drawing, the page, sharing."""
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona
from journeymapper.core.persistence.codec import encode
from journeymapper.core.session.session import Session
from journeymapper.formats.pdf.paint import write
from journeymapper.ui.canvas.paint.persona_page import EMPATHY_NAMES
from journeymapper.ui.dialogs import persona_files
from journeymapper.ui.dialogs.persona_files import PersonaChoice
from journeymapper.ui.dialogs.personas import EMPATHY, PersonasDialog, open_personas
from journeymapper.ui.forms.picture import PictureField
from journeymapper.ui.forms.text import TextField
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.style import apply_style
from tests.support.board import one_step
from tests.support.maps import empty


@pytest.fixture
def dialog(window: QWidget, session: Session) -> Iterator[PersonasDialog]:
    made = open_personas(session, Theme("light"), texts("en"), window)
    made.activateWindow()
    QApplication.processEvents()
    yield made
    QGuiApplication.clipboard().clear()
    QApplication.processEvents()


def first(session: Session) -> Persona:
    return queries.personas(session.store)[0]


def editor(dialog: PersonasDialog, name: str) -> TextField:
    field = dialog.form.field(EMPATHY + name)
    assert isinstance(field, TextField)
    return field


def test_the_drawing_is_written_in_place_and_tab_goes_on(
    qtbot: QtBot, dialog: PersonasDialog, session: Session
) -> None:
    dialog.turn_to("empathy")
    at = editor(dialog, "thinks_and_feels").editor
    at.setFocus()
    order = []
    for _ in EMPATHY_NAMES:
        order.append(next(name for name in EMPATHY_NAMES if editor(dialog, name).editor.hasFocus()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == ["thinks_and_feels", "hears", "sees", "says_and_does", "pains", "gains"]
    hears = editor(dialog, "hears").editor
    hears.setFocus()
    hears.selectAll()
    with one_step(session):
        qtbot.keyClicks(hears, "Rumours")
        qtbot.keyClick(hears, Qt.Key.Key_Tab)
    empathy = first(session).empathy
    assert empathy is not None
    assert empathy.hears == "Rumours"
    hears.setFocus()
    qtbot.keyClicks(hears, "never mind")
    qtbot.keyClick(hears, Qt.Key.Key_Escape)
    assert hears.toPlainText() == "Rumours"


def test_the_drawing_grows_with_its_texts(dialog: PersonasDialog) -> None:
    dialog.turn_to("empathy")
    QApplication.processEvents()
    before = dialog.drawing.height()
    editor(dialog, "hears").editor.setPlainText("Many words that go on and on. " * 30)
    QApplication.processEvents()
    plan = dialog.drawing.plan()
    assert plan is not None
    assert dialog.drawing.height() > before + 100
    hears = editor(dialog, "hears").editor
    assert not hears.verticalScrollBar().isVisible(), "nothing is clipped"
    assert plan.texts["hears"].h >= hears.height()


def test_a_persona_is_copied_within_the_map_and_into_another(
    qtbot: QtBot, dialog: PersonasDialog, session: Session, window: QWidget
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    with one_step(session):
        qtbot.keyClick(dialog.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.name for row in queries.personas(session.store)] == ["Maria", "Paul", "Maria 2"]
    other, parent = empty(), QWidget()
    qtbot.addWidget(parent)
    second = open_personas(other, Theme("light"), texts("en"), parent)
    second.paste()
    assert [(row.name, row.quote) for row in queries.personas(other.store)] == [("Maria", first(session).quote)]
    assert second.entry() == first(other), "the newcomer is shown"
    QGuiApplication.clipboard().setText("no persona")
    second.paste()
    assert "nothing that fits" in second.message.text()


def test_a_persona_goes_through_a_file(
    dialog: PersonasDialog, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, proposed = tmp_path / "maria.persona", []

    def choose(shown: QFileDialog) -> int:
        proposed.append((Path(shown.selectedFiles()[0]).name, shown.defaultSuffix()))
        shown.selectFile(str(tmp_path / "maria"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", choose)
    dialog.save()
    assert proposed == [("Maria.persona", "persona")], "so that Qt asks before the whole name is written over"
    assert saved.exists()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(saved), ""))
    with one_step(session):
        dialog.fetch()
    assert [row.name for row in queries.personas(session.store)] == ["Maria", "Paul", "Maria 2"]
    saved.write_bytes(b"{")
    dialog.fetch()
    assert "maria.persona" in dialog.message.text()
    saved.write_bytes(encode(session.store))
    monkeypatch.setattr(persona_files, "choose_personas", lambda _parent, _t, found: found[1:2])
    dialog.fetch()
    assert queries.personas(session.store)[-1].name == "Paul 2"


def test_the_choice_of_personas_is_read_at_once(qtbot: QtBot, session: Session, qapp: QApplication) -> None:
    """Rows were measured before the style sheet said how high they are, and lay over each other."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    apply_style(qapp, load_tokens("light"))
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PersonaChoice(parent, texts("en"), queries.personas(session.store))
    rows = [made.list.visualItemRect(made.list.item(row)).height() for row in range(made.list.count())]
    hint = made.list.sizeHintForRow(0)
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[1])
    qapp.setFont(before[0])
    assert rows == [hint, hint]


def test_a_portrait_is_pasted_shown_and_removed(dialog: PersonasDialog, session: Session) -> None:
    field = dialog.form.field("portrait")
    assert isinstance(field, PictureField)
    field.paste()
    assert "holds no picture" in dialog.message.text()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    with one_step(session):
        field.paste()
    assert session.store.find(Asset, first(session).portrait) is not None
    dialog.turn_to("empathy")
    middle = dialog.drawing.plan()
    assert middle is not None
    seen = dialog.drawing.grab().toImage().pixelColor(round(middle.head[0]), round(middle.head[1]))
    assert seen.name() == "#336699", "the head is the portrait"
    field.commit(None)
    assert session.store.every(Asset) == [], "an unused picture goes"


def test_a_portrait_is_dropped_and_what_is_none_is_refused(
    dialog: PersonasDialog, session: Session, tmp_path: Path
) -> None:
    field = dialog.form.field("portrait")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(tmp_path / "face.png"))
    (tmp_path / "cut.png").write_bytes((tmp_path / "face.png").read_bytes()[:40])
    (tmp_path / "list.txt").write_text("no picture")

    def drop(name: str) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(5, 5), *rest)
        enter.ignore()
        QApplication.sendEvent(field, enter)
        if enter.isAccepted():
            QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), *rest))
        return enter.isAccepted()

    with one_step(session):
        assert drop("face.png")
    before = first(session).portrait
    assert session.store.find(Asset, before) is not None
    assert drop("cut.png")
    assert dialog.message.text() == "The picture “cut.png” is damaged: it can't be shown."
    assert drop("gone.png")
    assert "gone.png" in dialog.message.text()
    assert not drop("list.txt")
    assert first(session).portrait == before
    assert field.value() == before, "the field still shows what there is"


def test_the_page_is_shown_and_exported_as_vectors(
    dialog: PersonasDialog, session: Session, tmp_path: Path
) -> None:
    dialog.turn_to("page")
    assert dialog.preview.sheet is not None
    said = {text.text for text in dialog.preview.sheet.pages[0].texts}
    assert {"Maria", "Pains", "Best: Ask advice (+1.9). Worst: Ask for help (−2)."} <= said
    asked: list[list[str]] = []
    dialog.export_page = lambda ids: asked.append(list(ids))
    dialog.share_menu().actions()[-1].trigger()
    assert asked == [[first(session).id]]
    ids = [row.id for row in queries.personas(session.store)]
    write(session.store, tmp_path / "p.pdf", texts("en"), {"personas": ids})
    data = (tmp_path / "p.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") == 2
    assert b"/Subtype /Image" not in data, "no pixels without a portrait"


def test_the_page_goes_to_a_printer_by_the_systems_dialog(
    qtbot: QtBot, dialog: PersonasDialog, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.run(set_fields, [first(session).id], goals="A goal of many words, and there are more. " * 300)
    dialog.turn_to("page")
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    qtbot.keyClick(dialog.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert dialog.message.text().startswith("This computer has no printer. “Export as PDF…”")

    def choose(shown: QPrintDialog) -> int:
        asked.append((shown.windowTitle(), shown.maxPage()))
        shown.printer().setOutputFileName(str(tmp_path / f"{len(asked)}.pdf"))
        if len(asked) == 2:
            shown.printer().setPrintRange(QPrinter.PrintRange.PageRange)
            shown.printer().setFromTo(2, 2)
        return QDialog.DialogCode.Accepted if len(asked) < 3 else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    for _ in range(3):
        qtbot.keyClick(dialog.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert dialog.preview.sheet is not None
    count = len(dialog.preview.sheet.pages)
    assert count > 1
    assert asked == [("Print the page of “Maria”", count)] * 3
    pages = {file.name: file.read_bytes().count(b"/Type /Page\n") for file in tmp_path.iterdir()}
    assert pages == {"1.pdf": count, "2.pdf": 1}, "the third was cancelled"
    assert dialog.message.isHidden()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_a_printer_does_not_take_is_said(
    dialog: PersonasDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(shown: QPrintDialog) -> int:
        shown.printer().setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog.print_page()
    assert dialog.message.text().startswith("The printer took nothing")


def test_without_personas_there_is_nothing_to_draw(window: QWidget) -> None:
    dialog = open_personas(empty(), Theme("light"), texts("en"), window)
    assert not dialog.form.isVisible()
    assert not any(dialog._leaves.buttons[name].isEnabled() for name in ("empathy", "page"))
