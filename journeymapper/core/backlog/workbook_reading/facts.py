"""The hidden sheet of the export: known by what it says, since somebody may have renamed it."""
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymapper.core.backlog.readback.rows import Export
from journeymapper.core.backlog.workbook.metadata import FORMAT, MAP, ROWS, VERSION
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import LANGUAGES, N_

from .cells import plain_value


@dataclass(frozen=True)
class Facts:
    """The export and its own headers by key."""

    export: Export
    headers: Mapping[str, str]


def is_metadata(cells: Sequence[Any]) -> bool:
    """Whether these are the first cells of the hidden sheet."""
    return len(cells) > 1 and _text(cells[0]) == "format" and _text(cells[1]) == FORMAT


def read_facts(rows: Iterable[tuple[int, Sequence[Any]]]) -> Facts | None:
    """All that the sheet says; None where it is damaged. Raises BadFile for a newer version."""
    facts: dict[str, str] = {}
    values: dict[str, Mapping[str, Any]] = {}
    for _, cells in rows:
        key = _text(cells[0])
        if ROWS not in facts:
            facts[key] = _text(cells[1]) if len(cells) > 1 else ""
            _check_version(facts)
            continue
        told = _object("".join(_text(cell) for cell in cells[1:]))
        if told is not None:
            values[key] = told
    if ROWS not in facts:
        return None
    headers = {key: str(name) for key, name in (_object(facts.get("columns", "")) or {}).items()}
    language = facts.get("language", "en")
    maps = {key.removeprefix(MAP): title for key, title in facts.items() if key.startswith(MAP)}
    return Facts(Export(facts.get("export", ""), facts.get("map", ""),
                        language if language in LANGUAGES else "en", values, maps), headers)


def _check_version(facts: Mapping[str, str]) -> None:
    version = facts.get("version", "1")
    if version.isdigit() and int(version) > VERSION:
        raise BadFile(N_("This backlog was exported by a newer Journeymapper (version {version}, known is {known}). "
                         "Update this one to read it."), version=int(version), known=VERSION)


def _object(text: str) -> dict[str, Any] | None:
    try:
        made = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    return made if isinstance(made, dict) else None


def _text(cell: Any) -> str:
    value = plain_value(cell.value)
    return "" if value is None else str(value)
