"""Messages come, are replaced by key, and go."""
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.ui.feedback.status import StatusLine
from journeymapper.ui.feedback.toasts import KEPT_CLEAR, MOST, Toasts, reading_time


def window(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    shown = QWidget()
    field = QLineEdit()
    QVBoxLayout(shown).addWidget(field)
    shown.resize(800, 600)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return shown, field


def test_a_toast_is_plain_stays_inside_and_leaves_the_keyboard_alone(qtbot: QtBot) -> None:
    shown, field = window(qtbot)
    toast = Toasts(shown).show("<b>Saved</b> " + "and a long story " * 12, milliseconds=0)
    label = toast.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert shown.rect().contains(toast.geometry())
    assert label.height() >= label.heightForWidth(label.width())
    assert field.hasFocus()


def test_the_same_key_replaces_in_place(qtbot: QtBot) -> None:
    toasts = Toasts(window(qtbot)[0])
    toasts.show("one", key="save", milliseconds=0)
    toasts.show("two", milliseconds=0)
    toasts.show("three", key="save", milliseconds=0)
    assert toasts.texts() == ["three", "two"]
    toasts.dismiss("save")
    toasts.dismiss("unknown")
    assert toasts.texts() == ["two"]


def test_a_click_sends_it_away_and_the_action_is_done_once(qtbot: QtBot) -> None:
    toasts = Toasts(window(qtbot)[0])
    done: list[str] = []
    toast = toasts.show("Parked 3 cards", action=("Undo", lambda: done.append("undo")), milliseconds=0)
    button = toast.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert toasts.texts() == []
    qtbot.mouseClick(toasts.show("again", milliseconds=0), Qt.MouseButton.LeftButton)
    assert toasts.texts() == []
    assert done == ["undo"]


def test_it_goes_by_itself(qtbot: QtBot) -> None:
    toasts = Toasts(window(qtbot)[0])
    toasts.show("soon gone", milliseconds=1)
    qtbot.waitUntil(lambda: toasts.texts() == [])


def test_there_are_never_more_than_four_and_none_overlap(qtbot: QtBot) -> None:
    shown, _ = window(qtbot)
    toasts = Toasts(shown)
    kept = [toasts.show(f"message {n}", milliseconds=0) for n in range(MOST + 2)][2:]
    assert toasts.texts() == [f"message {n}" for n in range(2, MOST + 2)]
    areas = [toast.geometry() for toast in kept]
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[at + 1 :])
    shown.resize(500, 400)
    assert all(shown.rect().contains(toast.geometry()) for toast in kept)


def test_work_says_how_far_it_is_until_it_is_dismissed(qtbot: QtBot) -> None:
    shown, field = window(qtbot)
    toasts, given_up = Toasts(shown), []
    toast = toasts.work("Exporting …", "export", ("Cancel", lambda: given_up.append(True)))
    toast.show_progress(0.5)
    toast.show_progress(0.25)
    assert toast.bar.value() == toast.bar.maximum() // 2, "it never goes back"
    label = toast.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert toast.rect().contains(toast.bar.geometry())
    assert not toast.bar.geometry().intersects(label.geometry())
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    for number in range(MOST + 1):
        toasts.show(str(number), milliseconds=0)
    assert toasts.texts()[0] == "Exporting …", "neither a click nor other messages take it away"
    button = toast.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert given_up == [True]
    assert field.hasFocus()


def test_a_screen_reader_hears_it(qtbot: QtBot) -> None:
    toast = Toasts(window(qtbot)[0]).show("Saved", milliseconds=0)
    interface = QAccessible.queryAccessibleInterface(toast)
    assert interface.text(QAccessible.Text.Name) == "Saved"


def test_long_messages_stay_longer_but_not_for_ever() -> None:
    assert reading_time("") == 3000
    assert reading_time("a" * 40) == 5000
    assert reading_time("a" * 4000) == 12000


def test_the_status_line_counts_and_hints(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_counts("6 stages · 10 steps", "6 red points")
    line.show_hint("Tab next step")
    assert line.texts() == ("6 stages · 10 steps · ", "6 red points", "Tab next step")
    line.show_counts("1 stage")
    assert line.texts() == ("1 stage", "", "Tab next step")


def test_none_lies_over_what_is_kept_clear(qtbot: QtBot) -> None:
    shown, _ = window(qtbot)
    toasts = Toasts(shown)
    first = toasts.show("stays", milliseconds=0)
    chip = QWidget(shown)
    chip.setProperty(KEPT_CLEAR, True)
    chip.setGeometry(first.geometry().adjusted(20, -10, 20, -5))
    chip.show()
    toasts.arrange()
    second = toasts.show("stays too", milliseconds=0)
    areas = [one.geometry() for one in (first, second, chip)]
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[at + 1:])
    chip.hide()
    toasts.arrange()
    assert second.y() > chip.y()


def test_a_toast_grows_with_its_letters(qtbot: QtBot) -> None:
    """Workshop size comes on while one is shown."""
    toast = Toasts(window(qtbot)[0]).show("a long story " * 12, milliseconds=0)
    label = toast.findChild(QLabel)
    assert isinstance(label, QLabel)
    larger = label.font()
    larger.setPointSize(2 * larger.pointSize() if larger.pointSize() > 0 else 26)
    label.setFont(larger)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
