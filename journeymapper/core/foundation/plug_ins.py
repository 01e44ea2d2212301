"""pydantic without its plug-ins, of which we use none."""
import os
import sys
from contextlib import suppress
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
        with suppress(ImportError):  # another pydantic: it looks elsewhere, or doesn't
            import_module("pydantic.plugin._loader")
    finally:
        if sys.modules.get(_METADATA) is stand_in:
            del sys.modules[_METADATA]


def _entry_points(**wanted: Any) -> Any:
    from importlib.metadata import entry_points

    return entry_points(**wanted)
