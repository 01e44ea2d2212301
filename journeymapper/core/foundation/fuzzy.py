"""How well a few typed letters fit a text: the ranking of whatever is chosen by typing."""
import re
from collections.abc import Callable, Sequence
from enum import IntEnum

from .folding import fold

_WORDS = re.compile(r"\w+")
Rank = tuple[int, int, int]
"""(Fit, where or how loosely it fits, length of the title): the least is the best."""
Ranker = Callable[[str, str], Rank | None]


class Fit(IntEnum):
    """From the best to the loosest."""

    EXACT = 0
    PREFIX = 1
    WORDS = 2
    INSIDE = 3
    ANYWHERE = 4
    PARTS = 5
    LETTERS = 6


def ranker(query: str) -> Ranker:
    """A function of (title, more), both folded already, that gives the rank of a thing, None where it doesn't fit.

    Best is the title itself, then a title that begins so (with a whole word before a part of one), then words of the
    title that begin with the words typed, then their letters within the title; then words of title and `more` in any
    order, then parts of such words; last the letters typed in their order anywhere in the title. Capitals and accents
    make no difference.
    """
    whole = " ".join(fold(query).split())
    words = _WORDS.findall(whole)
    letters = [letter for letter in whole if not letter.isspace()]

    def rank(title: str, more: str) -> Rank | None:
        fit = _of_title(title)
        if fit is None and words:
            fit = _of_all(f"{title} {more}")
        if fit is None and (reach := _reach(letters, title)) is not None:
            fit = Fit.LETTERS, reach
        return None if fit is None else (*fit, len(title))

    def _of_title(title: str) -> tuple[int, int] | None:
        if title == whole:
            return Fit.EXACT, 0
        if title.startswith(whole):
            return Fit.PREFIX, int(title[len(whole):len(whole) + 1].isalnum() and bool(words))
        begun = _begun_in_order(words, title) if words and words[0] in title else None
        if begun is not None:
            return Fit.WORDS, begun
        place = title.find(whole)
        return (Fit.INSIDE, place) if place >= 0 else None

    def _of_all(text: str) -> tuple[int, int] | None:
        if not all(word in text for word in words):
            return None
        known = _WORDS.findall(text)
        begun = all(any(one.startswith(word) for one in known) for word in words)
        return (Fit.ANYWHERE if begun else Fit.PARTS), 0

    return rank


def _begun_in_order(words: Sequence[str], title: str) -> int | None:
    """Where the first of the title's words stands that, in this order, begin with these; None where some is missing."""
    first, place = None, 0
    for found in _WORDS.finditer(title):
        if found[0].startswith(words[place]):
            first = found.start() if first is None else first
            place += 1
            if place == len(words):
                return first
    return None


def _reach(letters: Sequence[str], title: str) -> int | None:
    """From the first to the last of these letters in this order; None where one is missing."""
    first = place = title.find(letters[0]) if letters else -1
    for letter in letters[1:]:
        if place < 0:
            return None
        place = title.find(letter, place + 1)
    return place - first + 1 if place >= 0 else None
