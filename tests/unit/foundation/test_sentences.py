"""Sentences and errors travel untranslated and are said in the reader's language."""
import errno
from gettext import NullTranslations
from pathlib import Path

import pytest

from journeymapper.core.foundation.causes import meaning, unreadable, unwritable
from journeymapper.core.foundation.errors import BadFile, Refused, UserError
from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say, sentence


class Shouting(NullTranslations):
    """A language in which each message is in capitals, its values as they are."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{CAUSE}", "{cause}").replace("{STEP}", "{step}")


LOUD = Texts("xx", Shouting())


def test_an_error_is_a_sentence_with_its_values() -> None:
    error = Refused("No room in {step}.", step="Pay")
    assert isinstance(error, UserError)
    assert str(error) == "No room in Pay."
    assert str(BadFile("100 % {bad}")) == "100 % {bad}"


def test_a_sentence_is_said_in_the_language_asked_for_the_ones_inside_it_too() -> None:
    said = sentence("It failed: {cause}", cause=sentence("no room in {step}.", step="Pay"))
    assert say(LOUD, said) == "IT FAILED: NO ROOM IN Pay."
    assert str(said) == say(texts("en"), said) == "It failed: no room in Pay."


def test_several_sentences_stand_a_line_each() -> None:
    said = sentence("Twice:\n{cause}", cause=(sentence("one"), sentence("two")))
    assert say(LOUD, said) == "TWICE:\nONE\nTWO"
    assert str(said) == "Twice:\none\ntwo"


@pytest.mark.parametrize("code, words", [
    (errno.ENOSPC, "disk is full"), (errno.EACCES, "no permission"), (errno.ENOENT, "no such file"),
    (errno.EROFS, "only be read"), (errno.EISDIR, "a folder"), (errno.ENAMETOOLONG, "name doesn't suit"),
])  # fmt: skip
def test_the_system_s_errors_are_put_in_plain_words_with_a_way_out(code: int, words: str) -> None:
    cause, way_out = meaning(OSError(code, "jargon"))
    assert words in str(cause)
    assert str(way_out).endswith(".")
    assert "jargon" not in str(cause)


def test_an_unknown_error_says_what_the_system_says() -> None:
    cause, _ = meaning(OSError(9999, "odd jargon"))
    assert "odd jargon" in str(cause)


def test_an_unreadable_file_is_named_with_cause_and_way_out() -> None:
    text = str(unreadable(Path("maps") / "a\nb.journey", OSError(errno.ENOENT, "")))
    assert "\n" not in text
    assert "can't be opened" in text
    assert "Check the name" in text


def test_an_unwritable_file_is_said_to_be_as_it_was_where_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    error = OSError(errno.ENOSPC, "")
    assert "as it was before" not in str(unwritable(file, error))
    file.touch()
    assert "the disk is full. It is as it was before. Make room" in str(unwritable(file, error))


def test_a_shown_path_has_no_signs_that_break_a_line() -> None:
    assert shown("a\tb\x1bc\udcff") == "a�b�c?"
