"""All that the program writes, tried once each in one folder: `python -m tests.e2e.faults.acts FOLDER`, no screen.

One line of JSON for each: what it was, the sentence that a person would read ("" where it was written), the notes, and
whether the map still counts as changed. They are said by `writev`, so that `write` may fail.
"""
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from journeymapper.app.drafts import write_map_file
from journeymapper.app.map_file import MapFile, read_map_file
from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card
from journeymapper.core.persistence.export import export_map
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.settings.groups import Settings
from journeymapper.core.settings.storage import save_settings

MAP, NEW, BOOK, PICTURE, SETTINGS, RECOVERY = (
    "garden.journey", "new.journey", "backlog.xlsx", "map.png", "config", "recovery")


def say(act: str, error: object, notes: object, file: MapFile) -> None:
    line = {"act": act, "error": str(error), "notes": str(notes), "unsaved": file.session.unsaved}
    os.writev(1, [json.dumps(line).encode() + b"\n"])


def attempt(act: str, file: MapFile, write: Callable[[], object]) -> None:
    """One of them."""
    try:
        notes = write()
    except BadFile as error:
        say(act, error, "", file)
    else:
        say(act, "", notes if isinstance(notes, tuple) else "", file)


def journal(folder: Path, file: MapFile) -> str:
    """The cause that a journal's first line meets; "" for none."""
    met: list[OSError] = []
    kept = Journal(file.session.store, {}, folder, met.append, file.path, file.hash)
    kept.begin(file.session.history)
    stop = file.session.changed.connect(kept.changed)
    file.session.run(rename, queries.stages(file.session.store)[0].id, "In the journal")
    assert kept._writer is not None
    settled = kept._writer.settle(1.0)
    stop()
    return "" if settled and not met else str(meaning(met[0])[0])


def main() -> None:
    folder = Path(sys.argv[1])
    file, _ = read_map_file(folder / MAP)
    path = file.path
    assert path is not None
    session, t = file.session, texts("en")
    say("journal", journal(folder / RECOVERY, file), "", file)
    cards = [card.id for card in session.store.every(Card)][:4]
    session.run(set_fields, cards, text="much more text " * 1_000)
    attempt("save, larger", file, lambda: write_map_file(file, path, file.hash))
    session.undo()
    attempt("save as", file, lambda: write_map_file(file, folder / NEW, None))
    attempt("save", file, lambda: write_map_file(file, path, file.hash))
    attempt("workbook", file, lambda: export_map(session.store, folder / BOOK, t))
    attempt("pictures", file, lambda: export_map(session.store, folder / PICTURE, t))
    new = Settings().model_copy(update={"files": Settings().files.model_copy(update={"last_folder": "x" * 9_000})})
    attempt("settings", file, lambda: save_settings(new, folder / SETTINGS))


if __name__ == "__main__":
    main()
