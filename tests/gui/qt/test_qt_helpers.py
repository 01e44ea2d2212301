"""Plain text stays plain; layouts; questions; Qt's own words; files in memory."""
import pytest
from PySide6.QtCore import QCoreApplication, QDir, QFile, QIODevice, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QDoubleSpinBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.qt.elided import ElidedLabel, HintLabel
from journeymapper.ui.qt.layouts import hairline, hbox, vbox
from journeymapper.ui.qt.memory_files import register_files
from journeymapper.ui.qt.messages import CANCEL, OK, Answer, question
from journeymapper.ui.qt.text import escaped_tooltip, plain_label, without_mnemonic
from journeymapper.ui.qt.translators import install_qt_language

HOSTILE = "<img src='/etc/passwd'> & <b>bold</b>"


def test_a_label_shows_what_it_is_given(qtbot: QtBot) -> None:
    label = plain_label(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_a_tooltip_is_escaped_and_empty_stays_empty() -> None:
    assert "<img" not in escaped_tooltip(HOSTILE)
    assert "&lt;img" in escaped_tooltip(HOSTILE)
    assert escaped_tooltip("") == ""


def test_an_ampersand_is_no_mnemonic() -> None:
    assert without_mnemonic("Verde & Co.") == "Verde && Co."


def test_an_elided_label_keeps_its_text_and_tells_it(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long title\nwith a second line")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.text() == "A rather long title with a second line"
    assert "rather long" in label.toolTip()
    label.resize(800, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 30


def test_a_hint_is_said_in_whole_parts(qtbot: QtBot) -> None:
    label = HintLabel("Type or Enter adds · F2 renames")
    qtbot.addWidget(label)
    wide = label.fontMetrics().horizontalAdvance
    assert label.shown(wide(label.text())) == label.text()
    assert label.shown(wide(label.text()) - 1) == "Type or Enter adds"
    assert label.shown(wide("Type or Enter adds") - 1) == ""


def test_boxes_take_widgets_air_and_stretches(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = vbox(QLabel("a"), 12, hbox(QLabel("b"), None), hairline(), parent=holder, margins=(1, 2, 3, 4), spacing=5)
    assert layout.count() == 4
    assert layout.spacing() == 5
    margins = layout.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (1, 2, 3, 4)


def test_a_question_is_plain_and_its_buttons_have_names(qtbot: QtBot) -> None:
    answers = (Answer("save", "Save", "accept"), Answer("discard", "Don't save", "destroy"), CANCEL)
    box = question(None, texts("en"), f"Save {HOSTILE}?", answers, detail=HOSTILE)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert {button.objectName() for button in box.buttons()} == {"save", "discard", "cancel"}
    assert box.defaultButton().objectName() == "save"
    assert box.escapeButton().objectName() == "cancel"


def test_enter_and_escape_answer(qtbot: QtBot) -> None:
    for key, wanted in ((Qt.Key.Key_Return, "ok"), (Qt.Key.Key_Escape, "cancel")):
        box = question(None, texts("en"), "Go on?", (OK, CANCEL))
        qtbot.addWidget(box)
        box.open()
        qtbot.keyClick(box, key)
        assert box.clickedButton().objectName() == wanted


def test_qt_speaks_the_language(qapp: QApplication) -> None:
    assert install_qt_language("es")
    assert _cancel() == "Cancelar"
    assert install_qt_language("en")
    assert _cancel() == "Cancel"
    assert not install_qt_language("xx")


def test_keys_are_called_as_they_are_printed(qapp: QApplication) -> None:
    """Menus and hints, which are ours, call them alike."""
    native = QKeySequence.SequenceFormat.NativeText
    try:
        assert install_qt_language("es")
        names = [QKeySequence(keys).toString(native) for keys in ("Ctrl+Shift+Z", "Ctrl+Return", "Shift+Tab", "Del")]
        assert names == ["Ctrl+Mayús+Z", "Ctrl+Intro", "Mayús+Tab", "Supr"]
    finally:
        install_qt_language("en")
    assert QKeySequence("Ctrl+Shift+Z").toString(native) == "Ctrl+Shift+Z"


def test_qt_says_nothing_in_english_to_a_spanish_person(qtbot: QtBot) -> None:
    """What Qt's own translation lacks comes from our catalogue, and what neither knows stays as it is."""
    try:
        assert install_qt_language("es")
        dialog = QFileDialog(None, "Guardar")
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels = {label.text() for label in dialog.findChildren(QLabel) if label.text()}
        assert labels == {texts("es")("&Look in:"), "&Nombre de fichero:", texts("es")("Files of &type:")}
        assert QCoreApplication.translate("Elsewhere", "&Look in:") == "&Look in:"
    finally:
        install_qt_language("en")


def test_a_window_that_stood_before_writes_numbers_in_the_new_language(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    spin = QDoubleSpinBox(window)
    try:
        install_qt_language("es")
        spin.setValue(0.5)
        assert spin.text() == "0,50"
    finally:
        install_qt_language("en")
    assert window.locale().decimalPoint() == "."


@pytest.mark.parametrize("names", [["a.txt"], ["one.svg", "two.svg", "chevron-down.svg", "ñandú.txt", "x" * 80]])
def test_files_in_memory_are_found_by_qt(qapp: QApplication, names: list[str]) -> None:
    files = {name: f"content of {name}".encode() for name in names}
    prefix = register_files(f"test-{len(names)}", files)
    assert sorted(QDir(prefix).entryList()) == sorted(names)
    for name, content in files.items():
        file = QFile(f"{prefix}/{name}")
        assert file.open(QIODevice.OpenModeFlag.ReadOnly)
        assert bytes(file.readAll().data()) == content
        file.close()


def _cancel() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = box.buttons()[0].text().replace("&", "")
    box.deleteLater()
    return text
