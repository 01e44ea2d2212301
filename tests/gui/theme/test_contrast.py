"""What stands on what can be read: WCAG 2.1, 4.5 : 1 for text, 3 : 1 for signs, in both themes."""
import colorsys

import pytest

from journeymapper.ui.theme.contrast import SIGN, TEXT, contrast, department_tint, legible, mix
from journeymapper.ui.theme.load import THEMES, load_tokens
from journeymapper.ui.theme.pairs import sign_pairs, text_pairs


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("name", THEMES)
def test_all_text_reaches_four_and_a_half(name: str) -> None:
    weak = [(what, round(contrast(a, b), 2)) for what, a, b in text_pairs(load_tokens(name)) if contrast(a, b) < TEXT]
    assert weak == []


@pytest.mark.parametrize("name", THEMES)
def test_all_signs_reach_three(name: str) -> None:
    weak = [(what, round(contrast(a, b), 2)) for what, a, b in sign_pairs(load_tokens(name)) if contrast(a, b) < SIGN]
    assert weak == []


@pytest.mark.parametrize("name", THEMES)
def test_pairs_cover_both_themes_alike(name: str) -> None:
    tokens = load_tokens(name)
    assert len(list(text_pairs(tokens))) > 50
    assert len(list(sign_pairs(tokens))) > 40


@pytest.mark.parametrize("name", THEMES)
def test_red_is_a_red_point_and_nothing_else(name: str) -> None:
    tokens = load_tokens(name)
    red_roles = {"red_point", "red_point_text", "red_point_pale", "red_point_soft"}
    offenders = [role for role, value in vars(tokens).items()
                 if isinstance(value, str) and role not in {*red_roles, "name"} and _is_red(value)]
    families = (*tokens.feelings, *tokens.people, *(tint.text for tint in tokens.departments),
                *(tint.text for tint in tokens.statuses.values()))
    assert offenders == []
    assert [value for value in families if _is_red(value)] == []
    assert _is_red(tokens.red_point)


def test_a_colour_out_of_a_document_becomes_readable_where_it_was_not() -> None:
    dark = load_tokens("dark")
    assert contrast("#1B1B55", dark.surface) < SIGN
    assert contrast(legible("#1B1B55", dark.surface), dark.surface) >= SIGN
    assert legible("#FFFFFF", dark.surface) == "#FFFFFF"
    assert contrast(legible("#FFFF00", "#FFFFFF", TEXT), "#FFFFFF") >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("value", ["#FF0000", "#FFFF00", "#00FFFF", "#000000", "#FFFFFF", "#808080"])
def test_a_department_of_any_colour_has_a_readable_tint(name: str, value: str) -> None:
    tokens = load_tokens(name)
    tint = department_tint(tokens, 0, value)
    assert contrast(tint.text, tint.ground) >= TEXT
    assert contrast(tokens.ink, tint.ground) >= TEXT
    assert department_tint(tokens, 9) == tokens.departments[1]


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#102030", "#304050", 0.5) == "#203040"


def _is_red(value: str) -> bool:
    """Hue within 12° of red, and colourful enough to be called a colour."""
    red, green, blue = (int(value[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _light, saturation = colorsys.rgb_to_hls(red, green, blue)
    return min(hue, 1 - hue) * 360 < 12 and saturation > 0.5
