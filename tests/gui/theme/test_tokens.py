"""Themes are files: a palette of names, roles that refer to names."""
import pytest

from journeymapper.core.foundation.resources import resource
from journeymapper.ui.theme.load import THEMES, ThemeError, load_tokens, parse_tokens
from journeymapper.ui.theme.tokens import Tokens, colour, feeling_index


def light_text() -> str:
    return resource("themes", "light.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_all_families(name: str) -> None:
    tokens = load_tokens(name)
    assert tokens.dark is (name == "dark")
    assert len(tokens.feelings) == len(tokens.feeling_grounds) == 5
    assert len(tokens.departments) == 8
    assert len(set(tokens.people)) >= 8
    assert set(tokens.statuses) == {"new", "agreed", "planned", "in progress", "done", "verified", "won't do"}


def test_a_role_must_name_a_colour_of_the_palette() -> None:
    with pytest.raises(ThemeError, match="mustard"):
        parse_tokens("x", light_text().replace('paper = "paper"', 'paper = "mustard"'))


def test_a_missing_role_is_told() -> None:
    with pytest.raises(ThemeError, match="hairline"):
        parse_tokens("x", light_text().replace('hairline = "sand"\n', ""))


def test_a_palette_holds_colours_only() -> None:
    with pytest.raises(ThemeError, match="slate is no colour"):
        parse_tokens("x", light_text().replace('slate = "#344054"', 'slate = "red"'))


def test_a_theme_is_read_once_and_may_key_a_cache() -> None:
    tokens = load_tokens("light")
    assert load_tokens("light") is tokens
    assert {tokens: 1}[load_tokens("light")] == 1


def test_colours_are_shared() -> None:
    tokens = load_tokens("light")
    assert tokens.q("stage_bar") is colour(tokens.stage_bar)
    assert tokens.q("stage_bar").name() == tokens.stage_bar.lower()
    assert tokens.q("shadow").alpha() < 255


@pytest.mark.parametrize("value, index", [(-2, 0), (-1.6, 0), (-1, 1), (-0.4, 2), (0, 2), (0.5, 3), (2, 4), (7, 4)])
def test_a_feeling_takes_the_nearest_colour(value: float, index: int) -> None:
    tokens: Tokens = load_tokens("light")
    assert feeling_index(value) == index
    assert tokens.feeling(value) == tokens.feelings[index]


def test_lists_of_colours_repeat() -> None:
    tokens = load_tokens("dark")
    assert tokens.department(8) == tokens.department(0)
    assert tokens.person(len(tokens.people)) == tokens.person(0)
    assert tokens.status("a word of tomorrow") == tokens.status("new")
