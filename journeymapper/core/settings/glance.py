"""A first glance at the settings: what the first window needs, before the models that check all of it are loaded."""
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.core.foundation.paths import config_folder

NAME = "settings.json"
MAX_BYTES = 1024 * 1024
LARGEST_PX = 10_000


class Glance(NamedTuple):
    """As in `groups`. What isn't readable has its default; whoever loads the settings afterwards says so."""

    theme: str = "system"
    language: str | None = None
    workshop: bool = False
    geometry: str = ""
    maximised: bool = False
    panels: Mapping[str, bool] = {}
    sizes: Mapping[str, int] = {}


def glance(folder: Path | None = None) -> Glance:
    """Never raises."""
    path = (folder or config_folder()) / NAME
    try:
        raw = json.loads(path.read_bytes()) if path.stat().st_size <= MAX_BYTES else {}
    except (OSError, ValueError, RecursionError):
        raw = {}
    appearance, window = _group(raw, "appearance"), _group(raw, "window")
    language = appearance.get("language")
    return Glance(
        theme=_text(appearance.get("theme"), "system"), language=language if isinstance(language, str) else None,
        workshop=appearance.get("workshop") is True,
        geometry=_text(window.get("geometry"), ""), maximised=window.get("maximised") is True,
        panels={name: on for name, on in _group(window, "panels").items() if isinstance(on, bool)},
        sizes={name: px for name, px in _group(window, "sizes").items() if type(px) is int and 0 <= px <= LARGEST_PX})


def _group(raw: Any, name: str) -> dict[str, Any]:
    value = raw.get(name) if isinstance(raw, dict) else None
    return value if isinstance(value, dict) else {}


def _text(value: Any, otherwise: str) -> str:
    return value if isinstance(value, str) and value.isascii() else otherwise
