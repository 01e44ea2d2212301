"""The roles that colours play. A role's value is "#rrggbb", or "#aarrggbb" where it is see-through."""
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from PySide6.QtGui import QColor


@lru_cache(maxsize=4096)
def colour(value: str) -> QColor:
    """The QColor of "#rrggbb" or "#aarrggbb", made once. Treat it as read-only: all callers share it."""
    return QColor(value)


class Tint(NamedTuple):
    """A soft ground with its edge and a text colour that is readable on it."""

    ground: str
    edge: str
    text: str


class Tokens:
    """All roles of one theme. Compared and hashed by identity, so it may key a cache of drawn things."""

    name: str
    dark: bool
    # grounds, from the farthest to the nearest
    paper: str
    surface: str
    sunken: str
    hairline: str
    control_edge: str
    scrollbar: str
    shadow: str
    # text
    ink: str
    ink_strong: str
    ink_secondary: str
    ink_placeholder: str
    # stage headers
    stage_bar: str
    stage_bar_text: str
    # the one accent: selection, focus, main button
    accent: str
    accent_hover: str
    accent_text: str
    accent_ink: str
    accent_soft: str
    focus: str
    selection: str
    selection_ground: str
    # red points, and nothing else
    red_point: str
    red_point_text: str
    red_point_pale: str
    red_point_soft: str
    on_red: str
    # feelings, from -2 to 2
    feelings: tuple[str, ...]
    feeling_grounds: tuple[str, ...]
    emotion_zero: str
    emotion_guide: str
    # parts of the map
    grey_area_hatch: str
    grey_area_text: str
    opportunity_ground: str
    opportunity_edge: str
    opportunity_text: str
    note_text: str
    quote_text: str
    badge_ground: str
    badge_text: str
    visibility_line: str
    visibility_text: str
    ghost_ok: str
    ghost_ok_soft: str
    ghost_refused: str
    ghost_refused_soft: str
    drop_line: str
    link: str
    # backlog and messages
    bar: str
    bar_ground: str
    good_ground: str
    good_text: str
    warning_ground: str
    warning_text: str
    tooltip_ground: str
    tooltip_text: str
    toast_ground: str
    toast_text: str
    toast_action: str
    # families of colours
    people: tuple[str, ...]
    departments: tuple[Tint, ...]
    statuses: Mapping[str, Tint]

    def __init__(self, **roles: Any) -> None:
        if odd := roles.keys() ^ Tokens.__annotations__.keys():
            raise TypeError(f"missing or unknown roles: {', '.join(sorted(odd))}")
        self.__dict__.update(roles)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a theme's roles don't change: {name}")

    def q(self, role: str) -> QColor:
        """The QColor of a role by its name, such as "stage_bar". Raises AttributeError."""
        return colour(getattr(self, role))

    def feeling(self, value: float) -> str:
        """The colour of a feeling from -2 to 2 (between two of them: the nearer one)."""
        return self.feelings[feeling_index(value)]

    def feeling_ground(self, value: float) -> str:
        """The soft ground that goes with `feeling(value)`."""
        return self.feeling_grounds[feeling_index(value)]

    def department(self, index: int) -> Tint:
        """The tint of the department at `index` of its list; they repeat after eight."""
        return self.departments[index % len(self.departments)]

    def person(self, index: int) -> str:
        """A colour for the persona at `index`, never red; they repeat after ten."""
        return self.people[index % len(self.people)]

    def status(self, word: str) -> Tint:
        """The chip of a red point's status; words that we don't know look like a new one."""
        return self.statuses.get(word, self.statuses["new"])


def feeling_index(value: float) -> int:
    """0 to 4 for a feeling from -2 to 2; what lies beyond is drawn like the end."""
    return min(4, max(0, int(value + 2.5)))
