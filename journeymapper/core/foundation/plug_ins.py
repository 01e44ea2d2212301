"""pydantic without its plug-ins and its descriptions of itself, of which we use none."""
import os
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

_METADATA = "importlib.metadata"


def refuse_plug_ins() -> None:
    """Load pydantic so that it doesn't look for plug-ins; to be called before a model is used.

    The search reads the records of every installed package. The function for it is imported even where it isn't
    called, with Python's packages for mail and sockets: a tenth of the time to the first map. So it is asked for only
    when it is called: where somebody sets PYDANTIC_DISABLE_PLUGINS to something else.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if _METADATA in sys.modules:
        return
    stand_in = ModuleType(_METADATA)
    stand_in.entry_points = _entry_points  # type: ignore[attr-defined]  # that is what makes it a stand-in
    sys.modules[_METADATA] = stand_in
    try:
        with suppress(ImportError), _plain_typed_dicts():
            import_module("pydantic_core")
        with suppress(ImportError):  # another pydantic: it looks elsewhere, or doesn't
            import_module("pydantic.plugin._loader")
    finally:
        if sys.modules.get(_METADATA) is stand_in:
            del sys.modules[_METADATA]


class _Plain(dict[str, Any]):
    """In place of TypedDict: takes its keywords, and reads no annotations."""

    def __init_subclass__(cls, **_keywords: Any) -> None:
        return


@contextmanager
def _plain_typed_dicts() -> Iterator[None]:
    """Within it TypedDict makes plain dictionaries.

    pydantic's core describes its schemas by ninety of them for tools that check types; nobody reads them at run time,
    and to make them is two thirds of its import.
    """
    places: list[Any] = [typing, import_module("typing_extensions")]
    kept = [place.TypedDict for place in places]
    for place in places:
        place.TypedDict = _Plain
    try:
        yield
    finally:
        for place, original in zip(places, kept, strict=True):
            place.TypedDict = original


def _entry_points(**wanted: Any) -> Any:
    from importlib.metadata import entry_points

    return entry_points(**wanted)
