"""Gathers the messages that the code holds now into resources/translations/<language>.po (`make catalogue`).

Translations that stand there are kept, new messages come untranslated, those that the code no longer says go. Without
places and dates, so that a change of a catalogue shows what changed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
# Function → which of its arguments are messages; "c" is the context.
KEYWORDS = {"t": None, "_t": None, "N_": None, "plural": (1, 2), "context": ((1, "c"), 2)}
HEADER = "# Journeymapper in {name}. Gathered by `make catalogue`; translate here, then run make.\n#"

Message = str | tuple[str, str]


def extracted(package: Path) -> dict[tuple[str | None, Message], str]:
    """Every message of a package: (context, English text or its two forms) → file and line where it stands first."""
    found: dict[tuple[str | None, Message], str] = {}
    rows = [(path, line, message, context) for path, line, message, _comments, context in extract_from_dir(
        str(package), method_map=[("**.py", "python")], keywords=KEYWORDS)]
    rows += [row for path in sorted(package.rglob("*.py")) for row in within_f_strings(path, package)]
    for path, line, message, context in sorted(rows, key=lambda row: (row[0], row[1])):
        if message:
            found.setdefault((context, message), f"{path}:{line}")
    return found


def within_f_strings(path: Path, package: Path) -> Iterator[tuple[str, int, Message, str | None]]:
    """What Babel doesn't see before Python 3.12: there an f-string is one token, whatever is called in it."""
    for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for call in ast.walk(text) if isinstance(text, ast.JoinedStr) else ():
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            said = [one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ""
                    for one in call.args]
            message: Message = "", ""
            if name in ("t", "_t", "N_"):
                message = (said or [""])[0]
            elif name == "plural" and len(said) > 1:
                message = said[0], said[1]
            elif name == "context" and len(said) > 1:
                message = said[1]
            if all([message] if isinstance(message, str) else message):
                yield str(path.relative_to(package)), call.lineno, message, said[0] if name == "context" else None


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
