"""Saves without end, killed at random: `python -m tests.e2e.kills.forks FILE KILLS SEED`, without a screen.

Each life is a fork of this process, which has loaded all that a save needs, so that five hundred take minutes. A life
changes the map and saves it, over and over, with the journal beside it, and says what it did and what was saved. Once
it is killed, the file must hold the last version that was acknowledged or a later one, whole, and the journal the rest.
Every other kill waits until something in the map's folder moves, and falls in the milliseconds after that: the map is
large, so that whoever wrote straight into the file would be caught halfway.
"""
import os
import random
import select
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from journeymapper.app.drafts import write_map_file
from journeymapper.app.map_file import read_map_file
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.journal.shelf import offers, recovery_folder
from tests.e2e.kills.child import number_in

LONGEST_S = 0.25
# How long the writing of such a map takes, about.
WRITING_S = 0.004
PATIENCE_S = 60.0


def work(path: Path, out: int) -> None:
    """Change, save, change, save …, until somebody ends it."""
    file, _ = read_map_file(path)
    session = file.session
    stage = queries.stages(session.store)[0]
    number = number_in(stage.title)
    journal = file.journal = Journal(session.store, {}, recovery_folder(), print, file.path, file.hash)
    journal.begin(session.history)
    session.changed.connect(journal.changed)
    session.history_changed.connect(lambda: journal.stepped(session.history))
    os.write(out, b"begun 0\n")
    while True:
        number += 1
        session.run(rename, stage.id, f"n{number}")
        assert file.path is not None
        write_map_file(file, file.path, file.hash)
        os.write(out, f"saved {number}\n".encode())
        number += 1
        session.run(rename, stage.id, f"n{number}")
        assert journal._writer is not None
        if journal._writer.settle():
            os.write(out, f"kept {number}\n".encode())


def moved(folder: Path) -> None:
    """Wait until a file in a folder is made, written, replaced or removed."""
    def now() -> set[tuple[str, int, int]]:
        found = set()
        for one in folder.iterdir():
            with suppress(FileNotFoundError):
                state = one.stat()
                found.add((one.name, state.st_ino, state.st_size))
        return found

    before, end = now(), time.monotonic() + PATIENCE_S
    while now() == before and time.monotonic() < end:
        pass


def life(path: Path, seconds: float, *, amid: bool = False) -> dict[str, int]:
    """One of them, killed after a time, or a time after something moved; the last number of each thing that it said."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work(path, write)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        assert select.select([said], [], [], PATIENCE_S)[0], "it never began"
        text = said.readline()
        if amid:
            moved(path.parent)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        text += said.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    words = [line.split() for line in text.decode().splitlines(keepends=True) if line.endswith("\n")]
    return {word: int(number) for word, number in words}


def check(path: Path, said: dict[str, int], before: int) -> tuple[int, bool]:
    """What the file holds, and whether the journal held more."""
    in_file = number_in(queries.stages(read_map_file(path)[0].session.store)[0].title)
    assert in_file >= said.get("saved", before), f"a save was lost: {in_file}, {said}"
    found = offers()
    best = in_file
    for offer in found:
        assert offer.base.relation == "same", "our own save is no change by somebody else"
        best = max(best, number_in(queries.stages(Store(offer.map().records))[0].title))
        offer.discard()
    assert best >= said.get("kept", before), f"a change that was kept was lost: {best}, {said}"
    return in_file, best > in_file


def main() -> None:
    path, kills, hand = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    number, more, amid = 0, 0, 0
    for turn in range(kills):
        amidst = turn % 2 == 1
        said = life(path, hand.uniform(0.0, WRITING_S if amidst else LONGEST_S), amid=amidst)
        number, recovered = check(path, said, number)
        more += recovered
        left = list(path.parent.glob(".journeymapper-*"))
        amid += bool(left)
        for one in left:
            one.unlink()
        shutil.rmtree(state_folder() / "recovery", ignore_errors=True)
    print(kills, number, more, amid)


if __name__ == "__main__":
    main()
