"""Every catalogue is whole: each message of the code is there, translated, with the same fields."""

from pathlib import Path

import pytest

from tests.support.catalogue import catalogue_faults, extracted, gather, read_catalogue
from tests.support.paths import PACKAGE, TRANSLATIONS

CATALOGUES = sorted(TRANSLATIONS.glob("*.po"))
CODE = """
TITLES = [N_("Backlog")]
def build(t):
    return [
        t("Save as…"), self.t("Moved to {step}", step=1),
        t.plural("{n} card", "{n} cards", 2), t.context("menu", "Open"),
        t("One text "
          "in two lines"),
        f'{title} {t("Told within")} {t.plural("{n} step", "{n} steps", 2)} {t.context("menu", "Close")}',
    ]
"""
HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
WHOLE = {
    "Backlog": 'msgid "Backlog"\nmsgstr "Mejoras"',
    "Save as…": 'msgid "Save as…"\nmsgstr "Guardar como…"',
    "Moved": 'msgid "Moved to {step}"\nmsgstr "Movido a {step}"',
    "card": 'msgid "{n} card"\nmsgid_plural "{n} cards"\nmsgstr[0] "{n} tarjeta"\nmsgstr[1] "{n} tarjetas"',
    "Open": 'msgctxt "menu"\nmsgid "Open"\nmsgstr "Abrir"',
    "Told within": 'msgid "Told within"\nmsgstr "Dicho dentro"',
    "step": 'msgid "{n} step"\nmsgid_plural "{n} steps"\nmsgstr[0] "{n} paso"\nmsgstr[1] "{n} pasos"',
    "Close": 'msgctxt "menu"\nmsgid "Close"\nmsgstr "Cerrar"',
    "One text": 'msgid "One text in two lines"\nmsgstr "Un texto en dos líneas"',
}
# A fault: the entry it replaces, what stands there instead, a part of what must be said.
FAULTS = {
    "missing": ("Backlog", "", "'Backlog'"),
    "missing within an f-string": ("Told within", "", "'Told within'"),
    "a plural missing within one": ("step", "", "{n} step"),
    "a context missing within one": ("Close", "", "'Close'"),
    "untranslated": ("Backlog", 'msgid "Backlog"\nmsgstr ""', "is not translated"),
    "fuzzy": ("Backlog", '#, fuzzy\nmsgid "Backlog"\nmsgstr "Mejoras"', "is fuzzy"),
    "another field": ("Moved", 'msgid "Moved to {step}"\nmsgstr "Movido a {paso}"', "differ in their fields"),
    "a lost field": ("Moved", 'msgid "Moved to {step}"\nmsgstr "Movido"', "differ in their fields"),
    "a plural form missing": ("card", WHOLE["card"].replace("{n} tarjetas", ""), "is not translated"),
    "a field in a plural": ("card", WHOLE["card"].replace("{n} tarjetas", "{m} tarjetas"), "has fields"),
    "a context lost": ("Open", 'msgid "Open"\nmsgstr "Abrir"', "is not in es.po"),
    "dots lost": ("Save as…", 'msgid "Save as…"\nmsgstr "Guardar como"', "differ in their …"),
    "no longer said": ("Backlog", f'{WHOLE["Backlog"]}\n\nmsgid "Gone"\nmsgstr "Ido"', "no longer says it"),
}


def planted(folder: Path, entries: dict[str, str]) -> list[str]:
    package = folder / "package"
    package.mkdir()
    (package / "module.py").write_text(CODE, encoding="utf-8")
    po = folder / "es.po"
    po.write_text("\n".join([HEAD, *(f"{entry}\n" for entry in entries.values() if entry)]), encoding="utf-8")
    return catalogue_faults(po, package)


def test_spanish_stands() -> None:
    assert "es.po" in [path.name for path in CATALOGUES]
    assert extracted(PACKAGE)


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda path: path.name)
def test_the_catalogue_is_whole(po: Path) -> None:
    assert catalogue_faults(po, PACKAGE) == []


def test_a_whole_catalogue_is_not_blamed(tmp_path: Path) -> None:
    assert planted(tmp_path, WHOLE) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(tmp_path: Path, fault: str) -> None:
    entry, instead, said = FAULTS[fault]
    assert [found for found in planted(tmp_path, {**WHOLE, entry: instead}) if said in found]


def test_gathering_keeps_what_is_translated(tmp_path: Path) -> None:
    assert planted(tmp_path, {**WHOLE, "Backlog": "", "gone": 'msgid "Gone"\nmsgstr "Ido"'})
    po = gather("es", tmp_path / "package", tmp_path)
    assert catalogue_faults(po, tmp_path / "package") == ["'Backlog' is not translated"]
    assert read_catalogue(po).get("Open", "menu").string == "Abrir"
    first = po.read_bytes()
    assert gather("es", tmp_path / "package", tmp_path).read_bytes() == first


def test_gathering_begins_a_language(tmp_path: Path) -> None:
    planted(tmp_path, WHOLE)
    po = gather("pt", tmp_path / "package", tmp_path)
    assert len([message for message in read_catalogue(po) if message.id]) == len(WHOLE)


def test_messages_are_found_wherever_they_are_said(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text(
        'a = f"{t("One")}"\n'.replace('t("One")', "t('One')")
        + 'b = t.plural("{n} value, {last}", "{n} values, the last {last}", n, last=figure(found[-1], t))\n'
        + 'c = self._t.context("menu",\n    "Open")\n', encoding="utf-8")
    assert list(extracted(tmp_path)) == [
        (None, "One"), (None, ("{n} value, {last}", "{n} values, the last {last}")), ("menu", "Open")]
