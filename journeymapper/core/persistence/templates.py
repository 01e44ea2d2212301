"""Templates of maps: the files resources/templates/*.journey, in other languages in a folder of that name.

A template says its own title and description in the top-level key `template`, which new maps don't get.
"""
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import LANGUAGES, N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.foundation.resources import resource
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record

from .codec import decode
from .format import SUFFIX
from .loaded import Loaded


@dataclass(frozen=True)
class Template:
    """A template as a list shows it, in one language; `place` is for the order in that list."""

    name: str
    title: str
    description: str
    place: int


def templates(language: str) -> list[Template]:
    """All templates in their order. `language` is "en", "es", …; English where there is no other."""
    names = sorted(item.name[: -len(SUFFIX)] for item in resource("templates").iterdir() if item.name.endswith(SUFFIX))
    return sorted((_described(name, language) for name in names), key=lambda found: (found.place, found.name))


def new_map(name: str, language: str) -> list[Record]:
    """The records of a new map: fresh ids, its language set. Raises BadFile for an unknown name."""
    records = renewed(_load(name, language).records)
    return [record.changed(language=_short(language)) if isinstance(record, Journey) else record for record in records]


def renewed(records: tuple[Record, ...]) -> list[Record]:
    """The same map under new ids (pictures keep theirs, which name their content)."""
    ids = {record.id: _new_id(record) for record in records if record.table != "assets"}
    return [record.changed(id=ids.get(record.id, record.id), **_references(record, ids)) for record in records]


def _references(record: Record, ids: Mapping[str, str]) -> dict[str, Any]:
    return {name: _renamed(getattr(record, name), ids) for name in record.references}


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(ids.get(id, id) for id in value)
    if isinstance(value, dict):
        return {ids.get(key, key): ids.get(id, id) for key, id in value.items()}
    return ids.get(value, value)


def _new_id(record: Record) -> str:
    return new_id(record.kind[:40] if isinstance(record, Card) else record.table.removesuffix("s"))


def _described(name: str, language: str) -> Template:
    about = _load(name, language).frame.extra.get("template", {})
    return Template(name, about.get("title", name), about.get("description", ""), about.get("place", 0))


def _load(name: str, language: str) -> Loaded:
    file = _file(name, _short(language))
    return decode(file.read_bytes(), file=file.name)


def _file(name: str, short: str) -> Traversable:
    known = sorted(item.name[: -len(SUFFIX)] for item in resource("templates").iterdir() if item.name.endswith(SUFFIX))
    if name not in known:
        raise BadFile(N_("There is no template “{name}”. Choose one of {known}."), name=name, known=", ".join(known))
    own = resource("templates", short, name + SUFFIX)
    return own if own.is_file() else resource("templates", name + SUFFIX)


def _short(language: str) -> str:
    short = language.replace("-", "_").split("_")[0].lower()
    return short if short in LANGUAGES else "en"
