"""A backlog that came back, in the window: read, shown line by line, taken over as one step."""
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressDialog

from journeymapper.core.foundation.causes import unreadable
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.paths import shown
from journeymapper.core.model.kinds import home_of

from . import asking
from .desk import Place

if TYPE_CHECKING:
    from journeymapper.core.backlog.readback.lines import Line

T = TypeVar("T")
WORKBOOK = ".xlsx"
# A reading that takes longer shows that it is at work, and can be given up.
PATIENCE_MS, LOOK_MS = 400, 30


def ask_and_read_back(place: Place) -> bool:
    """Ask for a workbook and read it back. Whether something was taken over."""
    t = place.t
    found = asking.ask_files(place.window, t("Read back a backlog"), place.desk.settings.folder(),
                             [t("Excel workbooks (*.xlsx)")])
    return bool(found) and read_back(place, found[0])


def read_back(place: Place, path: Path) -> bool:
    """Show what a workbook says about the map, take over what the person ticks. Whether something was."""
    from journeymapper.core.backlog.readback.compare import compare
    from journeymapper.core.backlog.workbook_reading.read import read_workbook
    from journeymapper.ui.dialogs.read_back import ReadBackDialog

    t, session = place.t, place.file.session
    session.settle.emit()
    try:
        book = read_beside(place, path, read_workbook)
        if book is None:
            return False
        preview = compare(session.store, book)
    except UserError as error:
        asking.tell_error(place.window, t, error)
        return False
    place.desk.settings.set_folder(path.parent)
    if not preview.lines:
        words = t("“{file}” says nothing that the map doesn't say.", file=shown(path.name))
        place.window.toasts.show(words, key="file")
        return False
    dialog = ReadBackDialog(preview, t, shown(path.name), place.window)
    taken = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return bool(taken) and _take(place, taken)


def _take(place: Place, lines: "list[Line]") -> bool:
    from journeymapper.core.backlog.readback.apply import take_over

    t, home = place.t, home_of("red-point")
    try:
        count = place.file.session.run(take_over, lines, lane_title=t(home.title) if home is not None else "")
    except UserError as error:
        asking.tell_error(place.window, t, error)
        return False
    place.window.toasts.show(t.plural("{n} answer was taken over.", "{n} answers were taken over.", count), key="file",
                             action=(t("Undo"), place.file.session.undo))
    return True


def read_beside(place: Place, path: Path, read: Callable[[Path], T]) -> T | None:
    """What `read` gives, off the window's thread; None where the person gave up. Raises UserError."""
    t = place.t
    pool = ThreadPoolExecutor(1, thread_name_prefix="read-back")
    work = pool.submit(read, path)
    progress = QProgressDialog(t("Reading “{file}” …", file=shown(path.name)), t("Cancel"), 0, 0, place.window)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(PATIENCE_MS)
    progress.setValue(0)
    try:
        _wait(work, progress)
        if progress.wasCanceled():
            return None
        return work.result()
    except OSError as error:
        raise unreadable(path, error) from error
    finally:
        pool.shutdown(wait=False)
        progress.close()
        progress.deleteLater()


def _wait(work: "Future[T]", progress: QProgressDialog) -> None:
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if work.done() else None)
    progress.canceled.connect(loop.quit)
    look.start(LOOK_MS)
    if not work.done():
        loop.exec()
    look.stop()


