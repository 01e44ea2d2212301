"""A small house with all rooms of the real one, to plant faults in."""

from pathlib import Path

# fmt: off
ROOMS = [
    "app", "core", "core/foundation", "core/model", "core/document", "core/commands", "core/comparing", "core/layout",
    "core/analysis", "core/backlog", "core/persistence", "core/settings", "core/session", "lanes",
    "lanes/notes", "lanes/quotes", "formats", "formats/png", "ui", "ui/qt", "ui/theme", "ui/feedback",
    "ui/actions", "ui/forms", "ui/canvas", "ui/palette", "ui/panels", "ui/plots", "ui/dialogs", "ui/windows",
]
# fmt: on
SIGN = '"""A room.\n\nHere lives: something.\nMay see: others.\nNever: the rest.\n"""\n'
MODULES = {
    "core/foundation/discovery.py": "",
    "core/session/session.py": "from journeymapper.core.model import record",
    "core/model/record.py": "",
    "lanes/notes/kind.py": "from journeymapper.core.model import record",
    "lanes/notes/view.py": "from PySide6.QtGui import QPainter\nfrom journeymapper.ui.canvas import cards",
    "lanes/quotes/kind.py": "",
    "formats/png/format.py": "",
    "formats/png/paint.py": "from PySide6.QtGui import QPainter\nfrom journeymapper.ui.canvas import cards",
    "ui/canvas/cards.py": "from journeymapper.ui.theme import tokens",
    "ui/theme/tokens.py": "from PySide6.QtGui import QColor",
    "ui/windows/window.py": "from journeymapper.core.session import session",
    "app/main.py": "from journeymapper.ui.windows import window",
}


def small_house(parent: Path) -> Path:
    """A package `journeymapper` in `parent` that keeps all contracts; returns its folder."""
    package = parent / "journeymapper"
    for room in ["", *ROOMS]:
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").write_text(SIGN, encoding="utf-8")
    for path, text in MODULES.items():
        plant(package, path, text)
    return package


def plant(package: Path, path: str, text: str) -> None:
    """Append `text` to the module at `path` inside `package`; module and package are made where there was none."""
    file = package / path
    if not file.parent.exists():
        file.parent.mkdir(parents=True)
        (file.parent / "__init__.py").write_text(SIGN, encoding="utf-8")
    with file.open("a", encoding="utf-8") as module:
        module.write(f"{text}\n")
