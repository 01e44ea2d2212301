"""Checkers that read the source without running it: each takes a package folder and returns its faults, a line each."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

FILE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 200, 40
ROOM_SIGNS = ("here lives", "may see", "never")

# Who may import what, and nobody else (shell patterns on paths inside the package).
WALLS: dict[str, tuple[str, ...]] = {
    "openpyxl": ("core/backlog/workbook*", "formats/*/read*.py"),
    "pyqtgraph": ("ui/plots/*",),
}
# Nothing here talks to other machines. QtNetwork is let in for the local socket by which a second start finds the
# first.
NETWORK_MODULES = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
NETWORK_CLASSES = {"QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QSslSocket", "QTcpServer", "QWebSocket"}

# Calls whose first argument a person reads.
SHOWING = {
    "setText", "setWindowTitle", "setPlaceholderText", "setStatusTip", "setAccessibleName", "setAccessibleDescription",
    "setInformativeText", "setTitle", "setLabelText", "setHtml", "addTab", "addMenu", "plain_label", "escaped_tooltip",
    "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu",
}  # fmt: skip
NAMED_SLICE = re.compile(r"journeymapper\.(lanes|formats)\.\w+")
AVOIDED_WORDS = {"pain point": "red point", "pain_point": "red point", "swimlane": "lane", "swim lane": "lane"}

# Where Qt guesses whether a text is HTML; these texts may come out of a document.
PLAIN_TEXT_HOME = "ui/qt/text.py"


@lru_cache(maxsize=1024)
def parsed(text: str, path: str) -> ast.Module:
    """One tree for all checkers, which only read it; a syntax error names `path`."""
    return ast.parse(text, path)


def sources(package: Path) -> Iterator[tuple[str, ast.Module]]:
    """Path inside the package and syntax tree of each module."""
    for path in sorted(package.rglob("*.py")):
        if "resources" not in path.relative_to(package).parts:
            yield path.relative_to(package).as_posix(), parsed(path.read_text(encoding="utf-8"), str(path))


def first_line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def lines_of(node: ast.AST) -> int:
    return (getattr(node, "end_lineno", 0) or 0) - first_line(node) + 1


def named_nodes(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Classes and functions with their dotted names."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{prefix}{node.name}"
            yield name, node
            yield from named_nodes(node, f"{name}.")
        else:
            yield from named_nodes(node, prefix)


def sizes(package: Path) -> dict[str, str]:
    """Everything that is too long: `path` or `path::Class.function` → what it measures."""
    found = {}
    for path, tree in sources(package):
        length = len((package / path).read_text(encoding="utf-8").splitlines())
        if length > FILE_LINES:
            found[path] = f"{path} has {length} lines, {FILE_LINES} is the limit of a file"
        for name, node in named_nodes(tree):
            limit, what = (CLASS_LINES, "class") if isinstance(node, ast.ClassDef) else (FUNCTION_LINES, "function")
            if lines_of(node) > limit:
                key = f"{path}::{name}"
                found[key] = f"{key} has {lines_of(node)} lines, {limit} is the limit of a {what}"
    return found


def size_faults(package: Path, exceptions: dict[str, str]) -> list[str]:
    """What is too long and not excepted, and exceptions that are no longer needed or give no reason."""
    found = sizes(package)
    faults = [text for key, text in found.items() if key not in exceptions]
    faults += [f"{key} is excepted but short enough" for key in exceptions if key not in found]
    faults += [f"{key} is excepted without a reason" for key, reason in exceptions.items() if not reason.strip()]
    return faults


def room_sign_faults(package: Path) -> list[str]:
    """Folders of modules without an __init__.py, and packages whose docstring doesn't say what lives there."""
    faults = []
    for folder in sorted({path.parent for path in package.rglob("*.py")}):
        where = folder.relative_to(package).as_posix()
        init = folder / "__init__.py"
        if not init.exists():
            faults.append(f"{where} has no __init__.py")
            continue
        sign = (ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or "").lower()
        faults += [f"{where}/__init__.py doesn't say “{part}”" for part in ROOM_SIGNS if part not in sign]
    return faults


def imported_modules(tree: ast.Module) -> Iterator[str]:
    """Absolute names of what a module imports, also inside functions; what is only for type checking too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wall_faults(package: Path) -> list[str]:
    """Imports of a walled library outside its rooms."""
    faults = []
    for path, tree in sources(package):
        top = {name.partition(".")[0] for name in imported_modules(tree)}
        for library, rooms in WALLS.items():
            if library in top and not any(fnmatch(path, room) for room in rooms):
                faults.append(f"{path} imports {library}, which only {' and '.join(rooms)} may")
    return faults


def network_faults(package: Path) -> list[str]:
    """Imports by which the program could reach another machine."""
    faults = []
    for path, tree in sources(package):
        for name in sorted(set(imported_modules(tree))):
            parents = {name, *(name[:i] for i, sign in enumerate(name) if sign == ".")}
            if parents & NETWORK_MODULES or name.rpartition(".")[2] in NETWORK_CLASSES:
                faults.append(f"{path} imports {name}: the program talks to no other machine")
        if imports_whole(tree, "PySide6.QtNetwork"):
            faults.append(f"{path} imports PySide6.QtNetwork whole: by name only what stays on this machine")
    return faults


def imports_whole(tree: ast.Module, module: str) -> bool:
    """Whether a module is imported itself, or all that is in it: then nobody sees which of its classes are used."""
    package, _, last = module.rpartition(".")
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.Import) and module in names:
            return True
        if isinstance(node, ast.ImportFrom) and ((node.module == package and last in names)
                                                 or (node.module == module and "*" in names)):
            return True
    return False


def called(node: ast.AST | None) -> str:
    """The name that a call ends with (`setToolTip` of `self.box.setToolTip(…)`), "" for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def receiver(node: ast.AST) -> str:
    """The name before the last dot of a call (`QToolTip` of `QToolTip.showText(…)`)."""
    func = node.func if isinstance(node, ast.Call) else None
    return getattr(func.value, "id", "") if isinstance(func, ast.Attribute) else ""


