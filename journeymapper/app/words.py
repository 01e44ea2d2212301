"""What the words of a command line ask for, before they are parsed: a start of the editor needs no more."""
from collections.abc import Sequence

from journeymapper.core.foundation.i18n import LANGUAGES

COMMANDS = ("new", "export", "check", "read-back", "diff", "merge", "recover", "schema")
# What the editor says to a process of its own, see `apart`; what follows is the name of a format.
WORD = "--write-apart"


def command_in(words: Sequence[str]) -> str | None:
    """The first word that is no option, nor the value of one."""
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word == "--":
            return None
        elif word == "--language":
            skip = True
        elif not word.startswith("-"):
            return word
    return None


def language_in(words: Sequence[str]) -> str | None:
    """The language that the words ask for, before they are parsed: errors of the parser speak it too."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        name, _, value = word.partition("=")
        if word == "--":
            break
        if name == "--language":
            wanted = value or following
            return wanted if wanted in LANGUAGES else None
    return None


def plain_files(words: Sequence[str]) -> list[str] | None:
    """The words, where all of them can only be files; None where a parser has to look at them."""
    return None if any(word.startswith("-") for word in words) else list(words)
