"""Slices are found, never listed: a lane kind is a folder, a file format is a folder."""
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType


class NothingFound(RuntimeError):
    """A package of slices is empty: a frozen build that forgot them must not start silently."""


@lru_cache
def slices(package: str) -> tuple[str, ...]:
    """Full names of the folders in `package`, sorted. Raises NothingFound."""
    path = import_module(package).__path__
    names = tuple(sorted(f"{package}.{info.name}" for info in iter_modules(path) if info.ispkg))
    if not names:
        raise NothingFound(f"no slices found in {package}")
    return names


def modules(package: str, part: str) -> list[ModuleType]:
    """Module `part` (such as "kind") of every slice in `package` that has one."""
    return [import_module(f"{name}.{part}") for name in slices(package) if find_spec(f"{name}.{part}")]