def is_plain(node: ast.AST | None, helpers: set[str]) -> bool:
    """Whether a tooltip is safe: escaped by one of `helpers`, so by its name, empty, or another's tooltip."""
    if isinstance(node, ast.IfExp):
        return is_plain(node.body, helpers) and is_plain(node.orelse, helpers)
    if isinstance(node, ast.BoolOp):
        return all(is_plain(value, helpers) for value in node.values)
    if isinstance(node, ast.Name):
        return node.id.startswith("escaped_")
    return called(node) in {*helpers, "toolTip"} or (isinstance(node, ast.Constant) and node.value == "")


def escaping_helpers(package: Path) -> set[str]:
    """escaped_tooltip, and the functions that return nothing but what it gives."""
    helpers = {"escaped_tooltip"}
    for _, tree in sources(package):
        for name, function in named_nodes(tree):
            returns = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
            if returns and all(called(value) in helpers for value in returns):
                helpers.add(name.rpartition(".")[2])
    return helpers


def plain_text_fault(node: ast.AST, helpers: set[str]) -> str:
    """What is wrong with this node, "" where nothing is."""
    name = called(node)
    arguments = node.args if isinstance(node, ast.Call) else []
    escaped = any(is_plain(argument, helpers) for argument in arguments)
    if name == "QLabel":
        return "makes a QLabel itself: use plain_label"
    if name == "setToolTip" and not escaped:
        return "sets a tooltip itself: use escaped_tooltip"
    if name == "showText" and receiver(node) == "QToolTip" and not escaped:
        return "shows a tooltip itself: use escaped_tooltip"
    if receiver(node) == "QMessageBox" and name in {"information", "warning", "critical", "question", "about"}:
        return f"uses QMessageBox.{name}, which guesses HTML: make the box and set PlainText"
    if isinstance(node, ast.Attribute) and node.attr in {"RichText", "AutoText", "MarkdownText"}:
        return "asks for rich text"
    return ""


def guessing_widgets(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Subclasses of QLabel and message boxes in a module that never says PlainText."""
    if any(isinstance(node, ast.Attribute) and node.attr == "PlainText" for node in ast.walk(tree)):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "QLabel" for base in node.bases):
            yield node.lineno, "is a QLabel and never sets PlainText"
        if isinstance(node, ast.Call) and called(node) == "QMessageBox":
            yield node.lineno, "makes a QMessageBox and never sets PlainText"


def plain_text_faults(package: Path) -> list[str]:
    """Labels, boxes and tooltips made past the helpers that keep document text from being read as HTML."""
    faults = []
    helpers = escaping_helpers(package)
    for path, tree in sources(package):
        if path == PLAIN_TEXT_HOME:
            continue
        found = [(first_line(node), plain_text_fault(node, helpers)) for node in ast.walk(tree)]
        faults += [f"{path}:{line} {said}" for line, said in [*found, *guessing_widgets(tree)] if said]
    return faults


def is_words(node: ast.AST | None) -> bool:
    """Whether this is a text with letters that stands in the code as it is, not marked for translation."""
    if isinstance(node, ast.JoinedStr):
        return any(map(is_words, node.values))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))


def user_errors(package: Path) -> set[str]:
    """UserError and all classes derived from it, by name."""
    parents = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for _, tree in sources(package)
        for _, node in named_nodes(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"UserError"}
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return found


def text_faults(package: Path) -> list[str]:
    """Texts that a person reads and no catalogue can hold: bare ones where they are shown, built ones where marked."""
    faults = []
    carriers = {"sentence", "Sentence", *user_errors(package)}
    for path, tree in sources(package):
        for node in ast.walk(tree):
            arguments = node.args if isinstance(node, ast.Call) else []
            first = arguments[0] if arguments else None
            name = called(node)
            # QImageWriter.setText has a key before its text.
            shows = name in SHOWING and not (name == "setText" and len(arguments) > 1)
            if (name in carriers or shows) and is_words(first):
                faults.append(f"{path}:{first_line(node)} shows a text past the catalogue")
            if name in {"t", "_t", "N_", "plural", "context"} and isinstance(first, ast.JoinedStr):
                faults.append(f"{path}:{first_line(node)} marks a text that is built at run time")
    return faults


def named_slice_faults(package: Path) -> list[str]:
    """Lanes and formats named by text, where no import linter sees it; a slice may name itself."""
    faults = []
    for path, tree in sources(package):
        own = f"{package.name}.{'.'.join(path.split('/')[:2])}"
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            found = NAMED_SLICE.match(text)
            if found and found.group() != own:
                faults.append(f"{path}:{first_line(node)} names {found.group()}: slices are found")
    return faults


def vocabulary_faults(package: Path) -> list[str]:
    """Words that the glossary avoids, anywhere in the source: one word for one thing."""
    faults = []
    for path, _ in sources(package):
        text = (package / path).read_text(encoding="utf-8").lower()
        faults += [f"{path} says “{word}”, which is a {ours}" for word, ours in AVOIDED_WORDS.items() if word in text]
    return faults
