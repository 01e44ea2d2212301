"""The dialogs of personas, channels, departments and properties: every change at once, every change undone."""
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel, Department, Emotion, Empathy, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.dialogs import entries
from journeymapper.ui.dialogs.base import MapDialog
from journeymapper.ui.dialogs.channels import CHANNELS, ChannelsDialog, open_channels
from journeymapper.ui.dialogs.departments import DepartmentsDialog, open_departments
from journeymapper.ui.dialogs.entries import EntriesDialog
from journeymapper.ui.dialogs.personas import EMPATHY, PersonasDialog, open_personas
from journeymapper.ui.dialogs.properties import open_properties
from journeymapper.ui.forms.choice import ChoiceField
from journeymapper.ui.forms.colour import ColourField, Swatch
from journeymapper.ui.qt.messages import CANCEL, question
from journeymapper.ui.theme.current import Theme
from tests.support.board import board, get
from tests.support.maps import empty, state

Open = Callable[..., MapDialog]


@pytest.fixture
def personas(window: QWidget, session: Session) -> Iterator[EntriesDialog]:
    yield open_personas(session, Theme("light"), texts("en"), window)
    QApplication.processEvents()


def names(session: Session) -> list[str]:
    return [row.name for row in queries.personas(session.store)]


def test_all_fields_of_a_persona_are_there(personas: EntriesDialog) -> None:
    held = {name for name in personas.form.values() if not name.startswith(EMPATHY)}
    assert set(Persona.model_fields) - {"id", "rank", "empathy", "preferences"} == held
    assert {name.removeprefix(EMPATHY) for name in personas.form.values()} - held == set(Empathy.model_fields)


def test_all_fields_of_channels_and_departments_are_there(window: QWidget, session: Session) -> None:
    for open_, kind in ((open_channels, Channel), (open_departments, Department)):
        dialog = open_(session, Theme("light"), texts("en"), window)
        assert set(kind.model_fields) - {"id", "rank"} == set(dialog.form.values())


def test_before_a_channel_goes_all_is_said_that_names_it() -> None:
    session, t = board(), texts("en")
    session.run(add_pilot, "t2", {"channel": "web"})
    row = get(session, "web")
    assert CHANNELS.loss(session.store, row, t) == (
        "1 touchpoint loses its channel. 1 pilot loses its channel. 1 preference of a persona goes.")
    assert CHANNELS.uses(session.store, row, t) == "1 touchpoint uses it", "not the one that only tries it out"
    session.run(set_fields, ["t1"], channel=None)
    session.run(set_fields, ["t2"], pilots=None)
    assert CHANNELS.loss(session.store, row, t) == "1 preference of a persona goes.", "no reason to go unasked"
    session.run(set_fields, ["paul"], preferences=None)
    assert CHANNELS.loss(session.store, row, t) == ""


def test_a_name_is_changed_at_once_and_undone(personas: EntriesDialog, session: Session) -> None:
    personas.form.field("name").commit("Marie")
    assert names(session) == ["Marie", "Paul"]
    assert personas.list.topLevelItem(0).text(0) == "Marie"  # type: ignore[union-attr]  # the first row
    session.undo()
    assert personas.form.values()["name"] == "Maria"


def test_too_long_a_text_in_the_empathy_map_is_refused_in_words(personas: EntriesDialog, session: Session) -> None:
    before = state(session.store)
    personas.form.field(EMPATHY + "pains").commit("word " * 5_000)
    assert state(session.store) == before
    assert "at most 20000 characters fit" in personas.message.text()


def test_an_empathy_field_leaves_the_others(personas: EntriesDialog, session: Session) -> None:
    before = queries.personas(session.store)[0].empathy
    assert before is not None
    personas.form.field(EMPATHY + "hears").commit("rumours")
    after = queries.personas(session.store)[0].empathy
    assert after == before.model_copy(update={"hears": "rumours"})
    for name in Empathy.model_fields:
        personas.form.field(EMPATHY + name).commit("")
    assert queries.personas(session.store)[0].empathy is None


def test_add_waits_for_a_name(qtbot: QtBot, personas: EntriesDialog, session: Session) -> None:
    personas.buttons["add"].click()
    editor = personas.form.field("name").focusProxy()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "New persona"
    qtbot.keyClicks(editor, "Nina")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert names(session) == ["Maria", "Paul", "Nina"]


