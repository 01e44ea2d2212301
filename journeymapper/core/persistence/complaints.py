"""Errors of the validation as sentences with their place, such as `cards[12].title is missing.`"""
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence

MISSING = N_("{place} is missing.")
OTHER = N_("{place} has a value that doesn't fit.")
# Types of error: https://docs.pydantic.dev/latest/errors/validation_errors/
REASONS = {
    "missing": MISSING,
    "string_type": N_("{place} should be a text."),
    "int_type": N_("{place} should be a whole number."),
    "float_type": N_("{place} should be a number."),
    "bool_type": N_("{place} should be true or false."),
    "dict_type": N_("{place} should be an object."),
    "model_type": N_("{place} should be an object."),
    "model_attributes_type": N_("{place} should be an object."),
    "tuple_type": N_("{place} should be a list."),
    "literal_error": N_("{place} should be one of: {expected}."),
    "greater_than_equal": N_("{place} should be at least {ge}."),
    "less_than_equal": N_("{place} should be at most {le}."),
    "string_too_long": N_("{place} is longer than {max_length} characters."),
    "string_pattern_mismatch": N_("{place} is not well formed."),
}


def complaints(error: ValidationError, raw: Any, place: str) -> Iterator[Sentence]:
    """A sentence per field that is wrong; the branches of a union become one."""
    groups: dict[str, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False, include_input=False):
        where, whole = _place(detail, raw, place)
        groups.setdefault(where, []).append(detail if whole else {**detail, "type": "other"})
    for where, details in groups.items():
        yield _complaint(where, details)


def _complaint(place: str, details: list[ErrorDetails]) -> Sentence:
    kinds = {detail["type"] for detail in details}
    if kinds == {"int_type", "float_type"}:
        return sentence(REASONS["float_type"], place=place)
    if len(details) > 1:
        return sentence(OTHER, place=place)
    message = REASONS.get(details[0]["type"], OTHER)
    values = {} if message is OTHER else details[0].get("ctx", {})
    return sentence(message, **{**values, "place": place})


def _place(detail: ErrorDetails, raw: Any, place: str) -> tuple[str, bool]:
    """Where it is in the file; pydantic's own names of union branches are left out (they aren't in the data)."""
    for part in detail["loc"]:
        if isinstance(raw, dict) and isinstance(part, str) and (part in raw or detail["type"] == "missing"):
            place, raw = f"{place}.{part}"[:200], raw.get(part)
        elif isinstance(raw, list) and isinstance(part, int):
            place, raw = f"{place}[{part}]", raw[part] if part < len(raw) else None
        else:
            return place, detail["type"] in {"int_type", "float_type"}
    return place, True
