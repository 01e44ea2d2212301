"""Fractional keys: an order that a move changes in one record only.

The keys are those of the package fractional-indexing (after David Greenspan's
"Implementing Fractional Indexing"); they compare as plain strings.
"""
from functools import lru_cache

from fractional_indexing import (
    FIError,
    generate_key_between,
    generate_n_keys_between,
    validate_order_key,
)

FIRST = "a0"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=4096)
def is_rank(text: str) -> bool:
    """Whether `text` is a well-formed key. A map uses few different ones, many times."""
    if not text or any(letter not in _DIGITS for letter in text):
        return False
    try:
        validate_order_key(text, _DIGITS)
    except (FIError, IndexError, ValueError):
        return False
    return True


def rank_between(low: str | None, high: str | None) -> str:
    """A key strictly between two keys; None is the open end. Raises ValueError unless low < high."""
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    return str(generate_key_between(low, high))


def ranks_between(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` ascending keys strictly between two keys. Raises ValueError unless low < high."""
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    return [str(key) for key in generate_n_keys_between(low, high, count)]
