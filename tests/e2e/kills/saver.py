"""A change, a save, a change, with the journal beside them: `python -m tests.e2e.kills.saver FILE`, without a screen.

To be killed at any of its calls to the system; says "saved" once the save is done, "changed" after the last change.
"""
import os
import sys
from pathlib import Path

from journeymapper.app.drafts import write_map_file
from journeymapper.app.map_file import read_map_file
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.journal.shelf import recovery_folder
from tests.e2e.kills import aim


def say(word: str) -> None:
    os.write(1, word.encode() + b"\n")


def main() -> None:
    aim.begin()
    file, _ = read_map_file(Path(sys.argv[1]))
    session = file.session
    stage = queries.stages(session.store)[0].id
    journal = file.journal = Journal(session.store, {}, recovery_folder(), print, file.path, file.hash)
    journal.begin(session.history)
    session.changed.connect(journal.changed)
    session.history_changed.connect(lambda: journal.stepped(session.history))
    session.run(rename, stage, "Changed")
    assert journal._writer is not None
    journal._writer.settle()
    say("first")
    assert file.path is not None
    write_map_file(file, file.path, file.hash)
    say("saved")
    session.run(rename, stage, "Later")
    journal._writer.settle()
    say("changed")
    journal.close(keep=True)


if __name__ == "__main__":
    main()
