"""The sample map is built by keyboard alone, with few keys."""
from journeymapper.app.desk import Place
from tests.e2e import keystrokes
from tests.support.maps import state


def test_the_sample_map_takes_less_than_one_and_a_half_presses_a_letter(new_place: Place) -> None:
    hands, made, wanted = keystrokes.run(new_place)
    assert made == wanted
    assert (len(made.stages), len(made.touchpoints), len(made.red_points), len(made.curves)) == (6, 16, 6, 2)
    assert all(None not in values and len(values) == 10 for _, values in made.curves)
    assert hands.pressed / wanted.letters < keystrokes.AIM
    session = new_place.file.session
    after = state(session.store)
    while session.history.done:
        session.undo()
    assert not keystrokes.built(session.store).stages
    while session.history.undone:
        session.redo()
    assert state(session.store) == after
