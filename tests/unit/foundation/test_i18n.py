"""Texts: the language is an argument, English is the message itself, unknown languages speak English."""
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from journeymapper.core.foundation.i18n import LANGUAGES, N_, Texts, texts


@pytest.fixture
def spanish() -> Texts:
    """A catalogue of three messages, so that no test hangs on the real translations."""
    catalogue = Catalog(locale="es")
    catalogue.add("Moved to {step}", "Movido a {step}")
    catalogue.add(("{n} card", "{n} cards"), ("{n} tarjeta", "{n} tarjetas"))
    catalogue.add("Open", "Abrir", context="menu")
    catalogue.add("Open", "Abierto")
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return Texts("es", GNUTranslations(file))


def test_english_is_the_message_itself() -> None:
    t = texts("en")
    assert t("Moved to {step}", step="Pay") == "Moved to Pay"
    assert t.context("menu", "Open") == "Open"
    assert [t.plural("{n} card", "{n} cards", n) for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]
    assert t.plural("{n} of {lane}", "{n} of {lane}", 2, lane="x") == "2 of x"


def test_a_catalogue_translates_plain_plural_and_by_context(spanish: Texts) -> None:
    assert spanish("Moved to {step}", step="Pay") == "Movido a Pay"
    assert [spanish.plural("{n} card", "{n} cards", n) for n in (1, 2)] == ["1 tarjeta", "2 tarjetas"]
    assert (spanish("Open"), spanish.context("menu", "Open")) == ("Abierto", "Abrir")
    assert spanish("Never translated") == "Never translated"


def test_the_empty_text_is_empty_not_the_catalogue_s_head(spanish: Texts) -> None:
    assert spanish("") == ""


def test_values_are_never_read_as_patterns() -> None:
    assert texts("en")("Moved to {step}", step="{0} {x}") == "Moved to {0} {x}"
    assert texts("en")("100 % {sure}") == "100 % {sure}", "without values a text stands as it is"


@pytest.mark.parametrize("language, spoken", [
    ("en", "en"), ("es", "es"), ("es_MX", "es"), ("es-ES", "es"), ("EN_GB", "en"), ("xx", "en"), ("", "en"),
    ("C", "en"),
])  # fmt: skip
def test_unknown_languages_speak_english(language: str, spoken: str) -> None:
    assert texts(language).language == spoken


def test_each_language_is_named_in_itself() -> None:
    assert LANGUAGES == {"en": "English", "es": "Español"}


def test_a_marked_text_is_the_text() -> None:
    assert N_("Stage") == "Stage"
