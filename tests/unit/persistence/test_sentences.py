"""Sentences inside sentences are translated too, and what documents say is never taken for a pattern."""
from gettext import NullTranslations
from pathlib import Path

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say, sentence


class Shouting(NullTranslations):
    """A language in which all is said in capitals, but for the fields."""

    def gettext(self, message: str) -> str:
        return "".join(part if n % 2 else part.upper() for n, part in enumerate(_split(message)))


def _split(message: str) -> list[str]:
    return message.replace("}", "\0}").replace("{", "\0{").replace("\0}", "}\0").split("\0")


T = Texts("xx", Shouting())


def test_parts_are_translated_and_values_are_not() -> None:
    error = BadFile("can't open {file}: {cause}", file="my {map}", cause=sentence("it is {n} days old", n=3))
    assert say(T, error) == "CAN'T OPEN my {map}: IT IS 3 DAYS OLD"
    assert str(error) == "can't open my {map}: it is 3 days old"


def test_several_sentences_stand_one_a_line() -> None:
    both = sentence("two: {parts}", parts=(sentence("one {x}", x="{y}"), "plain"))
    assert say(T, both) == "TWO: ONE {y}\nplain"
    assert str(both) == "two: one {y}\nplain"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert say(T, BadFile("a {brace")) == "A {brace"


def test_paths_are_shown_on_one_line() -> None:
    assert shown(Path("a\n\x1b[31mb")) == "a��[31mb"
    assert shown("x\udcffy") == "x?y"
    assert shown("Mapa de María — 1.journey") == "Mapa de María — 1.journey"
