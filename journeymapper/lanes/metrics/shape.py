"""A metric: the value beside its target in the last line."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import spelt
from journeymapper.core.layout.shapes import CardShape
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import Card

TARGET = N_("target {value}")


def reading(card: Card, doc: Reader, t: Texts) -> str:
    """“4.2 days · target 2 days”, as far as it is known."""
    values = card.values()
    unit = values.get("unit") or ""
    parts = []
    if values.get("value") is not None:
        parts.append(_with_unit(values["value"], unit, t))
    if values.get("target") is not None:
        parts.append(t(TARGET, value=_with_unit(values["target"], unit, t)))
    return " · ".join(parts)


def _with_unit(value: int | float, unit: str, t: Texts) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return f"{spelt(text, t)} {unit}".strip()


SHAPES = {"metric": CardShape(footer=reading, footer_style=TextStyle(13, 600))}
