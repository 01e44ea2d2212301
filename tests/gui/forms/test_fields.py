"""Each kind of field: value in and out, several values, keys, accessible names."""
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.forms.base import FieldWidget, FormContext
from journeymapper.ui.forms.check import CheckField
from journeymapper.ui.forms.choice import ChoiceField
from journeymapper.ui.forms.colour import ColourField, Swatch
from journeymapper.ui.forms.date import DateField
from journeymapper.ui.forms.day_text import example_day
from journeymapper.ui.forms.feeling import FeelingField
from journeymapper.ui.forms.field import MIXED, Choice, Field
from journeymapper.ui.forms.info import InfoField
from journeymapper.ui.forms.kinds import KINDS, make_widget
from journeymapper.ui.forms.line import FigureField, LineField
from journeymapper.ui.forms.number import NumberField
from journeymapper.ui.forms.picture import Offered, PictureField
from journeymapper.ui.forms.several import SeveralField
from journeymapper.ui.forms.text import TextField
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.style import apply_style

CHOICES = (Choice("web", "Web shop", icon="globe"), Choice("van", "R&D <b>van</b>", icon="truck"), Choice("x", "Phone"))
Key = Qt.Key


@pytest.fixture
def context(qapp: QApplication) -> FormContext:
    return FormContext(texts("en"), Theme("light"))


@pytest.fixture
def shown(qtbot: QtBot, context: FormContext) -> Callable[[FieldWidget], list[object]]:
    """Show a field with the keyboard in it; the list of what it commits."""

    def show(field: FieldWidget) -> list[object]:
        qtbot.addWidget(field)
        field.resize(300, 60)
        field.show()
        field.activateWindow()
        field.setFocus()
        proxy = field.focusProxy()
        assert proxy is not None
        qtbot.waitUntil(proxy.hasFocus)
        committed: list[object] = []
        field.committed.connect(committed.append)
        return committed

    return show


Shown = Callable[[FieldWidget], list[object]]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_shows_several_values_and_has_a_name(qtbot: QtBot, context: FormContext, kind: str) -> None:
    field = make_widget(Field("f", "How it is called", kind), context)
    qtbot.addWidget(field)
    committed: list[object] = []
    field.committed.connect(committed.append)
    for value in (MIXED, None):
        field.set_value(value)
        assert field.value() is value
        field.flush()
    assert committed == []
    proxy = field.focusProxy() or field
    assert "How it is called" in proxy.accessibleName()


