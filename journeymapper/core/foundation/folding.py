"""Letters as people search for them: capitals and accents make no difference."""
import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

# Accents and points that stand above or below a letter of their own: Latin, Cyrillic, Hebrew, Arabic, signs.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
                    "\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def fold(text: str) -> str:
    """"Más" and "MAS" become "mas"."""
    return text.lower() if text.isascii() else _MARKS.sub("", normalize("NFD", text.casefold()))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return fold(letter)


def fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """(folded, for each of its letters where the letter that it comes from stands in `text`)."""
    folded = fold(text)
    # Only a mark folds to nothing: without any, as many letters as before are the same letters.
    if len(folded) == len(text) and not _MARKS.search(text):
        return folded, range(len(text))
    letters = list(map(_folded, text))
    return "".join(letters), [place for place, letter in enumerate(letters) for _ in letter]
