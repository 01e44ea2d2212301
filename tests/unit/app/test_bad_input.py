"""Bad input: one clear sentence that says where, status 2, nothing written, in bounded time and memory."""
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.cli import COMMANDS
from tests.support.paths import ROOT
from tests.unit.app.bad_input import BAD, RECOVERABLE, SECONDS, lines


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """By bad input: [command line, status, output, error, seconds, files left, whether the bad one is as it was]."""
    done = subprocess.run([sys.executable, "-m", "tests.unit.app.bad_input", str(tmp_path_factory.mktemp("bad"))],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr[-3000:]
    found: dict[str, list[Any]] = {name: [] for name in BAD}
    for line in done.stdout.splitlines():
        name, *rest = json.loads(line)
        found[name].append(rest)
    return found


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_one_sentence_by_every_command(outcomes: dict[str, list[Any]], name: str) -> None:
    assert len(outcomes[name]) == len(lines("", "", Path()))
    for words, status, said, complained, seconds, left, same in outcomes[name]:
        assert same, words
        assert seconds < SECONDS
        if words[0] == "recover" and name in RECOVERABLE:
            assert (status, complained) == (0 if name == "UTF-16" else 1, ""), words
            assert "o.journey" in left
            continue
        if name == "empty" and words[0] == "merge" and words[1].endswith("bad.journey"):
            assert status == 0, "git has no common version where both sides added the map"
            continue
        assert (status, left) == (2, []), (words, said, complained)
        told = complained.splitlines()
        assert told[-1].startswith("journeymapper: "), words
        assert len(told) <= 2, (words, complained)
        if words[0] != "recover":
            assert BAD[name][1] in told[-1], (words, told)
            assert "bad.journey" in told[-1]
        if "--json" in words:
            assert json.loads(said)["errors"] or not json.loads(said)["readable"]
        else:
            assert said == "", words


def test_every_command_that_reads_a_map_is_among_them() -> None:
    """A new command has to meet bad input too."""
    assert {words[0] for words in lines("", "", Path())} | {"new", "schema"} == set(COMMANDS)
