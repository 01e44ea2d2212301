"""The colours that new personas get are those that can be chosen."""
from journeymapper.core.commands.people import PERSONA_COLOURS
from journeymapper.ui.theme.load import load_tokens


def test_a_new_persona_has_a_colour_that_is_offered() -> None:
    assert load_tokens("light").people == PERSONA_COLOURS
