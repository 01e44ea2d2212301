"""The part of JSON Schema that our own schema uses, in forty lines, so that tests need no further package."""
import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}
ANNOTATIONS = {"title", "description", "default", "$schema", "$defs", "then"}


def problems(value: Any, schema: Any, root: Any, place: str = "$") -> Iterator[str]:
    """Places that don't follow the schema. Raises KeyError for a keyword that isn't known here."""
    for keyword, wanted in ({} if schema is True else schema).items():
        if keyword not in ANNOTATIONS:
            yield from RULES[keyword](value, wanted, schema, root, place)


def _ok(value: Any, schema: Any, root: Any) -> bool:
    return not any(problems(value, schema, root))


def _say(bad: bool, place: str, keyword: str) -> Iterator[str]:
    if bad:
        yield f"{place}: {keyword}"


def _type(value: Any, wanted: str, schema: Any, root: Any, place: str) -> Iterator[str]:
    is_bool = isinstance(value, bool) and wanted != "boolean"
    yield from _say(not isinstance(value, TYPES[wanted]) or is_bool, place, f"no {wanted}")


def _ref(value: Any, wanted: str, schema: Any, root: Any, place: str) -> Iterator[str]:
    yield from problems(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, place)


def _properties(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for name, part in value.items() if isinstance(value, dict) else ():
        if name in wanted:
            yield from problems(part, wanted[name], root, f"{place}.{name}")


def _patterns(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for name, part in value.items() if isinstance(value, dict) else ():
        for pattern in wanted:
            if re.search(pattern, name):
                yield from problems(part, wanted[pattern], root, f"{place}.{name}")


def _others(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for name, part in value.items() if isinstance(value, dict) else ():
        if name not in schema.get("properties", {}):
            yield from problems(part, wanted, root, f"{place}.{name}")


def _names(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for name in value:
        yield from problems(name, wanted, root, f"{place} key {name}")


def _items(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for n, part in enumerate(value if isinstance(value, list) else ()):
        yield from problems(part, wanted, root, f"{place}[{n}]")


def _if(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    if _ok(value, wanted, root):
        yield from problems(value, schema["then"], root, place)


def _all_of(value: Any, wanted: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    for part in wanted:
        yield from problems(value, part, root, place)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


RULES: dict[str, Any] = {
    "type": _type, "$ref": _ref, "properties": _properties, "additionalProperties": _others, "items": _items, "if": _if,
    "allOf": _all_of, "patternProperties": _patterns, "propertyNames": _names,
    "required": lambda v, w, s, r, p: _say(isinstance(v, dict) and not set(w) <= set(v), p, "required"),
    "anyOf": lambda v, w, s, r, p: _say(not any(_ok(v, part, r) for part in w), p, "anyOf"),
    "const": lambda v, w, s, r, p: _say(v != w, p, f"not {w}"),
    "enum": lambda v, w, s, r, p: _say(v not in w, p, f"none of {w}"),
    "pattern": lambda v, w, s, r, p: _say(isinstance(v, str) and not re.search(w, v), p, w),
    "maxLength": lambda v, w, s, r, p: _say(isinstance(v, str) and len(v) > w, p, "too long"),
    "maxItems": lambda v, w, s, r, p: _say(isinstance(v, list) and len(v) > w, p, "too many"),
    "maxProperties": lambda v, w, s, r, p: _say(isinstance(v, dict) and len(v) > w, p, "too many"),
    "minimum": lambda v, w, s, r, p: _say(_number(v) and v < w, p, "too small"),
    "maximum": lambda v, w, s, r, p: _say(_number(v) and v > w, p, "too large"),
}
