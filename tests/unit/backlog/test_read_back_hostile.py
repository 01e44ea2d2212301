"""Workbooks that nobody should send end in one sentence, in bounded time and memory, and nothing is changed."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.lines import words
from journeymapper.core.backlog.workbook_reading.archive import check_archive
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from tests.support.maps import sample
from tests.support.paths import ROOT
from tests.unit.backlog.hostile import NAMED, far_cell, mutant
from tests.unit.backlog.workbooks import written

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
        timeout=SECONDS * len(paths),
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


@pytest.mark.parametrize("part", range(4))
def test_mutants_are_read_or_refused_never_more(part: int, book: Path, tmp_path: Path) -> None:
    _mutants(book, tmp_path, range(part * 10, part * 10 + 10))


@pytest.mark.soak
def test_two_hundred_mutants(book: Path, tmp_path: Path) -> None:
    _mutants(book, tmp_path, range(1000, 1200))


def _mutants(book: Path, folder: Path, seeds: range) -> None:
    doc, t = sample().store, texts("en")
    paths, refused = [], []
    for seed in seeds:
        path = folder / f"{seed}.xlsx"
        mutant(book, path, seed)
        paths.append(path)
        try:
            preview = compare(doc, read_workbook(path))
            assert all(words(line, t) for line in preview.lines)
        except BadFile as error:
            refused.append(say(t, error))
    assert all(refused)
    assert len(in_a_child(*paths)) == len(paths)


def test_the_childs_limit_holds() -> None:
    """Else the tests above would prove nothing about memory."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); b'x' * {2 * MEMORY}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != MEMORY
