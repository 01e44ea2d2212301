"""Which colours stand on which grounds: what the contrast test measures, and what painters may rely on.

A pair is (role, ground role). Families (feelings, people, tints) are expanded by `text_pairs` and `sign_pairs`.
"""
from collections.abc import Iterator

from .tokens import Tokens

_TEXT = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "selection_ground"), ("ink", "red_point_soft"),
    ("ink", "opportunity_ground"), ("ink", "accent_soft"), ("ink_strong", "paper"), ("ink_strong", "surface"),
    ("ink_strong", "sunken"), ("ink_secondary", "paper"), ("ink_secondary", "surface"),
    ("ink_secondary", "selection_ground"), ("ink_placeholder", "surface"), ("stage_bar_text", "stage_bar"),
    ("accent_text", "accent"), ("accent_text", "accent_hover"), ("accent_ink", "surface"), ("accent_ink", "paper"),
    ("accent_ink", "accent_soft"), ("accent_ink", "selection_ground"), ("red_point_text", "surface"),
    ("red_point_text", "paper"), ("red_point_text", "red_point_soft"), ("on_red", "red_point"),
    ("grey_area_text", "paper"), ("opportunity_text", "opportunity_ground"), ("note_text", "paper"),
    ("note_text", "surface"), ("quote_text", "paper"), ("quote_text", "surface"), ("badge_text", "badge_ground"),
    ("visibility_text", "paper"), ("good_text", "good_ground"), ("warning_text", "warning_ground"),
    ("tooltip_text", "tooltip_ground"), ("toast_text", "toast_ground"), ("toast_action", "toast_ground"),
    ("ghost_refused", "ghost_refused_soft"), ("ghost_ok", "ghost_ok_soft"),
)
_SIGN = (
    ("red_point", "paper"), ("red_point", "surface"), ("red_point", "selection_ground"), ("accent", "paper"),
    ("accent", "surface"), ("accent", "accent_soft"), ("accent", "selection_ground"), ("focus", "surface"),
    ("focus", "paper"), ("focus", "sunken"), ("selection", "paper"), ("selection", "surface"),
    ("visibility_line", "paper"), ("ghost_ok", "paper"), ("ghost_refused", "paper"), ("drop_line", "paper"),
    ("link", "paper"), ("bar", "bar_ground"), ("bar", "surface"), ("ink_secondary", "sunken"),
)


def text_pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """(name, text colour, ground colour) of all text that must reach 4.5 : 1."""
    for role, ground in _TEXT:
        yield f"{role} on {ground}", getattr(tokens, role), getattr(tokens, ground)
    tints = [*enumerate(tokens.departments), *tokens.statuses.items()]
    for key, tint in tints:
        yield f"tint {key}", tint.text, tint.ground
    for index, tint in enumerate(tokens.departments):
        yield f"ink on department {index}", tokens.ink, tint.ground


def sign_pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """(name, sign colour, ground colour) of all signs that must reach 3 : 1."""
    for role, ground in _SIGN:
        yield f"{role} on {ground}", getattr(tokens, role), getattr(tokens, ground)
    for index, (sign, own) in enumerate(zip(tokens.feelings, tokens.feeling_grounds, strict=True)):
        for name, ground in (("surface", tokens.surface), ("paper", tokens.paper), ("its own", own)):
            yield f"feeling {index - 2} on {name}", sign, ground
    for index, sign in enumerate(tokens.people):
        for name in ("paper", "surface"):
            yield f"person {index} on {name}", sign, getattr(tokens, name)
