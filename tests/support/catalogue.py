"""Reads the catalogues of translations and compares them with the messages that the code holds now."""

import re
import runpy
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.support.paths import ROOT

# By path: `packaging` is also the name of a library.
script = runpy.run_path(str(ROOT / "packaging" / "catalogue.py"))
extracted = script["extracted"]
gather = script["gather"]
FIELD = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[sd]")


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.stem, abort_invalid=True)


def pairs(message: Message) -> list[tuple[str, str]]:
    """Each English form with the translation that it becomes."""
    if not message.pluralizable:
        return [(message.id, message.string)]
    one, many = message.id
    return [(one if form == 0 else many, text) for form, text in enumerate(message.string)]


def first_form(message: str | tuple[str, str]) -> str:
    return message if isinstance(message, str) else message[0]


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
    now = {(context, first_form(message)): where for (context, message), where in extracted(package).items()}
    faults = [f"{key[1]!r} ({where}) is not in {po.name}" for key, where in now.items() if key not in known]
    faults += [f"{key[1]!r} is in {po.name}, and the code no longer says it" for key in known if key not in now]
    return faults + [fault for message in known.values() for fault in message_faults(message)]
