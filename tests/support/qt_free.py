"""Imports, in a Python that refuses Qt, everything that must do without it.

Run as a script: `python tests/support/qt_free.py PARENT` with the folder that holds the package. Exit status 1 and a
line a fault where a module asked for Qt or for the ui; prints the names of the modules it imported.
"""

import importlib
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

REFUSED = ("PySide6", "shiboken6", "pyqtgraph", "journeymapper.ui", "journeymapper.app")
WITH_QT = {"view.py", "form.py", "paint.py"}


class Refuser(MetaPathFinder):
    """An import hook that stands before all others."""

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if any(name == refused or name.startswith(refused + ".") for refused in REFUSED):
            raise ImportError(f"{name} is refused here")
        return None


def qt_free_modules(package: Path) -> list[str]:
    """Names of all modules of core, lanes and formats, but view, form and paint of the slices."""
    names = []
    for floor in ("core", "lanes", "formats"):
        for path in sorted((package / floor).rglob("*.py")):
            if floor != "core" and path.name in WITH_QT:
                continue
            parts = path.relative_to(package.parent).with_suffix("").parts
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def main() -> int:
    parent = Path(sys.argv[1])
    sys.path.insert(0, str(parent))
    sys.meta_path.insert(0, Refuser())
    faults = 0
    for name in qt_free_modules(parent / "journeymapper"):
        try:
            importlib.import_module(name)
            print(name)
        except ImportError as error:
            faults += 1
            print(f"{name}: {error}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
