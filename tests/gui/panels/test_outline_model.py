"""The outline's rows: what stands under what, and that following changes comes to the same as reading anew."""
import random

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from journeymapper.core.commands import cards, grid, records
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.outline_model import ASIDE, OutlineModel
from tests.support.board import board
from tests.support.maps import sample

Tree = tuple[str, list["Tree"]]  # type: ignore[misc]  # a tree holds trees


def model_of(session: Session) -> OutlineModel:
    model = OutlineModel(session, texts("en"))
    session.changed.connect(model.follow)
    return model


def tree(model: OutlineModel, index: QModelIndex = QModelIndex()) -> list[Tree]:  # noqa: B008 - an index is a value
    rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return [(model.id_at(row), tree(model, row)) for row in rows]


def text(model: QAbstractItemModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(model.data(index, role))


def test_stages_hold_steps_which_hold_cards_in_the_order_of_their_lanes(qapp: QApplication) -> None:
    model = model_of(board())
    assert tree(model) == [
        ("A", [("s1", [("t1", []), ("n1", []), ("e1", []), ("e3", []), ("r1", []), ("p1", [])]),
               ("s2", [("e2", []), ("r2", [])])]),
        ("B", [("s3", [("t2", [])]), ("s4", [])]),
        ("#parking", [("o1", [])]),
    ]


def test_rows_say_title_lane_and_to_a_reader_kind_and_place(qapp: QApplication) -> None:
    session = board()
    session.run(records.set_fields, ["e1"], quote="Lovely")
    model = model_of(session)
    assert text(model, model.index_of("t1")) == "Leaflet"
    assert text(model, model.index_of("t1"), ASIDE) == "Touchpoints"
    assert text(model, model.index_of("e1")) == "Maria: +1 “Lovely”"
    assert text(model, model.index_of("e2")) == "Maria: −1.5"
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert text(model, model.index_of("t1"), spoken) == "Touchpoint: Leaflet, step One, lane Touchpoints"
    assert text(model, model.index_of("r2"), spoken) == "Red point RP-002: Dear, step Two, lane Red points"
    assert text(model, model.index_of("o1"), spoken) == "Opportunity: Bigger type, parked, without lane"
    assert text(model, model.index_of("s2"), spoken) == "Step: Two, stage Before"


def test_a_step_is_read_when_it_is_opened(qapp: QApplication) -> None:
    session = board()
    model = model_of(session)
    asked: list[str] = []
    plain = session.store.referrers
    session.store.referrers = lambda id: asked.append(id) or plain(id)  # type: ignore[func-returns-value, method-assign]  # a spy
    stage = model.index(0, 0)
    model.rowCount(stage)
    assert "s1" not in asked
    model.rowCount(model.index(0, 0, stage))
    assert "s1" in asked


def test_a_change_of_a_title_tells_of_that_row_alone(qapp: QApplication) -> None:
    session = board()
    model = model_of(session)
    tree(model)
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last: told.append(model.id_at(first)))
    session.run(records.rename, "t1", "Poster")
    assert told == ["t1"]


def test_the_parking_lot_comes_and_goes(qapp: QApplication) -> None:
    session = board(without="o1")
    model = model_of(session)
    assert [id for id, _ in tree(model)] == ["A", "B"]
    session.run(cards.park, ["t2"])
    assert tree(model)[-1] == ("#parking", [("t2", [])])
    session.undo()
    assert [id for id, _ in tree(model)] == ["A", "B"]


def random_change(session: Session, dice: random.Random) -> None:
    doc = session.store
    steps, found = [row.id for row in queries.columns(doc)], [card.id for card in doc.every(Card)]
    stages, lanes = [row.id for row in queries.stages(doc)], [row.id for row in queries.lanes(doc)]
    card = dice.choice(found) if found else ""
    what = dice.randrange(11)
    if what == 0 and found:
        row = doc.find(Card, card)
        if row is not None and row.lane is not None:
            session.run(cards.move_cards, [card], row.lane, dice.choice(steps), dice.choice([0, None]))
    elif what == 1:
        session.run(cards.add_card, dice.choice(["note", "touchpoint"]), step=dice.choice([*steps, None]))
    elif what == 2 and found:
        session.run(records.delete, dice.sample(found, min(len(found), 2)))
    elif what == 3 and len(steps) > 2:
        session.run(records.delete, [dice.choice(steps)])
    elif what == 4:
        session.run(grid.add_step, dice.choice(stages), dice.choice([0, None]))
    elif what == 5:
        session.run(grid.move_step, dice.choice(steps), dice.choice(stages), dice.choice([0, None]))
    elif what == 6:
        session.run(grid.move_stage, dice.choice(stages), dice.choice([0, None]))
    elif what == 7 and lanes:
        session.run(grid.move_lane, dice.choice(lanes), dice.choice([0, None]))
    elif what == 8 and found:
        session.run(cards.park, dice.sample(found, min(len(found), 3)))
    elif what == 9 and len(stages) > 1 and dice.random() < 0.3:
        session.run(records.delete, [dice.choice(stages)])
    elif dice.random() < 0.7:
        session.undo()
    else:
        session.redo()


@pytest.mark.parametrize("seed", range(8))
def test_following_changes_comes_to_the_same_as_reading_anew(qapp: QApplication, seed: int) -> None:
    dice = random.Random(seed)
    session = board() if seed else sample()
    model = model_of(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if seed % 3:
        tree(model)
    for _ in range(40):
        try:
            random_change(session, dice)
        except UserError:
            continue
        if dice.random() < 0.3:
            assert tree(model) == tree(OutlineModel(session, texts("en")))
    assert tree(model) == tree(OutlineModel(session, texts("en")))
    assert tester.model() is model


def test_another_document_is_read_anew(qapp: QApplication) -> None:
    session = board()
    model = model_of(session)
    tree(model)
    session.load(sample().store.records.values())
    assert tree(model) == tree(OutlineModel(session, texts("en")))


def test_feelings_are_written_as_the_map_writes_them(qapp: QApplication) -> None:
    session = sample()
    shown = {language: OutlineModel(session, texts(language)) for language in ("en", "es")}
    found = {language: text(model, model.index_of("emotion-maria-need-arises")) for language, model in shown.items()}
    assert found == {"en": "Maria: +0.6", "es": "Maria: +0,6"}
