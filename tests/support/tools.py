"""Tests that need a program which a developer's machine may lack: skipped by name there, failed on CI.

`@pytest.mark.xvfb`, `@pytest.mark.libreoffice`, `@pytest.mark.strace`, or `@needs_tool("import")` for any other;
`package("lxml")` at the head of a module for a package of the tests that an older environment lacks;
`lacking("mount is not allowed")` in a test for all else that a machine may not let us do.
"""

import importlib
import shutil
from typing import Any, NoReturn

import pytest

from tests.support.paths import ON_CI

TOOLS_OF_MARK = {
    "xvfb": ("Xvfb", "xdotool", "openbox"),
    "libreoffice": ("soffice",),
    "strace": ("strace",),
}
PACKAGES = {"objdump": "binutils", "Xvfb": "xvfb", "soffice": "libreoffice-calc", "import": "imagemagick"}

needs_tool = pytest.mark.needs_tool


def package(name: str) -> Any:
    """A package of the group "dev"; the module of the tests is skipped where it is missing, on CI it fails."""
    if ON_CI:
        return importlib.import_module(name)
    return pytest.importorskip(name, reason=f"{name} is not installed: `make setup` brings it")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs_tool(*names): programs without which the test can't run")


def missing_tools(item: pytest.Item) -> list[str]:
    names = [name for mark in item.iter_markers("needs_tool") for name in mark.args]
    for mark, tools in TOOLS_OF_MARK.items():
        if item.get_closest_marker(mark):
            names += tools
    return [name for name in dict.fromkeys(names) if shutil.which(name) is None]


def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = missing_tools(item)
    if not missing:
        return
    lacking(", ".join(f"{name} (Debian: {PACKAGES.get(name, name)})" for name in missing) + " not installed")


def lacking(text: str) -> NoReturn:
    """What this test needs isn't here."""
    if ON_CI:
        pytest.fail(text, pytrace=False)
    pytest.skip(text)
