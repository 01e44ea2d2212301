"""Which column of a table holds what, guessed from its header in English and Spanish; a person may say otherwise."""
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.words import ATTITUDES

Rows = Sequence[tuple[int, Sequence[object]]]
"""(number as the spreadsheet counts, cells from the first column)."""
# A title or a note may stand above the header.
LOOK = 30
COUNTS = ("promoters", "passives", "detractors")
NAMES: Mapping[str, str] = {
    "on": N_("Day"), "segment": N_("Segment"), "value": N_("Value"), **ATTITUDES, "responses": N_("Responses"),
    "promoters": N_("Promoters"), "passives": N_("Passives"), "detractors": N_("Detractors"),
}
# What a series of a metric takes, and what a measurement of loyalty does.
METRIC = ("on", "value", "segment", "responses")
LOYALTY = ("on", "segment", *ATTITUDES, "responses", *COUNTS)
# Words without accents; a header that is one of them, else one that holds one.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "on": ("date", "day", "fecha", "dia", "measured on", "medido el", "when", "cuando"),
    "segment": ("segment", "segmento", "group", "grupo", "customer group", "tipo de cliente", "customer type"),
    "repurchase": ("repurchase", "recompra", "buy again", "volver a comprar"),
    "switching_reluctance": ("reluctance to switch", "switching reluctance", "switching", "resistencia al cambio",
                             "reticencia a cambiar", "resistencia a cambiar"),
    "recommendation": ("likelihood to recommend", "recommendation", "recommend", "recomendacion", "recomendar"),
    "promoters": ("promoters", "promotores"), "passives": ("passives", "pasivos", "neutros"),
    "detractors": ("detractors", "detractores"),
    "responses": ("responses", "respuestas", "answers", "n", "sample", "muestra", "encuestas", "count"),
    "value": ("value", "valor", "score", "puntuacion", "result", "resultado", "mean", "media", "average", "promedio",
              "measure", "medida"),
}


class Header(NamedTuple):
    """Where the table begins: place in `Rows` of the row with the headers (−1: there is none), and its texts."""

    place: int
    titles: tuple[str, ...]


def header_of(rows: Rows) -> Header:
    """The first row that names a day and something else, else the first that holds only texts."""
    head = rows[:LOOK]
    for place, (_, cells) in enumerate(head):
        found = guess([_text(cell) for cell in cells])
        if "on" in found and len(found) > 1:
            return Header(place, tuple(_text(cell) for cell in cells))
    for place, (_, cells) in enumerate(head):
        filled = [cell for cell in cells if _text(cell)]
        if len(filled) > 1 and all(isinstance(cell, str) and not re.search("[0-9]", cell) for cell in filled):
            return Header(place, tuple(_text(cell) for cell in cells))
    width = max((len(cells) for _, cells in head), default=0)
    return Header(-1, ("",) * width)


def guess(titles: Sequence[str]) -> dict[str, int]:
    """Field → column, each column once; whole matches come before parts."""
    plain = [" ".join(re.sub(r"[^a-z0-9]+", " ", fold(title)).split()) for title in titles]
    found: dict[str, int] = {}
    for fits in (_is, _holds):
        for field, words in _WORDS.items():
            if field not in found:
                place = next((place for place, title in enumerate(plain)
                              if place not in found.values() and any(fits(title, word) for word in words)), None)
                if place is not None:
                    found[field] = place
    return found


def _is(title: str, word: str) -> bool:
    return title == word


def _holds(title: str, word: str) -> bool:
    return f" {word} " in f" {title} "


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
