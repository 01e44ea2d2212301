"""Reads a theme of resources/themes: a palette of names, then roles that refer to those names."""
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from journeymapper.core.foundation.resources import resource

from .tokens import Tint, Tokens

THEMES = ("light", "dark")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{2})?[0-9a-fA-F]{6}")


class ThemeError(ValueError):
    """A theme file names a colour that isn't in its palette, or misses a role: a fault of the program."""


@lru_cache
def load_tokens(name: str) -> Tokens:
    """The theme "light" or "dark", read once. Raises ThemeError, FileNotFoundError."""
    return parse_tokens(name, resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


def parse_tokens(name: str, text: str) -> Tokens:
    """The tokens of a theme's TOML text. Raises ThemeError."""
    data = tomllib.loads(text)
    palette = data["palette"]
    for key, value in palette.items():
        if not _COLOUR.fullmatch(value):
            raise ThemeError(f"{name}: {key} is no colour: {value}")
    look_up = partial(_look_up, name, palette)
    roles = {role: look_up(value) for role, value in data["roles"].items()}
    try:
        return Tokens(name=name, dark=data["dark"], **roles)
    except TypeError as error:
        raise ThemeError(f"{name}: {error}") from error


def _look_up(theme: str, palette: Mapping[str, str], value: Any) -> Any:
    """A role's value with palette names replaced by colours: one, several, a tint or a table of tints."""
    if isinstance(value, str):
        if value not in palette:
            raise ThemeError(f"{theme}: no colour is named {value}")
        return palette[value]
    if isinstance(value, list):
        return tuple(_look_up(theme, palette, part) for part in value)
    parts = {key: _look_up(theme, palette, part) for key, part in value.items()}
    return Tint(**parts) if set(parts) == {"ground", "edge", "text"} else parts
