"""The inspector: what is selected, its fields, one command a commit."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_kinds, card_model
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.forms import MIXED
from journeymapper.ui.forms.choice import ChoiceField
from journeymapper.ui.forms.number import NumberField
from journeymapper.ui.forms.picture import PictureField
from journeymapper.ui.forms.title import TitleField
from journeymapper.ui.forms.typed import TypedField
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.kind_counts import kind_counts
from journeymapper.ui.panels.tables import card_forms, table_of
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

VAN, BOT, RED = "touchpoint-delivery-van", "touchpoint-chat-bot", "red-point-29"
# Fields that a form doesn't hold: what a card is and where it stands, which the map itself edits.
PLACE = {"id", "rank", "kind", "lane", "step", "number", "about", "stage"}
# Lists that a later room of the program fills.
LISTS = {"pilots", "series", "scoring", "accepted_findings", "exports", "next_number"}


@pytest.fixture
def session() -> Session:
    return sample()


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Inspector:
    made = Inspector(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(290, 900)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def commit(inspector: Inspector, name: str, value: object) -> None:
    form = next(form for form in inspector.form.forms if name in form.values())
    form.field(name).commit(value)


def title_editor(inspector: Inspector) -> QPlainTextEdit:
    field = inspector.form.main.field("title")
    assert isinstance(field, TitleField)
    return field.editor


def test_nothing_selected_shows_the_journey_and_counts(inspector: Inspector) -> None:
    assert inspector.heading() == "Journey"
    assert inspector.form.main.values()["organisation"] == "Verde & Co."
    assert inspector._counts.text() == "6 stages · 10 steps · 16 touchpoints · 6 red points"


def test_one_touchpoint_shows_its_fields_and_its_red_point(inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    assert inspector.heading() == "Touchpoint"
    assert inspector.form.main.values()["feeling"] == -2
    [section] = inspector.marks.sections
    assert section.form.main.values()["title"] == "Slots only on weekdays, 9 to 17"
    session.selection.set(["touchpoint-tracking-sms"])
    assert inspector.marks.sections == []
    assert inspector.marks.button.isVisible()


def test_a_commit_is_one_step_back(inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    commit(inspector, "feeling", 1)
    assert session.store.find(Touchpoint, VAN).feeling == 1  # type: ignore[union-attr]  # it is in the sample
    session.undo()
    assert inspector.form.main.values()["feeling"] == -2
    assert not session.history.done


def test_many_show_what_they_share_and_one_edit_sets_all(inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN, BOT])
    values = inspector.form.main.values()
    assert values["channel"] is MIXED
    assert "title" not in values
    assert inspector.heading() == "Touchpoint · 2 selected"
    commit(inspector, "channel", "channel-web")
    assert {session.store.find(Touchpoint, id).channel for id in (VAN, BOT)} == {"channel-web"}  # type: ignore[union-attr]  # as above
    session.undo()
    assert inspector.form.main.values()["channel"] is MIXED


def test_many_of_different_kinds_show_the_common_fields(inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN, "note-1"])
    names = set(inspector.form.main.values())
    assert {"text", "evidence", "evidence_level", "votes"} == names
    assert inspector.heading() == "2 selected"


def test_typing_goes_on_while_the_document_changes(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    inspector.focus_field("title")
    editor = title_editor(inspector)
    editor.selectAll()
    qtbot.keyClicks(editor, "Van at n")
    session.run(rename, BOT, "Robot")
    session.run(set_fields, [VAN], feeling=0)
    qtbot.keyClicks(editor, "ight")
    assert editor.hasFocus()
    assert editor.toPlainText() == "Van at night"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert session.store.find(Card, VAN).title == "Van at night"  # type: ignore[union-attr]  # as above
    assert len(session.history.done) == 3


def test_what_is_typed_is_written_before_undo(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    inspector.focus_field("title")
    qtbot.keyClicks(title_editor(inspector), "Big ")
    session.undo()
    assert session.store.find(Card, VAN).title == "Delivery van"  # type: ignore[union-attr]  # as above
    session.redo()
    assert "Big" in session.store.find(Card, VAN).title  # type: ignore[union-attr]  # as above


def test_choosing_another_card_commits_to_the_old_one(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    inspector.focus_field("title")
    title_editor(inspector).selectAll()
    qtbot.keyClicks(title_editor(inspector), "Old")
    session.selection.set([BOT])
    assert session.store.find(Card, VAN).title == "Old"  # type: ignore[union-attr]  # as above
    assert session.store.find(Card, BOT).title == "Chat bot"  # type: ignore[union-attr]  # as above
    assert title_editor(inspector).toPlainText() == "Chat bot"


def test_deleting_what_is_edited_ends_quietly(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    inspector.focus_field("title")
    qtbot.keyClicks(title_editor(inspector), "x")
    session.run(delete, [VAN])
    assert inspector.heading() == "Journey"
    session.undo()
    assert session.store.find(Card, VAN) is not None


def test_a_new_channel_is_typed_in(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    field = inspector.form.main.field("channel")
    assert isinstance(field, ChoiceField)
    last = field.editor.count() - 1
    assert field.editor.itemText(last) == "New channel…"
    field.editor.setCurrentIndex(last)
    field.editor.activated.emit(last)
    menu = next(menu for menu in field.findChildren(QMenu) if menu.isVisible())
    edit = menu.findChild(QLineEdit)
    qtbot.keyClicks(edit, "Cargo bike")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    [channel] = [row for row in session.store.every(Channel) if row.name == "Cargo bike"]
    assert session.store.find(Touchpoint, VAN).channel == channel.id  # type: ignore[union-attr]  # as above
    session.undo()
    assert session.store.find(Channel, channel.id) is None


def test_a_red_point_is_made_for_what_has_none(inspector: Inspector, session: Session) -> None:
    session.selection.set(["touchpoint-tracking-sms"])
    inspector.marks.button.click()
    [mark] = queries.marks(session.store, "touchpoint-tracking-sms")
    [section] = inspector.marks.sections
    assert (section.id, mark.number) == (mark.id, 7)


def test_what_a_red_point_marks_is_chosen_and_cleared(inspector: Inspector, session: Session) -> None:
    session.selection.set([RED])
    menu = inspector._about.open_menu()
    texts_ = [action.text() for action in menu.actions()]
    assert texts_[:2] == ["Delivery van", "Tracking SMS"]
    assert "Emotion of Maria" in texts_
    menu.actions()[1].trigger()
    assert session.store.find(RedPoint, RED).about == "touchpoint-tracking-sms"  # type: ignore[union-attr]  # as above
    menu.actions()[-1].trigger()
    assert session.store.find(RedPoint, RED).about is None  # type: ignore[union-attr]  # as above
    menu.close()


def test_the_target_is_one_click_away(inspector: Inspector, session: Session) -> None:
    session.selection.set([RED])
    inspector._about.jump.click()
    assert session.selection.ids == (VAN,)


def test_a_refusal_is_said_and_the_field_tells_the_truth(qtbot: QtBot, inspector: Inspector, session: Session) -> None:
    session.selection.set(["emotion-maria-search"])
    with qtbot.waitSignal(inspector.refused) as told:
        commit(inspector, "value", None)
    assert "value" in told.args[0]
    assert inspector.form.main.values()["value"] == 0.9


def test_a_face_sets_an_emotions_value(inspector: Inspector, session: Session) -> None:
    session.selection.set(["emotion-maria-search"])
    commit(inspector, "face", -2)
    assert session.store.find(Emotion, "emotion-maria-search").value == -2  # type: ignore[union-attr]  # as above
    assert inspector.form.main.values()["value"] == -2


def test_everybody_is_written_as_absent(inspector: Inspector, session: Session) -> None:
    session.selection.set([RED])
    commit(inspector, "personas", ())
    assert session.store.find(RedPoint, RED).personas is None  # type: ignore[union-attr]  # as above


def test_a_picture_comes_from_a_file(qtbot: QtBot, inspector: Inspector, session: Session, tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's
    from journeymapper.core.commands.cards import add_card

    card = session.run(add_card, "picture", step="step-search", title="Shelf")
    session.selection.set([card])
    file = tmp_path / "shelf.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(file))
    commit(inspector, "asset", file)
    assert len(session.store.every(Asset)) == 1
    field = inspector.form.main.field("asset")
    assert isinstance(field, PictureField)
    assert not field._view.pixmap().isNull()
    assert not field._name.isVisibleTo(field), "“Picture” under “Picture” says nothing"
    with qtbot.waitSignal(inspector.refused) as told:
        commit(inspector, "asset", tmp_path / "gone.png")
    assert "gone.png" in told.args[0]


@pytest.mark.parametrize("kind", [Journey, Stage, Step, Lane, Emotion, Link])
def test_every_field_of_the_grid_is_editable(kind: type) -> None:
    rows = sample().store.every(kind)
    held = set().union(*(table.names() for row in rows if (table := table_of(row))))
    wanted = set(kind.model_fields) - PLACE - LISTS - {"source", "target"}
    assert wanted <= held | {"kind"}


def test_every_field_of_every_kind_of_card_is_editable() -> None:
    assert set(card_forms()) == set(card_kinds())
    for kind, table in card_forms().items():
        wanted = set(card_model(kind).model_fields) - PLACE - LISTS
        assert wanted <= table.names(), kind


def test_an_unknown_kind_of_card_has_the_common_fields(inspector: Inspector, session: Session) -> None:
    card = Card(id="card-x", rank="a0", kind="smell", title="Varnish", lane=None, step=None)
    session.load([*session.store.records.values(), card])
    session.selection.set(["card-x"])
    commit(inspector, "text", "strong")
    assert session.store.find(Card, "card-x").text == "strong"  # type: ignore[union-attr]  # just made


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [240, 300])
def test_it_fits_a_narrow_window(qtbot: QtBot, session: Session, language: str, width: int) -> None:
    made = Inspector(session, Theme("light"), texts(language))
    qtbot.addWidget(made)
    made._unfolded |= {"Details", "Backlog"}
    made.resize(width, 500)
    made.show()
    rows = [row.id for table in (Stage, Step, Lane, Card, Emotion, Link) for row in session.store.every(table)]
    for id in rows:
        session.selection.set([id])
        QApplication.processEvents()
        body, room = made._area.widget(), made._area.viewport().width()
        assert body.minimumSizeHint().width() <= room, f"{id} {body.minimumSizeHint().width()} > {room}"
    assert [field for field in made.findChildren(TypedField) if field.isVisible()]


def test_a_mixture_says_what_it_consists_of(inspector: Inspector, session: Session) -> None:
    emotions = [row.id for row in session.store.every(Emotion)]
    session.selection.set([VAN, BOT, RED, *emotions])
    assert inspector.heading() == "23 selected"
    assert inspector._counts.isVisible()
    assert inspector._counts.text() == "20 emotions · 2 touchpoints · 1 red point"
    assert list(inspector.form.main.values()) == ["evidence_level"], "what cards and emotions share"
    commit(inspector, "evidence_level", "partly")
    assert {session.store.get(id).evidence_level for id in (VAN, RED, *emotions)} == {"partly"}  # type: ignore[union-attr]  # all there
    session.selection.set([VAN, BOT])
    assert not inspector._counts.isVisible()


def test_an_unknown_kind_is_counted_by_its_name(inspector: Inspector, session: Session) -> None:
    odd = Card(id="x", rank="a0", kind="idea", title="")
    assert kind_counts([odd, odd], texts("en")) == "2 × idea"


def test_a_title_typed_on_the_map_squeezes_nothing(inspector: Inspector, session: Session) -> None:
    session.selection.set([VAN])
    QApplication.processEvents()
    before = title_editor(inspector).height()
    session.run(rename, VAN, "A very long title that is typed on the map itself " * 4)
    field = inspector.form.main.field("title")
    assert title_editor(inspector).height() > before
    assert field.height() >= title_editor(inspector).height(), "at once, before the next event"
    assert inspector.form.main.height() >= inspector.form.main.minimumSizeHint().height()
    body = inspector._area.widget()
    assert body is not None
    assert body.height() >= body.minimumSizeHint().height()


@pytest.mark.parametrize("id, name", [("step-delivery", "width"), ("lane-touchpoints", "height")])
def test_an_empty_size_says_automatic(inspector: Inspector, session: Session, id: str, name: str) -> None:
    session.selection.set([id])
    field = inspector.form.main.field(name)
    assert isinstance(field, NumberField)
    assert (field.editor.text(), field.editor.lineEdit().placeholderText()) == ("", "automatic")
    session.run(set_fields, [id], **{name: 240})
    assert field.editor.text() == "240 px"
    field.editor.setValue(250)
    assert getattr(session.store.get(id), name) == 250
    field.editor.lineEdit().setText(" px")
    field.flush()
    assert getattr(session.store.get(id), name) is None
    assert (field.editor.text(), field.editor.lineEdit().placeholderText()) == ("", "automatic")
