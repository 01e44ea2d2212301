"""Gathers the messages that the code holds now into resources/translations/<language>.po (`make catalogue`).

Translations that stand there are kept, new messages come untranslated, those that the code no longer says go. Without
places and dates, so that a change of a catalogue shows what changed.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
# Functions whose first argument is a message; "plural" takes two forms, "context" a context and a message.
SINGLE = ("t", "_t", "N_")
HEADER = "# Journeymapper in {name}. Gathered by `make catalogue`; translate here, then run make.\n#"

Message = str | tuple[str, str]


def extracted(package: Path) -> dict[tuple[str | None, Message], str]:
    """Every message of a package: (context, English text or its two forms) → file and line where it stands first."""
    found: dict[tuple[str | None, Message], str] = {}
    for path in sorted(package.rglob("*.py")):
        calls = [one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            said = said_by(call)
            if said is not None:
                found.setdefault(said, f"{path.relative_to(package)}:{call.lineno}")
    return found


def said_by(call: ast.Call) -> tuple[str | None, Message] | None:
    """The context and message of a call. From the syntax tree: Babel sees nothing within an f-string before
    Python 3.12, and loses the second form of a plural among whose other arguments the name of a function here stands.
    """
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    first, second, *_ = [*(_text(one) for one in call.args), "", ""]
    if name in SINGLE and first:
        return None, first
    if name == "plural" and first and second:
        return None, (first, second)
    if name == "context" and first and second:
        return first, second
    return None


def _text(argument: ast.expr) -> str:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def gather(language: str, package: Path, folder: Path) -> Path:
    """Bring `folder/<language>.po` up to the messages of `package`."""
    target = folder / f"{language}.po"
    old = Catalog(locale=language)
    if target.exists():
        with target.open("rb") as lines:
            old = read_po(lines, locale=language, abort_invalid=True)
    name = old.locale.english_name if old.locale else language
    new = Catalog(
        locale=language,
        project="Journeymapper",
        header_comment=HEADER.format(name=name),
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    # Empty ones would be filled with capitals that wait for a name.
    new.version = new.msgid_bugs_address = new.last_translator = new.language_team = ""
    for context, message in extracted(package):
        known = old.get(message, context)
        new.add(message, known.string if known and not known.fuzzy else None, context=context)
    folder.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        write_po(out, new, width=0, no_location=True)
    return target


def main(languages: list[str]) -> int:
    for language in languages:
        path = gather(language, ROOT / "journeymapper", TRANSLATIONS)
        with path.open("rb") as lines:
            messages = [message for message in read_po(lines, locale=language) if message.id]
        lacking = sum(not all(m.string if m.pluralizable else [m.string]) for m in messages)
        print(f"{path.relative_to(ROOT)}: {len(messages)} messages, {lacking} to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or sorted(path.stem for path in TRANSLATIONS.glob("*.po"))))
