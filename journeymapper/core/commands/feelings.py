"""Feelings said in words of a few keys: `1 -.5` for two personas in their order, `@Paul 2`, then what they said.

`read_feelings` is a pure function. Numbers from −2 to 2, `+` and `-` alone are half a point each; numbers go to the
personas in turn, from `first` on, unless a name stands before them. What follows the numbers is a quote of the one
said last; a text without numbers is a quote of the first.
"""
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.commands.emotions import add_emotion
from journeymapper.core.commands.signs import PLAIN_MARKS, Entry, Known, fitting
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.people import Emotion

HALF = 0.5
_NUMBER = re.compile(r"[+-]?(?:\d(?:[.,]\d{0,2})?|[.,]\d{1,2})(?=[\s;/]|$)")
_HALVES = re.compile(r"(?:\++|-+)(?=[\s;/]|$)")
_GAP = re.compile(r"[\s;/]*")
_NAME = re.compile(r"@?([^\s\d@;/+-][^\s;/]*)(?=[\s;/])")


class Said(NamedTuple):
    """What one persona feels, and in which words; value None: only words."""

    persona: str
    value: float | None
    quote: str | None = None


def read_feelings(text: str, people: Sequence[tuple[str, str]], first: str | None = None) -> list[Said]:
    """The feelings of a text; `people` are (id, name) in their order. Never raises; words are never lost."""
    order = [id for id, _ in people]
    if not order or not text.strip():
        return []
    known = Known(tuple(Entry("personas", id, name) for id, name in people))
    start = order.index(first) if first in order else 0
    turn = order[start:] + order[:start]
    said: dict[str, Said] = {}
    rest, last = text.strip(), turn[0]
    while rest:
        who, after = _name(rest, known)
        value, after = _number(after)
        if value is None:
            break
        free = [id for id in turn if id not in said]
        persona = who or (free[0] if free else None)
        if persona is None or persona in said:
            break
        said[persona] = Said(persona, value)
        rest, last = after, persona
    if rest:
        said[last] = Said(last, said[last].value if last in said else None, rest)
    return list(said.values())


@titled(N_("Set feelings"))
def set_feelings(
    tx: Transaction, step: str, said: Sequence[Said], points: Mapping[str, str], before: Sequence[Emotion],
    made: Sequence[str],
) -> dict[str, str]:
    """Give personas their feelings at a step; gives the ids of new points by persona.

    points: which of a persona's points is meant; who has none gets one. What was set earlier in the same typing and
    isn't said any more goes back: `before` holds points as they were, `made` those that there were not.
    """
    new: dict[str, str] = {}
    wanted = {row.persona for row in said}
    for old in before:
        if old.persona not in wanted and tx.find(Emotion, old.id) is not None:
            tx.update(old.id, value=old.value, quote=old.quote)
    for id in made:
        point = tx.find(Emotion, id)
        if point is not None and point.persona not in wanted:
            tx.remove(id)
    quotes = {row.persona: row.quote for row in before}
    for row in said:
        point = tx.find(Emotion, points.get(row.persona, ""))
        if point is None:
            id = add_emotion(tx, step, row.value or 0.0, row.persona)
            new[row.persona] = id
            if row.quote:
                tx.update(id, quote=row.quote)
        else:
            value = point.value if row.value is None else row.value
            tx.update(point.id, value=value, quote=row.quote or quotes.get(row.persona))
    return new


def _name(text: str, known: Known) -> tuple[str | None, str]:
    """A persona's name before a number, and what follows; else (None, the text)."""
    found = _NAME.match(text)
    if found is None:
        return None, text
    who = fitting(found[1], "personas", known)
    after = text[found.end():].lstrip(" \t\n;/")
    return (who[0].value, after) if who and _number(after)[0] is not None else (None, text)


def _number(text: str) -> tuple[float | None, str]:
    """A feeling at the beginning of a text, and what follows; else (None, the text)."""
    plain = text.translate(PLAIN_MARKS)
    found = _NUMBER.match(plain)
    if found is not None:
        value = float(found[0].replace(",", "."))
    else:
        found = _HALVES.match(plain)
        if found is None:
            return None, text
        value = HALF * len(found[0]) * (1 if found[0][0] == "+" else -1)
    gap = _GAP.match(text, found.end())
    end = gap.end() if gap is not None else found.end()
    return (value, text[end:]) if -2 <= value <= 2 else (None, text)
