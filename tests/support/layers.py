"""Runs the contracts of pyproject.toml on any copy of the package."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT


def lint_layers(parent: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on the package `journeymapper` that stands in `parent`; status 0 where all contracts are kept."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()",
         "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=parent, env={**os.environ, "PYTHONPATH": str(parent), "COLUMNS": "200"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def broken_contracts(parent: Path) -> set[str]:
    """Names of the contracts that the package in `parent` breaks. Raises AssertionError where the linter can't run."""
    result = lint_layers(parent)
    assert "Contracts: " in result.stdout, result.stdout + result.stderr
    return set(re.findall(r"^(.+) BROKEN\b", result.stdout, re.MULTILINE))
