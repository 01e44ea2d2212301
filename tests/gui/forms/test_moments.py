"""Moments are written in one way everywhere, in each language."""
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.forms.moments import clock, moment, moments
from tests.support.paths import PACKAGE

# Noon, wherever the tests run.
NOW = datetime(2026, 11, 22, 12, 5).astimezone()
DAYS = [0, 1, 2, 400]


@pytest.fixture(autouse=True)
def _plain_locale() -> Iterator[None]:
    """The language's own way, whatever the system's is."""
    before = QLocale()
    QLocale.setDefault(QLocale("C"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("language, said", [
    ("en", ["Today, 12:05", "Yesterday, 12:05", "Fri 20 Nov, 12:05", "18 Oct 2025, 12:05"]),
    ("es", ["Hoy, 12:05", "Ayer, 12:05", "vie 20 nov, 12:05", "18 oct 2025, 12:05"]),
])
def test_moments_are_friendly(language: str, said: list[str]) -> None:
    t = texts(language)
    told = [moment(NOW - timedelta(days=days), t, NOW) for days in DAYS]
    assert [text.replace(" PM", "").replace("\N{NARROW NO-BREAK SPACE}PM", "") for text in told] == said
    assert told[0].endswith(clock(NOW, t))


def test_within_a_sentence_only_words_of_ours_begin_small() -> None:
    said = [moment(NOW - timedelta(days=days), texts("en"), NOW, amid=True).split(",")[0] for days in DAYS]
    assert said == ["today", "yesterday", "Fri 20 Nov", "18 Oct 2025"]


def test_moments_within_a_minute_are_told_apart() -> None:
    at = [NOW - timedelta(seconds=5), NOW - timedelta(seconds=25), NOW - timedelta(minutes=9)]
    assert [len(text.split(":")) for text in moments(at, texts("en"), NOW)] == [3, 3, 2]


def test_the_time_of_day_is_that_of_the_place() -> None:
    assert clock(NOW.astimezone(UTC), texts("en")) == clock(NOW, texts("en"))


def test_nothing_that_is_shown_spells_a_time_itself() -> None:
    """Names of files do: “Garden 2026-11-22 14.02”."""
    spelt = re.compile(r"%H:|QDateTime\(|hh:mm|H:mm")
    paths = [path for room in ("ui", "app", "lanes") for path in (PACKAGE / room).rglob("*.py")]
    found = [str(path.relative_to(PACKAGE)) for path in paths if spelt.search(path.read_text("utf-8"))]
    assert found == []
