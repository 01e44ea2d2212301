"""Looks for the shared libraries that Qt needs; where some are missing, says in one sentence what to install."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

MODULES = ["QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork"]
# Debian's and Ubuntu's names; a wheel of Qt brings all but these with it.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
}
LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")


def loaded_files(folder: Path) -> list[Path]:
    """The files of Qt that the program loads here: its modules, and the platform plugins that the screen asks for."""
    names = [f"{name}.abi3.so" for name in MODULES] + ["Qt/plugins/platforms/libqoffscreen.so"]
    if os.environ.get("DISPLAY"):
        names.append("Qt/plugins/platforms/libqxcb.so")
    if os.environ.get("WAYLAND_DISPLAY"):
        names.append("Qt/plugins/platforms/libqwayland.so")
    return [path for path in (folder / name for name in names) if path.exists()]


def missing_libraries(files: list[Path]) -> list[str]:
    """Names of the libraries that `files` need and the system lacks, all at once (the loader stops at the first)."""
    missing: dict[str, None] = {}
    for path in files:
        answer = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False)
        for line in answer.stdout.splitlines():
            name, arrow, target = line.strip().partition(" => ")
            if arrow and target.startswith("not found"):
                missing[name] = None
    return list(missing)


def first_missing() -> list[str]:
    """What the loader itself names, where there is no ldd."""
    for name in MODULES:
        try:
            importlib.import_module(f"PySide6.{name}")
        except ImportError as error:
            found = LIBRARY.search(str(error))
            if not found:
                raise
            return [found.group(1)]
    return []


def main() -> int:
    if not sys.platform.startswith("linux"):
        return 0
    where = importlib.util.find_spec("PySide6")
    if where is None or not where.submodule_search_locations:
        print("PySide6 is not installed in this environment: run make clean, then make setup.", file=sys.stderr)
        return 1
    folder = Path(where.submodule_search_locations[0])
    missing = missing_libraries(loaded_files(folder)) if shutil.which("ldd") else first_missing()
    if not missing:
        return 0
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    command = f"`apt-get install {' '.join(packages)}` (names of Debian and Ubuntu)"
    print(
        f"Qt needs {', '.join(missing)}, which this system lacks: run "
        f"{command if packages else 'your package manager for them'} and then make again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
