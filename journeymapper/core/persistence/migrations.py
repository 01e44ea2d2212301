"""Old versions are lifted step by step, on raw data, before anything is validated."""
from collections.abc import Callable, Mapping
from typing import Any

from .format import VERSION

Raw = dict[str, Any]
Migration = Callable[[Raw], Raw]

# version n → a function from n to n + 1. Version 1 is the first, so there is none yet.
MIGRATIONS: Mapping[int, Migration] = {}


def migrate(raw: Raw, version: int, *, steps: Mapping[int, Migration] = MIGRATIONS, target: int = VERSION) -> Raw:
    """`raw` of `version` as version `target`; a newer one stays as it is. Raises KeyError where a step is missing."""
    for number in range(version, target):
        raw = steps[number](raw)
    return raw
