"""Random ids: unique in a file, never derived from titles, never reused."""
import re
import secrets

ID_PATTERN = r"^[A-Za-z0-9_.:-]{1,64}$"
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 15
_MANY = len(_ALPHABET) ** _LENGTH


def new_id(prefix: str = "") -> str:
    """A new id with about 77 random bits; `prefix` (a kind) is for the human reader of a diff."""
    number = secrets.randbelow(_MANY)
    tail = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_ALPHABET))
        tail += _ALPHABET[place]
    return f"{prefix}-{tail}" if prefix else tail


def is_id(text: str) -> bool:
    """Whether `text` may stand as an id in a file."""
    return re.fullmatch(ID_PATTERN[1:-1], text) is not None
