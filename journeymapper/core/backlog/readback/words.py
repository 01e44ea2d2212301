"""Words of choices, scales and headers in every language: a Spanish answer in an English workbook is understood."""
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from journeymapper.core.backlog.columns import COLUMNS, column
from journeymapper.core.backlog.scoring import CONFIDENCES, EFFORTS, FREQUENCIES, SEVERITIES
from journeymapper.core.foundation.i18n import LANGUAGES, Texts, texts

SCALES: Mapping[str, Mapping[int, str]] = {
    "severity": SEVERITIES, "frequency": FREQUENCIES, "confidence": CONFIDENCES, "effort": EFFORTS,
}


def plain(text: str) -> str:
    """How texts are compared: one form of accents, line ends and spaces; no spaces at the ends of lines."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def folded(text: str) -> str:
    """For words: also without case, and each run of spaces one."""
    return " ".join(plain(text).replace("\u2019", "'").casefold().split())


@cache
def choice_words(key: str) -> Mapping[str, str]:
    """Stored value by word, of a column with choices."""
    found = {}
    for stored, word in (column(key).words or {}).items():
        found[folded(stored)] = stored
        for language in LANGUAGES:
            found[folded(texts(language)(word))] = stored
    return MappingProxyType(found)


@cache
def scale_values(key: str) -> Mapping[str, int]:
    """Value by word, of a scale."""
    return MappingProxyType({
        folded(texts(language)(word)): value for value, word in SCALES[key].items() for language in LANGUAGES
    })


@cache
def header_keys() -> Mapping[str, str]:
    """Key by header, in every language."""
    return MappingProxyType({folded(texts(code)(col.title)): col.key for col in COLUMNS for code in LANGUAGES})


def shown(key: str, value: object, t: Texts) -> str:
    """A stored value as people see it in the workbook."""
    if value is None or value == "":
        return ""
    col = column(key)
    if col.words and str(value) in col.words:
        return t(col.words[str(value)])
    return str(value)
