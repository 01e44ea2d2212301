"""The real program over hostile files, to be run under strace.

`python -m tests.e2e.outside.visitor commands SHARE FOLDER OUT`: commands on every file, without a screen.
`python -m tests.e2e.outside.visitor window SHARE FOLDER`: maps in the editor, and what a clipboard may hold pasted.
With the share "all" each file meets each command and each map gets a window, with "some" by turns. Prints "done N".
"""
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

TICK_MS, PATIENCE = 15, 400
SUFFIXES = ("svg", "xlsx", "png", "pdf", "jira.csv")


def commands(share: str, folder: Path, out: Path) -> int:
    """How many were carried out, to whatever end."""
    from journeymapper.app.main import main

    good = folder / "names-0.journey"
    files = sorted(folder.iterdir())
    lines = [["read-back", str(good), str(path)] for path in files if path.suffix == ".xlsx"]
    for n, path in enumerate(path for path in files if path.suffix != ".xlsx"):
        exports = [["export", str(path), str(out / f"{n}.{suffix}")] for suffix in SUFFIXES]
        several = [["check", "--json", str(path)], exports[n % len(SUFFIXES)], ["diff", str(good), str(path)],
                   ["recover", str(path), str(out / f"{n}.journey")], *exports]
        lines += several if share == "all" else [several[n % 4]]
    for words in lines:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            assert main(words) in (0, 1, 2), words
    return len(lines)


def window(share: str, folder: Path) -> int:
    """How many things were pasted in how many maps."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper.app.editor import make_application, run_editor

    maps = sorted(folder.glob("*.journey"))[:: 1 if share == "all" else 9]
    make_application()
    act = _scene(folder, len(maps))
    done: list[int] = []

    def tick() -> None:
        try:
            next(act)
        except StopIteration as end:
            timer.stop()
            done.append(int(end.value))
            QApplication.exit(0)

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    status = run_editor([str(path) for path in maps])
    assert status == 0, status
    return done[0]


def _scene(folder: Path, count: int) -> Iterator[None]:
    """The windows, one after the other: looked at, pasted into, left with what they hold."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QMessageBox

    from journeymapper.core.document import queries
    from journeymapper.ui.canvas.focus import Focus
    from journeymapper.ui.windows.main_window import MapWindow

    found: list[MapWindow] = []
    for _ in range(PATIENCE):
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                box.reject()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MapWindow) and one.isVisible()
                 and hasattr(one, "chrome")]
        if len(found) >= count - 2:  # one or the other can't be read
            break
        yield
    pasted = 0
    for n, each in enumerate(found):
        sheet, document = each.chrome.map_page.sheet, each.session.store
        each.grab()
        lanes, steps = queries.lanes(document), queries.columns(document)
        if not lanes or not steps:
            continue
        for data in _carried(folder)[n % 3::3]:
            sheet.set_focus(Focus(lanes[0].id, steps[0].id))
            QGuiApplication.clipboard().setMimeData(data)
            each.chrome.actions["edit.paste"].trigger()
            yield
            pasted += 1
        each.chrome.actions["view.backlog"].trigger()
        yield
        each.grab()
    return pasted


def _carried(folder: Path) -> list["QMimeData"]:
    """What another program may put into the clipboard."""
    from PySide6.QtCore import QMimeData, QUrl

    from tests.e2e.outside.hostile import references, svg

    made = []
    for reference in references(folder.parent / "secret"):
        table = QMimeData()
        table.setHtml(f'<link rel=stylesheet href="{reference}"><table background="{reference}"><tr><td>'
                      f'<img src="{reference}">One<td style="background: url({reference})">Two</table>')
        table.setText("One\tTwo")
        rich = QMimeData()
        rich.setHtml(f'<img src="{reference}"><p>Text</p>')
        drawing = QMimeData()
        drawing.setData("image/svg+xml", svg(reference))
        foreign = QMimeData()
        foreign.setUrls([QUrl(reference)] if "://" in reference and not reference.startswith("file") else [])
        foreign.setText(reference)
        made += [table, rich, drawing, foreign]
    own = QMimeData()
    own.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(folder.glob("draw*"))])
    return [*made, own]


if __name__ == "__main__":
    work, amount, *places = sys.argv[1:]
    try:
        print("done", (commands if work == "commands" else window)(amount, *map(Path, places)), flush=True)
    except Exception:  # noqa: BLE001 - the program's own hook would only log it
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # the windows stand open still
