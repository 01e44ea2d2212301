"""Export from the window: the backlog as a workbook, the map as a picture."""
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.export import export_map, refuse_same_file
from journeymapper.core.persistence.formats import FileFormat, file_formats, format_for

from . import asking
from .desk import Place

WORKBOOK = ".xlsx"
PICTURES = (".png", ".svg", ".pdf")
BACKLOG_NAME = N_("{map} backlog")


def export_backlog(place: Place) -> bool:
    """Ask for a file and write the workbook of red points, with a picture of the map. Whether it was written."""
    kind = format_for(Path("backlog" + WORKBOOK))
    name = place.t(BACKLOG_NAME, map=place.proposed_name()) + WORKBOOK
    return _export(place, place.t("Export backlog"), name, [kind], with_picture=True)


def export_picture(place: Place) -> bool:
    """Ask for a file and write the map as PNG, SVG or PDF. Whether it was written."""
    found = [kind for kind in file_formats().values() if kind.writes]
    kinds = [kind for suffix in PICTURES for kind in found if suffix in kind.suffixes]
    return _export(place, place.t("Export map"), place.proposed_name() + PICTURES[0], kinds, with_picture=False)


def _export(place: Place, title: str, name: str, kinds: Sequence[FileFormat], *, with_picture: bool) -> bool:
    t, window = place.t, place.window
    place.file.session.settle.emit()
    filters = [f"{t(kind.title)} (*{kind.suffixes[0]})" for kind in kinds]
    out = asking.ask_target(window, title, place.desk.settings.folder() / name, filters, Path(name).suffix)
    if out is None:
        return False
    place.desk.settings.set_folder(out.parent)
    try:
        if place.file.path is not None:
            refuse_same_file(place.file.path, out)
        with _waiting():
            options = {"picture": _picture(place)} if with_picture else {}
            export_map(place.file.session.store, out, t, options)
    except UserError as error:
        asking.tell_error(window, t, error)
        return False
    folder = QUrl.fromLocalFile(str(out.parent))
    window.toasts.show(t("Exported “{file}”.", file=shown(out.name)), key="file",
                       action=(t("Open folder"), lambda: QDesktopServices.openUrl(folder)))
    return True


def _picture(place: Place) -> Any:
    """The map as PNG, as bytes."""
    with TemporaryDirectory(prefix="journeymapper-") as folder:
        out = Path(folder) / f"map{PICTURES[0]}"
        export_map(place.file.session.store, out, place.t)
        return out.read_bytes()


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
