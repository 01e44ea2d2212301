"""A form is a table of fields."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.forms import MIXED, Choice, Field, scales
from journeymapper.ui.forms.choice import ChoiceField
from journeymapper.ui.forms.form import FormWidget, build_form
from journeymapper.ui.forms.line import LineField
from journeymapper.ui.theme.current import Theme

FIELDS = (
    Field("title", "Title", placeholder="What hurts?"),
    Field("severity", "Severity", "severity", half=True),
    Field("frequency", "Frequency", "frequency", half=True),
    Field("channel", "Channel", "choice", options="channels"),
    Field("moment_of_truth", "Moment of truth", "check"),
    Field("proposal", "Proposed improvement", "text"),
)


@pytest.fixture
def form(qtbot: QtBot) -> FormWidget:
    made = build_form(FIELDS, texts("en"), Theme("light"))
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def line(form: FormWidget) -> LineField:
    field = form.field("title")
    assert isinstance(field, LineField)
    return field


def test_values_go_in_and_changes_come_out_by_name(qtbot: QtBot, form: FormWidget) -> None:
    changes: list[tuple[str, object]] = []
    form.changed.connect(lambda name, value: changes.append((name, value)))
    form.set_values({"title": "Slots", "severity": 4, "frequency": MIXED})
    assert form.values() == {"title": "Slots", "severity": 4, "frequency": MIXED, "channel": None,
                             "moment_of_truth": None, "proposal": None}
    assert changes == []
    form.focus("title")
    qtbot.keyClicks(line(form).editor, "!")
    form.flush()
    choice = form.field("severity")
    assert isinstance(choice, ChoiceField)
    qtbot.keyClick(choice.editor, Qt.Key.Key_Down)
    assert changes == [("title", line(form).text()), ("severity", 3)]


def test_typing_and_escape_are_told_by_name(qtbot: QtBot, form: FormWidget) -> None:
    form.focus("title")
    with qtbot.waitSignal(form.edited) as typed:
        qtbot.keyClicks(line(form).editor, "a")
    assert typed.args == ["title", "a"]
    with qtbot.waitSignal(form.cancelled) as cancelled:
        qtbot.keyClick(line(form).editor, Qt.Key.Key_Escape)
    assert cancelled.args == ["title"]


def test_choices_of_a_source_come_later(form: FormWidget) -> None:
    form.set_values({"channel": "c2"})
    form.set_choices("channels", (Choice("c1", "Web"), Choice("c2", "Phone")))
    field = form.field("channel")
    assert isinstance(field, ChoiceField)
    assert field.editor.currentText() == "Phone"
    assert field.value() == "c2"


def test_half_fields_share_a_line_and_nothing_overlaps(form: FormWidget) -> None:
    areas = {name: form.field(name).parentWidget().geometry() for name in form.values()}
    assert areas["severity"].top() == areas["frequency"].top()
    assert areas["severity"].right() < areas["frequency"].left()
    assert areas["title"].width() == areas["proposal"].width() > areas["severity"].width() * 1.9
    listed = list(areas.values())
    assert not any(one.intersects(other) for at, one in enumerate(listed) for other in listed[at + 1 :])


def test_labels_are_plain_and_lead_to_their_fields(form: FormWidget) -> None:
    labels = {label.text(): label for label in form.findChildren(QLabel) if label.buddy()}
    assert set(labels) == {"Title", "Severity", "Frequency", "Channel", "Proposed improvement"}
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels.values())
    assert labels["Title"].buddy() is form.field("title")


def test_a_field_can_be_hidden_with_its_label(form: FormWidget) -> None:
    form.show_field("channel", False)
    assert not form.field("channel").isVisible()
    assert "Channel" not in {label.text() for label in form.findChildren(QLabel) if label.isVisible()}


def test_a_kind_that_is_not_there_is_told(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        build_form((Field("f", "F", "no such kind"),), texts("en"), Theme("light"))


def test_undo_is_the_editors_until_it_has_nothing_to_undo(qtbot: QtBot, form: FormWidget) -> None:
    undone: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), form)
    shortcut.activated.connect(lambda: undone.append(line(form).text()))
    form.set_values({"title": "Van"})
    form.focus("title")
    editor = line(form).editor
    qtbot.waitUntil(editor.hasFocus)
    editor.end(False)
    qtbot.keyClicks(editor, "s")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), undone) == ("Van", [])
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), undone) == ("Van", ["Van"])


@pytest.mark.parametrize("options, values", [
    (scales.SEVERITY, {0, 1, 2, 3, 4}), (scales.FREQUENCY, {1, 2, 3, 4, 5}), (scales.EFFORT, {1, 2, 3, 4, 5}),
    (scales.CONFIDENCE, {50, 80, 100}),
])
def test_scales_are_whole(options: scales.Options, values: set[int]) -> None:
    assert {value for value, _ in options} == values
    assert all(str(value) in text for value, text in options)
