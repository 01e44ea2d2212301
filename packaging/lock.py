"""Writes packaging/requirements/run.txt and dev.txt: exact versions with the hashes of all their files (`make lock`).

A lock names packages, versions and hashes and nothing else: no index, no folder, no host. Both are resolved on the
oldest Python that is supported, without the markers of pyproject.toml (one version of each for every Python), and
dev.txt holds run.txt's versions, so that tests run on what users get.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
HEADER = "# Made by `make lock` from pyproject.toml. Don't edit.\n"
OPTIONS = [
    "--quiet", "--generate-hashes", "--no-reuse-hashes", "--allow-unsafe", "--strip-extras", "--resolver=backtracking",
    "--no-header", "--no-annotate",
    "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options",
]  # fmt: skip


def lock(name: str, requirements: list[str], *, upgrade: bool, like: Path | None = None) -> Path:
    """Resolve `requirements` into LOCKS/name; `like` is a lock whose versions are kept to."""
    target = LOCKS / name
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "requirements.in"
        lines = [f"-c {like}"] if like else []
        source.write_text("\n".join([*lines, *requirements]) + "\n", encoding="utf-8")
        out = Path(folder) / name
        if target.exists() and not upgrade:
            out.write_bytes(target.read_bytes())
        options = [*OPTIONS, "--upgrade"] if upgrade else OPTIONS
        command = [sys.executable, "-m", "piptools", "compile", *options, f"--output-file={out}", str(source)]
        subprocess.run(command, check=True, cwd=folder)
        target.write_text(HEADER + out.read_text(encoding="utf-8"), encoding="utf-8")
    return target


def main() -> int:
    if sys.version_info[:2] != (3, 11):
        print("The locks are made with Python 3.11, the oldest that is supported.", file=sys.stderr)
        return 2
    upgrade = "--upgrade" in sys.argv[1:]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = [requirement.partition(";")[0] for requirement in project["project"]["dependencies"]]
    LOCKS.mkdir(parents=True, exist_ok=True)
    runs = lock("run.txt", run, upgrade=upgrade)
    lock("dev.txt", [*run, *project["dependency-groups"]["dev"]], upgrade=upgrade, like=runs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