def test_order_by_keys(qtbot: QtBot, personas: EntriesDialog, session: Session) -> None:
    qtbot.keyClick(personas.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(session) == ["Paul", "Maria"]
    assert personas.entry().name == "Maria"  # type: ignore[union-attr]  # the first one was chosen
    assert not personas.buttons["down"].isEnabled()


def test_delete_says_what_goes(personas: EntriesDialog, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = ["cancel", "delete"]

    def answer(_parent: object, _t: object, text: str, _answers: object, detail: str = "", _title: str = "") -> str:
        asked.append(detail)
        return answers[len(asked) - 1]

    monkeypatch.setattr(entries, "ask", answer)
    personas.remove()
    assert names(session) == ["Maria", "Paul"]
    personas.remove()
    assert names(session) == ["Paul"]
    assert asked == ["10 emotions go with this persona."] * 2
    assert personas.entry().name == "Paul"  # type: ignore[union-attr]  # the neighbour
    session.undo()
    assert len(session.store.every(Emotion)) == 20


def test_merge_takes_over_what_named_the_other(
    window: QWidget, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, str]] = []
    answers = ["cancel", "merge"]

    def answer(_parent: object, _t: object, text: str, _answers: object, detail: str = "", title: str = "") -> str:
        asked.append((text, detail, title))
        return answers[len(asked) - 1]

    monkeypatch.setattr(entries, "ask", answer)
    dialog = open_channels(session, Theme("light"), texts("en"), window)
    dialog.list.choose("channel-search")
    for left in (True, False):
        menu = dialog.merge_menu()
        next(action for action in menu.actions() if action.text() == "Web shop").trigger()
        menu.close()
        assert (session.store.find(Channel, "channel-search") is not None) == left
    row = session.history.done[-1]
    assert row.title == "Merge into “{name}”"
    assert asked == [("Merge “Search engine” into “Web shop”?", "1 touchpoint will name “Web shop”.", "Merge")] * 2
    assert session.store.find(Channel, "channel-search") is None
    assert session.store.find(Touchpoint, "touchpoint-search-results").channel == "channel-web"  # type: ignore[union-attr]  # it is in the sample
    assert dialog.entry().id == "channel-web"  # type: ignore[union-attr]  # just chosen


def test_use_counts(window: QWidget, session: Session) -> None:
    dialog = open_channels(session, Theme("light"), texts("en"), window)
    dialog.list.choose("channel-web")
    uses = sum(row.channel == "channel-web" for row in session.store.every(Touchpoint))
    row = dialog.list.ids().index("channel-web")
    assert dialog.list.topLevelItem(row).text(1) == str(uses)  # type: ignore[union-attr]  # it is there


def test_a_portrait(personas: EntriesDialog, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "maria.png"
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(file))
    personas.form.field("portrait").commit(file)
    [asset] = session.store.every(Asset)
    assert queries.personas(session.store)[0].portrait == asset.id
    personas.form.field("portrait").commit(tmp_path / "none.png")
    assert "none.png" in personas.message.text()
    assert personas.form.values()["portrait"] == asset.id


def test_one_of_each_a_window(window: QWidget, session: Session) -> None:
    theme, t = Theme("light"), texts("en")
    assert open_personas(session, theme, t, window) is open_personas(session, theme, t, window)
    assert isinstance(open_departments(session, theme, t, window), DepartmentsDialog)
    assert len(window.findChildren(MapDialog)) == 2


@pytest.mark.parametrize("kind", [PersonasDialog, ChannelsDialog, DepartmentsDialog])
def test_an_empty_list_teaches(qtbot: QtBot, kind: type[EntriesDialog]) -> None:
    dialog = kind(empty(), Theme("light"), texts("en"))  # type: ignore[call-arg, arg-type]  # the subclasses' own
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._empty.isVisible()
    assert not dialog.form.isVisible()


def test_properties_write_the_journey(window: QWidget, session: Session) -> None:
    dialog = open_properties(session, Theme("light"), texts("en"), window)
    dialog.form.field("owner").commit("Nina")
    assert queries.journey(session.store).owner == "Nina"
    session.undo()
    assert dialog.form.values()["owner"] == "Head of customer experience"


def test_closing_keeps_what_was_typed(qtbot: QtBot, window: QWidget, session: Session) -> None:
    dialog = open_properties(session, Theme("light"), texts("en"), window)
    dialog.form.focus("organisation")
    editor = dialog.form.field("organisation").focusProxy()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Verde SA")
    dialog.close()
    assert queries.journey(session.store).organisation == "Verde SA"


@pytest.mark.parametrize("how", ["close", "escape", "button"])
def test_a_dialog_goes_when_it_is_closed(qtbot: QtBot, window: QWidget, session: Session, how: str) -> None:
    dialog = open_properties(session, Theme("light"), texts("en"), window)
    if how == "close":
        assert dialog.close()
    elif how == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Close").click()
    qtbot.waitUntil(lambda: not window.findChildren(MapDialog))


def test_keys_undo_within_a_dialog(qtbot: QtBot, personas: EntriesDialog, session: Session) -> None:
    before = state(session.store)
    personas.form.field("name").commit("Marie")
    personas.activateWindow()
    personas.list.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(personas.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(session.store) == before


@pytest.mark.parametrize("open_, gone, keep, says", [
    (open_personas, "persona-maria", "persona-paul", "10 emotions will belong to “Paul”."),
    (open_departments, "department-logistics", "department-store", "will name “Store”."),
])  # fmt: skip
def test_merge_counts(
    window: QWidget, session: Session, monkeypatch: pytest.MonkeyPatch, open_: Open, gone: str, keep: str, says: str
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _t: object, _text: str, _answers: object, detail: str = "", _title: str = "") -> str:
        asked.append(detail)
        return "cancel"

    monkeypatch.setattr(entries, "ask", answer)
    dialog = open_(session, Theme("light"), texts("en"), window)
    assert isinstance(dialog, EntriesDialog)
    dialog.list.choose(gone)
    dialog.merge_into(keep)
    assert says in asked[0]


def test_enter_does_not_delete(qtbot: QtBot, window: QWidget) -> None:
    t = texts("en")
    box = question(window, t, "Delete?", (entries.DELETE, CANCEL), title="Delete")
    assert box.defaultButton().objectName() == "cancel"
    assert box.windowTitle() == "Delete"
    for answers in ((entries.MERGE, CANCEL), (CANCEL, entries.MERGE)):
        assert question(window, t, "Merge?", answers).defaultButton().objectName() == "merge"


def test_a_new_persona_s_colour_is_a_swatch(personas: EntriesDialog) -> None:
    for _ in range(4):
        personas.buttons["add"].click()
        field = personas.form.field("colour")
        assert isinstance(field, ColourField)
        assert [swatch.value for swatch in field.findChildren(Swatch) if swatch.isChecked()] == [field.value()]


def test_a_department_without_colour_is_automatic(qtbot: QtBot, window: QWidget, session: Session) -> None:
    theme = Theme("light")
    dialog = open_departments(session, theme, texts("en"), window)
    id = dialog.list.ids()[0]
    session.run(set_fields, [id], colour=None)
    dialog.list.choose(id)
    first, second = dialog.form.field("colour").findChildren(Swatch)[:2]
    assert (first.isChecked(), first.accessibleName()) == (True, "Colour: automatic")
    assert dialog.list._rows[0][3] == theme.tokens.department(0).text
    second.click()
    assert session.store.find(Department, id).colour == second.value  # type: ignore[union-attr]  # it is in the sample
    assert dialog.list._rows[0][3] == second.value
    first.click()
    assert session.store.find(Department, id).colour is None  # type: ignore[union-attr]  # it is in the sample
    assert first.isChecked()
    light = dialog.list._rows[0][3]
    theme.choose("dark")
    assert dialog.list._rows[0][3] == theme.tokens.department(0).text != light


def test_the_language_of_the_map_is_chosen_and_others_are_kept(window: QWidget, session: Session) -> None:
    session.run(set_fields, [queries.journey(session.store).id], language="fr")
    dialog = open_properties(session, Theme("light"), texts("en"), window)
    field = dialog.form.field("language")
    assert isinstance(field, ChoiceField)
    assert (field.editor.currentText(), field.value()) == ("fr", "fr")
    assert [field.editor.itemText(n) for n in range(4)] == ["—", "English", "Español", "fr"]
    field.editor.setCurrentIndex(2)
    field.editor.activated.emit(2)
    assert queries.journey(session.store).language == "es"