def test_a_line_commits_at_enter_and_says_each_letter(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = LineField(context)
    field.set_value("Van")
    committed, edited = shown(field), []
    field.edited.connect(edited.append)
    field.editor.end(False)
    qtbot.keyClicks(field.editor, "s!")
    assert (committed, edited) == ([], ["Vans", "Vans!"])
    qtbot.keyClick(field.editor, Key.Key_Return)
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == ["Vans!"]
    assert field.value() == "Vans!"


def test_a_line_commits_when_the_keyboard_leaves(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = LineField(context)
    committed = shown(field)
    QApplication.sendEvent(field.editor, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert committed == []
    qtbot.keyClicks(field.editor, "a")
    QApplication.sendEvent(field.editor, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert committed == ["a"]


def test_escape_goes_back_and_then_belongs_to_others(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = LineField(context)
    field.set_value("before")
    committed = shown(field)
    qtbot.keyClicks(field.editor, "x")
    with qtbot.waitSignal(field.cancelled):
        qtbot.keyClick(field.editor, Key.Key_Escape)
    assert field.text() == "before"
    with qtbot.assertNotEmitted(field.cancelled):
        qtbot.keyClick(field.editor, Key.Key_Escape)
    assert committed == []


def test_our_own_typing_coming_back_leaves_cursor_and_typing_alone(
    qtbot: QtBot, context: FormContext, shown: Shown
) -> None:
    field = LineField(context)
    field.set_value("abc")
    committed = shown(field)
    field.editor.setCursorPosition(1)
    qtbot.keyClicks(field.editor, "X")
    field.set_value("aXbc")
    assert field.editor.cursorPosition() == 2
    assert field.editor.isUndoAvailable()
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == ["aXbc"]
    qtbot.keyClicks(field.editor, "Y")
    field.set_value("from somebody else")
    field.flush()
    assert committed == ["aXbc"]
    assert field.text() == "from somebody else"


def test_typing_over_several_values_gives_one(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = LineField(context)
    field.set_value(MIXED)
    committed = shown(field)
    assert field.editor.placeholderText() == "Several values"
    qtbot.keyClicks(field.editor, "one")
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == ["one"]


def test_line_breaks_become_spaces_in_one_line(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = LineField(context)
    committed = shown(field)
    QGuiApplication.clipboard().setText("one\ntwo")
    field.editor.paste()
    field.flush()
    assert committed == ["one two"]


@pytest.mark.parametrize("typed, value", [("12", 12), ("4,5", 4.5), ("-3", -3), ("twice", "twice"), ("1.2.3", "1.2.3"),
                                          ("1e999", "1e999"), ("²", "²")])
def test_a_figure_is_a_number_where_it_reads_as_one(
    qtbot: QtBot, context: FormContext, shown: Shown, typed: str, value: object
) -> None:
    field = FigureField(context)
    committed = shown(field)
    field.editor.insert(typed)
    field.flush()
    assert committed == [value]
    assert type(committed[0]) is type(value)


def test_several_lines_grow_and_take_plain_text_only(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = TextField(context)
    committed = shown(field)
    low = field.editor.height()
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold\n" * 6)
    QGuiApplication.clipboard().setMimeData(rich)
    field.editor.paste()
    assert field.editor.toPlainText() == "bold\n" * 6
    assert field.editor.height() > low
    field.set_value("word " * 2000)
    assert field.editor.height() < 16 * field.editor.fontMetrics().lineSpacing()
    field.set_value("")
    assert field.editor.height() == low
    qtbot.keyClicks(field.editor, "a")
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == []
    qtbot.keyClick(field.editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert committed == ["a\n"]


def test_a_long_line_wraps_and_the_field_grows_with_it(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = TextField(context)
    shown(field)
    low = field.editor.height()
    field.set_value("a long story that goes on and on " * 5)
    assert field.editor.height() > low
    assert not field.editor.verticalScrollBar().isVisible()


def test_a_choice_gives_its_value_and_an_empty_entry_none(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = ChoiceField(context, CHOICES)
    field.set_value("van")
    committed = shown(field)
    assert field.editor.currentText() == "R&D <b>van</b>"
    qtbot.keyClick(field.editor, Key.Key_Down)
    qtbot.keyClick(field.editor, Key.Key_Home)
    assert committed == ["x", None]


def test_a_choice_shows_several_unknown_and_none(qtbot: QtBot, context: FormContext) -> None:
    field = ChoiceField(context, CHOICES)
    qtbot.addWidget(field)
    field.set_value(MIXED)
    assert field.editor.currentIndex() == -1
    field.set_value("a word of tomorrow")
    assert field.editor.currentText() == "a word of tomorrow"
    field.set_value(None)
    assert field.editor.currentText() == "—"
    field.set_value("web")
    field.set_choices((Choice("web", "Shop"),))
    assert field.editor.currentText() == "Shop"


def test_zero_and_no_are_values_of_a_choice(qtbot: QtBot, context: FormContext) -> None:
    field = ChoiceField(context, (Choice(4, "bad"), Choice(0, "no problem")))
    qtbot.addWidget(field)
    field.set_value(0)
    assert field.editor.currentText() == "no problem"


@pytest.mark.parametrize("make", [lambda c: ChoiceField(c, CHOICES), NumberField])
def test_scrolling_a_panel_changes_nothing(
    qtbot: QtBot, context: FormContext, shown: Shown, make: Callable[[FormContext], ChoiceField | NumberField]
) -> None:
    field = make(context)
    committed = shown(field)
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(field.editor, wheel)
    assert committed == []
    assert not wheel.isAccepted()


def faces(field: FeelingField) -> list[QToolButton]:
    return field.findChildren(QToolButton)


def test_faces_by_mouse_and_keys(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = FeelingField(context)
    committed = shown(field)
    qtbot.mouseClick(faces(field)[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(faces(field)[0], Key.Key_Right)
    qtbot.keyClick(faces(field)[1], Key.Key_Left)
    qtbot.keyClick(faces(field)[0], Key.Key_Left)
    qtbot.mouseClick(faces(field)[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(faces(field)[2], Key.Key_Right)
    qtbot.keyClick(faces(field)[3], Key.Key_Delete)
    assert committed == [-2, -1, -2, None, 1, None]


def test_faces_have_words_and_one_stop_for_tab(qtbot: QtBot, context: FormContext) -> None:
    field = FeelingField(context)
    qtbot.addWidget(field)
    field.describe("Feeling")
    field.set_value(2)
    assert [face.accessibleName() for face in faces(field)][::4] == ["Feeling: Very bad", "Feeling: Very good"]
    assert all(face.toolTip() for face in faces(field))
    assert len({face.icon().pixmap(20).toImage().cacheKey() for face in faces(field)}) == 5
    assert [bool(face.focusPolicy() & Qt.FocusPolicy.TabFocus) for face in faces(field)] == [False] * 4 + [True]
    field.set_value(0.4)
    assert [face.isChecked() for face in faces(field)].index(True) == 2
    field.set_value(MIXED)
    assert not any(face.isChecked() for face in faces(field))
    assert field.accessibleDescription() == "Several values"


def test_a_number_may_be_empty(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = NumberField(context, 0, 100)
    field.set_value(70)
    committed = shown(field)
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Key.Key_Delete)
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == [None]
    qtbot.keyClicks(field.editor, "0")
    qtbot.keyClick(field.editor, Key.Key_Return)
    qtbot.keyClick(field.editor, Key.Key_Up)
    assert committed == [None, 0, 1]
    assert type(committed[1]) is int


def test_a_number_with_decimals_and_a_unit(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = NumberField(context, 0, 10, 2, "€")
    field.set_value(4.5)
    committed = shown(field)
    assert field.editor.text() == "4.5 €"
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "7.25")
    field.flush()
    assert committed == [7.25]


def test_several_numbers_stay_until_one_is_typed(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = NumberField(context, 0, 100)
    field.set_value(MIXED)
    committed = shown(field)
    field.flush()
    assert committed == []
    qtbot.keyClicks(field.editor, "5")
    field.flush()
    assert committed == [5]


@pytest.mark.parametrize("typed, day", [
    ("2026-12-20", "2026-12-20"), ("  ", None), ("20261220", "2026-12-20"), ("20 Dec 2026", "2026-12-20"),
    ("20.12.2026", "2026-12-20"), ("15 Dec", f"{today().year}-12-15"),
])
def test_days_are_understood_as_in_the_backlog(context: FormContext, qtbot: QtBot, shown: Shown, typed: str,
                                               day: str | None) -> None:
    field = DateField(context)
    assert f"as {example_day(field.t)} or “15 Dec”" in field.editor.toolTip()
    field.set_value("2025-01-01")
    committed = shown(field)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, typed)
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == [day]


def test_a_day_that_is_none_is_marked_and_not_taken(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = DateField(context)
    field.set_value("2026-12-20")
    committed = shown(field)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "2026-02-30")
    qtbot.keyClick(field.editor, Key.Key_Return)
    assert committed == []
    assert field.editor.property("wrong") is True
    sign = "This can't be read. Mend it, or press Escape for what was there."
    assert [action.text() for action in field.editor.actions()] == ["Pick a day (Alt+Down)", sign], "no mere colour"
    assert field.editor.accessibleDescription() == sign
    qtbot.keyClick(field.editor, Key.Key_Escape)
    assert field.text() == "2026-12-20"
    assert field.editor.property("wrong") is False
    assert [action.text() for action in field.editor.actions()] == ["Pick a day (Alt+Down)"]
    assert field.editor.accessibleDescription() == ""


def test_no_bar_lies_over_the_last_line_of_a_text(qtbot: QtBot, context: FormContext) -> None:
    """All lines wrap; Qt may take one for wider all the same, by a blank at its end."""
    field = TextField(context)
    qtbot.addWidget(field)
    field.show()
    bar = field.editor.horizontalScrollBar()
    bar.setRange(0, 3)
    QApplication.processEvents()
    assert not bar.isVisible()


def test_a_day_is_read_whole_in_half_a_narrow_inspector(qtbot: QtBot, context: FormContext, qapp: QApplication) -> None:
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    apply_style(qapp, load_tokens("light"))
    seen = []
    for width in (119, 300):
        field = DateField(context)
        qtbot.addWidget(field)
        field.resize(width, 30)
        field.set_value("2026-08-28")
        field.show()
        field.editor.setCursorPosition(10)
        QApplication.processEvents()
        seen.append(field.editor.grab(QRect(4, 4, 70, 22)).toImage())
        field.hide()
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[1])
    qapp.setFont(before[0])
    assert seen[0] == seen[1], "nothing is pushed out at the left"


def test_a_day_is_picked_and_cleared(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = DateField(context)
    field.set_value("2026-12-20")
    committed = shown(field)
    calendar = field.open_calendar()
    assert calendar.selectedDate() == QDate(2026, 12, 20)
    calendar.activated.emit(QDate(2027, 1, 4))
    assert field.text() == "2027-01-04"
    empty = next(button for button in field.open_calendar().window().findChildren(QPushButton))
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert committed == ["2027-01-04", None]
    assert field.text() == ""


def test_yes_no_and_both(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = CheckField(context, "Moment of truth")
    field.set_value(MIXED)
    committed = shown(field)
    assert field.editor.checkState() == Qt.CheckState.PartiallyChecked
    qtbot.keyClick(field.editor, Key.Key_Space)
    qtbot.keyClick(field.editor, Key.Key_Space)
    qtbot.keyClick(field.editor, Key.Key_Space)
    assert committed == [True, False, True]


def test_several_of_many_are_ticked_and_unknown_ones_kept(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = SeveralField(context, CHOICES)
    field.set_value(("x", "gone", "web"))
    committed = shown(field)
    assert field.editor.text() == "Web shop, Phone"
    menu = field.open_list()
    boxes = menu.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [True, False, True]
    boxes[1].click()
    boxes[0].click()
    assert committed == []
    menu.close()
    assert committed == [("van", "x", "gone")]


def test_a_list_that_is_closed_unchanged_says_nothing(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = SeveralField(context, CHOICES)
    field.set_value(MIXED)
    committed = shown(field)
    field.open_list().close()
    assert committed == []
    assert field.editor.text() == "Several values"


def test_colours_are_chosen_by_arrows_and_none_is_red(qtbot: QtBot, context: FormContext, shown: Shown) -> None:
    field = ColourField(context)
    field.set_value("#0e7c7b")
    committed = shown(field)
    swatches = field.findChildren(Swatch)
    assert len(swatches) >= 8
    assert swatches[0].isChecked()
    qtbot.keyClick(swatches[0], Key.Key_Right)
    qtbot.keyClick(swatches[1], Key.Key_Left)
    assert committed == ["#6C4BB6", "#0E7C7B"]
    field.set_value("#123456")
    assert not any(swatch.isChecked() for swatch in swatches)


def test_a_picture_is_a_path_and_can_go(qtbot: QtBot, context: FormContext, monkeypatch: pytest.MonkeyPatch) -> None:
    field = PictureField(context)
    qtbot.addWidget(field)
    committed: list[object] = []
    field.committed.connect(committed.append)
    monkeypatch.setattr("journeymapper.ui.forms.picture.QFileDialog.getOpenFileName",
                        lambda *args: ("/somewhere/van.png", ""))
    for button in field.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [committed[0], committed[2]] == [Path("/somewhere/van.png"), None]
    assert isinstance(committed[1], Offered), "what the clipboard holds, whatever it is"


def test_information_is_plain(qtbot: QtBot, context: FormContext) -> None:
    field = InfoField(context)
    qtbot.addWidget(field)
    field.set_value("<b>5.3</b>")
    assert field.editor.text() == "<b>5.3</b>"
    assert field.editor.textFormat() == Qt.TextFormat.PlainText
