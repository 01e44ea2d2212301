"""The section of the journey's dialog in which scoring is chosen: each choice an undo step, seen in the backlog."""
import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.models import MODELS
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from journeymapper.ui.dialogs.properties import PropertiesDialog, open_properties
from journeymapper.ui.forms.choice import ChoiceField
from journeymapper.ui.theme.current import Theme


@pytest.fixture
def dialog(window: QWidget, session: Session) -> PropertiesDialog:
    return open_properties(session, Theme("light"), texts("en"), window)


def choose(dialog: PropertiesDialog, model: str) -> None:
    field = dialog.scoring.model.field("model")
    assert isinstance(field, ChoiceField)
    place = list(MODELS).index(model)
    field.editor.setCurrentIndex(place)
    field.editor.activated.emit(place)


def first_score(session: Session) -> float | None:
    return backlog(session.store)[0].score


def test_a_model_is_chosen_told_in_words_and_undone(dialog: PropertiesDialog, session: Session) -> None:
    assert first_score(session) == 8
    choose(dialog, "impact-effort")
    assert queries.journey(session.store).scoring == {"model": "impact-effort"}
    assert first_score(session) == 4 * 4 / 2
    assert "severity × frequency ÷ effort, 0 to 20" in dialog.scoring.told.text()
    assert [key for key, form in dialog.scoring.weights.items() if form.isVisible()] == ["impact-effort"]
    session.undo()
    assert queries.journey(session.store).scoring is None
    assert dialog.scoring.model.values() == {"model": "severity"}


def test_a_weight_is_typed_and_taken_back(qtbot: QtBot, dialog: PropertiesDialog, session: Session) -> None:
    editor = dialog.scoring.weights["severity"].field("effort").focusProxy()
    assert isinstance(editor, QDoubleSpinBox)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "0\r")
    assert queries.journey(session.store).scoring == {"weights": {"effort": 0}}
    assert first_score(session) == 16
    editor.selectAll()
    qtbot.keyClicks(editor, "1\r")
    assert queries.journey(session.store).scoring is None
    session.undo()
    assert editor.value() == 0


def test_thresholds_move_the_bands_and_crossed_ones_are_refused(dialog: PropertiesDialog, session: Session) -> None:
    now, later = (dialog.scoring.thresholds.field(name) for name in ("now", "next"))
    now.commit(4.0)
    assert [item.band for item in backlog(session.store)] == ["now", "now", "now", "now", "now", "later"]
    later.commit(9.0)
    assert "Change the other threshold first" in dialog.message.text()
    assert dialog.message.isVisible()
    assert later.value() == 3
    assert queries.journey(session.store).scoring == {"now": 4.0}


def test_what_a_file_brings_is_shown(dialog: PropertiesDialog, session: Session) -> None:
    session.run(set_fields, ["garden-furniture"], scoring={"model": "rice", "now": 9, "weights": {"reach": 2}})
    assert dialog.scoring.model.values() == {"model": "rice"}
    assert dialog.scoring.thresholds.values() == {"now": 9, "next": 3}
    assert dialog.scoring.weights["rice"].values() == {"reach": 2, "impact": 1, "confidence": 1, "effort": 1}
