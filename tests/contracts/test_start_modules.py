"""What is loaded when the window stands painted, when the map does, and when all parts do: a list, so that no
import slips in.

In processes of their own, as the benchmark of the start does it; nothing here is timed.
"""
import sys

import pytest

from tests.bench.bench_start import SAMPLE, started

# Loaded for the window: Qt, our own light rooms, and what Python's library drags in for them.
WINDOW = {
    "PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "journeymapper", "platformdirs", "tests",
}
# Rooms of ours that may be loaded by then; anything else waits for the paint.
WINDOW_ROOMS = {
    "app.cli_streams", "app.editor", "app.first", "app.main", "app.single", "app.words", "core.foundation",
    "core.settings.glance", "core.settings.language", "ui.qt.plain_imports", "ui.theme", "ui.windows.face",
    "ui.windows.layout_state", "ui.windows.main_window", "ui.qt.memory_files",
}
MAP = WINDOW | {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection",
                "fractional_indexing"}
# What a picture of the map needs beside that; tools, editors, menus, panels, dialogs and settings wait for its paint.
MAP_ROOMS = WINDOW_ROOMS | {
    "app.map_file", "core.analysis.grey_areas", "core.analysis.hand_overs", "core.document", "core.layout",
    "core.model", "core.persistence", "core.session.selection", "core.session.session",
    "lanes", "ui.canvas.focus", "ui.canvas.glimpse", "ui.canvas.layers.dim", "ui.canvas.measure", "ui.canvas.paint",
    "ui.canvas.painting", "ui.canvas.presenter", "ui.canvas.scrolling", "ui.canvas.shifting",
    "ui.canvas.sticky", "ui.canvas.viewport",
}
# Commands and rules change a map, repairs mend a damaged one, forms fill a panel; nothing is saved, locked or recorded
# yet. Of a lane's slice its picture alone is wanted.
NOT_FOR_THE_MAP = (
    "app.drafts", "core.commands", "core.document.bounds", "core.document.integrity", "core.document.repair",
    "core.document.transaction", "core.foundation.atomic", "core.foundation.holding", "core.layout.dirty",
    "core.layout.recurving", "core.layout.repacking", "core.layout.touched", "core.layout.update",
    "core.persistence.backups", "core.persistence.journal", "core.persistence.lock", "core.persistence.names",
    "core.persistence.repository", "core.persistence.save_errors", "core.persistence.standing",
    "core.persistence.versions", "ui.canvas.paint.pictures", "ui.forms",
)
# All that wait are too many to be named: whoever adds one to these finds something else to take away.
MOST_OF_OURS = {"window": 38, "map": 195}
NEVER = {"openpyxl", "pyqtgraph", "numpy", "defusedxml", "sqlite3", "ssl", "http", "asyncio", "unittest", "xml"}
NEVER_OF_OURS = ("ui.plots", "core.backlog.workbook", "ui.windows.backlog_page", "app.cli")
# Put there by a debugger, an editable install or a tool of coverage, not by the program.
TOOLS = {"_distutils_hack", "sitecustomize", "usercustomize", "coverage", "_virtualenv", "_editable_impl_journeymapper"}


@pytest.fixture(scope="module", params=["window", "map", "editor"])
def loaded(request: pytest.FixtureRequest) -> tuple[str, list[str]]:
    what = str(request.param)
    return what, started(what, *([str(SAMPLE)] if what != "window" else []))[1]


def foreign(modules: list[str]) -> set[str]:
    """Top-level packages that come from elsewhere than Python itself."""
    own = set(sys.stdlib_module_names) | set(sys.builtin_module_names) | TOOLS | {"__main__", "__feature__"}
    top = {name.partition(".")[0] for name in modules} - own
    # Named after the machine.
    return {name for name in top if not name.startswith("_sysconfigdata_")}


def test_no_package_is_loaded_that_the_start_does_not_need(loaded: tuple[str, list[str]]) -> None:
    what, modules = loaded
    assert foreign(modules) <= (WINDOW if what == "window" else MAP)


def test_heavy_ones_wait_until_they_are_wanted(loaded: tuple[str, list[str]]) -> None:
    _, modules = loaded
    assert {name.partition(".")[0] for name in modules} & NEVER == set()
    assert [name for name in modules if name.removeprefix("journeymapper.").startswith(NEVER_OF_OURS)
            and not name.startswith("journeymapper.app.cli_streams")] == []


def test_the_window_stands_before_the_core_and_the_map_before_its_tools(loaded: tuple[str, list[str]]) -> None:
    what, modules = loaded
    ours = [name.removeprefix("journeymapper.") for name in modules if name.startswith("journeymapper.")]
    assert ("core.session.session" in ours) == (what != "window")
    assert ("ui.canvas.sheet" in ours) == (what == "editor")
    if what == "editor":
        return
    assert len(ours) <= MOST_OF_OURS[what]
    rooms = WINDOW_ROOMS if what == "window" else MAP_ROOMS
    leaves = [name for name in ours if not any(other.startswith(name + ".") for other in ours)]
    assert [name for name in leaves if not any(name == room or name.startswith(room + ".") for room in rooms)
            and name not in {"core", "core.settings", "ui", "ui.qt", "ui.windows", "app"}] == []
    assert [name for name in ours if name.startswith(NOT_FOR_THE_MAP) or name.endswith(".form")] == []
