"""Reads the catalogues of translations, and the messages that the code holds now."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

# The same as in the Makefile, target `catalogue`.
KEYWORDS = {"t": None, "_t": None, "N_": None, "plural": (1, 2), "context": ((1, "c"), 2)}
FIELD = re.compile(r"\{[^{}]*\}")

Key = tuple[str | None, str]


def extracted(package: Path) -> dict[Key, str]:
    """Every message of the package: (context, English text) → where it stands first."""
    found: dict[Key, str] = {}
    rows = extract_from_dir(str(package), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for path, line, message, _comments, context in rows:
        text = message[0] if isinstance(message, tuple) else message
        found.setdefault((context, text), f"{path}:{line}")
    return found


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.stem, abort_invalid=True)


def pairs(message: Message) -> list[tuple[str, str]]:
    """Each English form with the translation that it becomes."""
    if not message.pluralizable:
        return [(message.id, message.string)]
    one, many = message.id
    return [(one if form == 0 else many, text) for form, text in enumerate(message.string)]


def fields(text: str) -> list[str]:
    return sorted(FIELD.findall(text.replace("{{", "").replace("}}", "")))


def message_faults(message: Message) -> list[str]:
    """What is wrong with one translation."""
    if message.fuzzy:
        return [f"{message.id!r} is fuzzy"]
    faults = []
    for english, translated in pairs(message):
        if not translated:
            faults.append(f"{english!r} is not translated")
        elif not message.pluralizable and fields(english) != fields(translated):
            faults.append(f"{english!r} and {translated!r} differ in their fields")
        elif message.pluralizable and not set(fields(translated)) <= set(fields(message.id[1])):
            faults.append(f"{translated!r} has fields that {english!r} lacks")
        elif english.endswith("…") != translated.endswith("…"):
            faults.append(f"{english!r} and {translated!r} differ in their …")
    return faults


def catalogue_faults(po: Path, package: Path) -> list[str]:
    """Everything that is missing, unfinished, wrong or no longer used in a catalogue."""
    catalogue = read_catalogue(po)
    known = {(message.context, pairs(message)[0][0]): message for message in catalogue if message.id}
    now = extracted(package)
    faults = [f"{key[1]!r} ({where}) is not in {po.name}" for key, where in now.items() if key not in known]
    faults += [f"{key[1]!r} is in {po.name}, and the code no longer says it" for key in known if key not in now]
    return faults + [fault for message in known.values() for fault in message_faults(message)]
