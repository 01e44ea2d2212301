"""The locks: exact versions, hashes, and not a word of where the packages come from."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.support.paths import ROOT

LOCKS = sorted((ROOT / "packaging" / "requirements").glob("*.txt"))
PLACES = re.compile(
    r"\w+://|--(extra-)?index-url|--find-links|--trusted-host|pypi|pythonhosted|npmjs|/opt/", re.IGNORECASE
)
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+ \\$")


def lock_faults(text: str) -> list[str]:
    """Lines that name a place, requirements that aren't one exact version with hashes for every Python."""
    lines = text.splitlines()
    faults = [line for line in lines if PLACES.search(line)]
    for number, line in enumerate(lines):
        if line and not line.startswith(("#", " ")):
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if not PINNED.match(line) or not below.startswith("    --hash=sha256:"):
                faults.append(line)
    return faults


def versions(name: str) -> dict[str, str]:
    text = (ROOT / "packaging" / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def normal(requirement: str) -> str:
    """The name of a requirement as locks write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_is_exact_and_names_no_place(lock: Path) -> None:
    assert lock_faults(lock.read_text(encoding="utf-8")) == []


def test_both_locks_stand() -> None:
    assert [lock.name for lock in LOCKS] == ["dev.txt", "run.txt"]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = versions("run.txt"), versions("dev.txt")
    assert {normal(name) for name in project["project"]["dependencies"]} <= run.keys()
    assert {normal(name) for name in project["dependency-groups"]["dev"]} <= dev.keys()
    assert run.items() <= dev.items(), "tests run on other versions than users get"
    assert run["pyside6-essentials"] == "6.11.3"


@pytest.mark.parametrize(
    "fault",
    [
        "--index-url https://example.org/simple",
        "--find-links /opt/wheels",
        "six>=1.0 \\\n    --hash=sha256:00",
        "six==1.0",
        'six==1.0 ; python_version < "3.12" \\\n    --hash=sha256:00',
    ],
)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert lock_faults("six==1.17.0 \\\n    --hash=sha256:00\n") == []
    assert lock_faults(f"# a lock\n{fault}\n") != []
