"""Workbooks that nobody should send end in one sentence, in bounded time and memory, and nothing is changed."""

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.workbook_reading.archive import check_archive
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from tests.support.maps import sample
from tests.support.paths import ROOT, SAMPLE
from tests.unit.backlog.damages import damaged
from tests.unit.backlog.hostile import NAMED, far_cell, mutant
from tests.unit.backlog.managers import reshaped
from tests.unit.backlog.workbooks import written

Said = pytest.CaptureFixture[str]
Make = Callable[[Path, Path, int], object]

MEMORY, SECONDS = 300 * 2**20, 10
CHILD = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.foundation.errors import BadFile
for name in sys.argv[1:]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    try:
        read_workbook(Path(name))
        print("read")
    except BadFile as error:
        print("refused", str(error).replace("\\n", " "))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 2, name
    # Not ru_maxrss: that is also the size of the process from which this one came.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) * 1024 < {resident}, name
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


def in_a_child(*paths: Path) -> list[str]:
    """What reading says in a process that may take so much memory and, per file, two seconds of the processor."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(memory=3 * MEMORY, resident=MEMORY), *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60 + SECONDS * len(paths),  # the start too; a busy machine takes its time
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", NAMED)
def test_it_is_refused_with_its_reason(name: str, book: Path, tmp_path: Path) -> None:
    make, said = NAMED[name]
    path = tmp_path / "backlog.xlsx"
    make(book, path)
    with pytest.raises(BadFile) as caught:
        read_workbook(path)
    sentence = say(texts("en"), caught.value)
    assert said in sentence
    assert "\n" not in sentence


def test_all_of_them_in_bounded_time_and_memory(book: Path, tmp_path: Path) -> None:
    paths = []
    for number, (make, _) in enumerate(NAMED.values()):
        paths.append(tmp_path / f"{number}.xlsx")
        make(book, paths[-1])
    assert [line.split()[0] for line in in_a_child(*paths)] == ["refused"] * len(NAMED)


def test_a_far_cell_costs_nothing(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    far_cell(book, path)
    assert in_a_child(path) == ["read"]
    assert compare(sample().store, read_workbook(path)).lines == ()


def test_a_good_workbook_passes_the_guards(book: Path) -> None:
    check_archive(book)
    assert in_a_child(book) == ["read"]


@pytest.mark.parametrize("part", range(2))
def test_damaged_ones_are_a_sentence_and_change_nothing(part: int, book: Path, tmp_path: Path, capsys: Said) -> None:
    each_is_a_sentence(damaged, book, tmp_path, range(part * 10, part * 10 + 10), capsys)


def test_mutants_are_a_sentence_and_change_nothing(book: Path, tmp_path: Path, capsys: Said) -> None:
    each_is_a_sentence(mutant, book, tmp_path, range(5), capsys)


@pytest.mark.soak
@pytest.mark.parametrize("make", [damaged, mutant])
def test_two_hundred_of_them(make: Make, book: Path, tmp_path: Path, capsys: Said) -> None:
    each_is_a_sentence(make, book, tmp_path, range(1000, 1200), capsys)


def each_is_a_sentence(
    make: Make, book: Path, folder: Path, seeds: range, capsys: Said,
) -> None:
    """`read-back --apply` says what is wrong and leaves the map's file as it is; nothing costs much."""
    map_file = folder / "map.journey"
    map_file.write_bytes(SAMPLE.read_bytes())
    before, paths = map_file.read_bytes(), []
    for seed in seeds:
        path = folder / f"{seed}.xlsx"
        told = f"{seed}: {make(book, path, seed)}"
        paths.append(path)
        status = main(["read-back", str(map_file), str(path), "--apply"])
        out, err = capsys.readouterr()
        assert map_file.read_bytes() == before, told
        assert "Traceback" not in out + err, told
        if status == 2:
            assert (out, err.count("\n")) == ("", 1), told
            assert not re.search(r"Error|BadZip|Exception", err), told
        else:
            assert not err, told
            assert "Accepted" not in out, told
            assert "New" not in out, told
            assert (status == 1) == ("Refused" in out), told
            assert out.strip(), told
    assert len(in_a_child(*paths)) == len(paths)


def test_a_workbook_whose_backlog_was_taken_out_is_told_so(book: Path, tmp_path: Path) -> None:
    """The sheet Data has ids and owners too; it isn't read for it."""
    out = reshaped(book, tmp_path / "b.xlsx", lambda book: book.remove(book["Backlog"]))
    with pytest.raises(BadFile, match="holds no backlog"):
        read_workbook(out)


def test_the_childs_limit_holds() -> None:
    """Else the tests above would prove nothing about memory."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); b'x' * {2 * MEMORY}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != MEMORY
