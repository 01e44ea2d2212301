"""All texts of screen, workbook and command line, in one gettext catalogue.

The language is an argument: `texts("es")` gives a translator that is handed down.
English texts are the message ids, so English needs no catalogue file.
"""
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from typing import Any

from .resources import resource

LANGUAGES = {"en": "English", "es": "Español"}


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a text for the catalogue where it can't be translated yet (tables, constants)."""
    return message


class Texts:
    """A translator for one language: `t("Moved to {step}", step=name)`."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **params: Any) -> str:
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**params) if params else text

    def plural(self, one: str, many: str, n: int, **params: Any) -> str:
        """The form for `n` things; `{n}` stands for the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **params)

    def context(self, context: str, message: str, **params: Any) -> str:
        """A text that means different things in different places."""
        text = self._catalogue.pgettext(context, message)
        return text.format(**params) if params else text


@lru_cache
def texts(language: str) -> Texts:
    """The translator for `language` ("en", "es", also "es_MX"); English for unknown ones."""
    short = language.replace("-", "_").split("_")[0].lower()
    if short not in LANGUAGES:
        short = "en"
    if short == "en":
        return Texts(short, NullTranslations())
    file = resource("translations", f"{short}.mo")
    if not file.is_file():
        return Texts(short, NullTranslations())
    with file.open("rb") as stream:
        return Texts(short, GNUTranslations(stream))
