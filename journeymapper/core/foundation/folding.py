"""Letters as people search for them: capitals and accents make no difference."""
from functools import lru_cache
from unicodedata import combining, normalize


def fold(text: str) -> str:
    """"Más" and "MAS" become "mas"."""
    if text.isascii():
        return text.lower()
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return fold(letter)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """(folded, for each of its letters where the letter that it comes from stands in `text`)."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in _folded(letter):
            letters.append(one)
            places.append(place)
    return "".join(letters), places
