"""Contrast as WCAG 2.1 defines it, and colours out of documents made readable on a ground.

Source: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio (relative luminance of sRGB).
"""
from functools import lru_cache

from .tokens import Tint, Tokens

TEXT = 4.5
SIGN = 3.0


def luminance(value: str) -> float:
    """Relative luminance 0 to 1 of "#rrggbb"."""
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio 1 to 21 of two opaque colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with a share 0 to 1 of `other`, as "#rrggbb"."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=1024)
def legible(value: str, ground: str, ratio: float = SIGN) -> str:
    """`value` moved towards black or white, no farther than needed, until it reaches `ratio` on `ground`."""
    end = "#000000" if luminance(ground) > 0.18 else "#FFFFFF"
    for step in range(21):
        shifted = mix(value, end, step / 20)
        if contrast(shifted, ground) >= ratio:
            return shifted
    return end


@lru_cache(maxsize=256)
def department_tint(tokens: Tokens, index: int, value: str | None = None) -> Tint:
    """The tint of a department: by its place in the list, or around the colour "#rrggbb" that it was given."""
    if value is None:
        return tokens.department(index)
    ground = mix(tokens.surface, value, 0.16)
    return Tint(ground, mix(tokens.surface, value, 0.34), legible(value, ground, TEXT))
