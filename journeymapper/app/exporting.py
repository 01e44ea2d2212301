"""Export from the window: the backlog as a workbook, the map as a picture, red points as tickets."""
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.export import Exported, export_map, refuse_same_file
from journeymapper.core.persistence.formats import FileFormat, file_formats, format_for, suffix_of

from . import asking
from .desk import Place

WORKBOOK = ".xlsx"
PICTURES = (".png", ".svg", ".pdf")
TICKETS = (".jira.csv", ".azure.csv")
BACKLOG_NAME = N_("{map} backlog")
TICKETS_NAME = N_("{map} tickets")


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


def export_tickets(place: Place) -> bool:
    """Ask for a file and write the red points that have no ticket yet for an issue tracker. Whether any was written."""
    t = place.t
    kinds = [format_for(Path("tickets" + suffix)) for suffix in TICKETS]
    filters = [f"{t(kind.title)} (*{kind.suffixes[0]})" for kind in kinds]
    place.file.session.settle.emit()
    proposal = place.desk.settings.folder() / (t(TICKETS_NAME, map=place.proposed_name()) + TICKETS[0])
    asked = asking.ask_target_as(place.window, t("Export tickets"), proposal, filters, TICKETS[0])
    if asked is None:
        return False
    out = asked[0]
    # “tickets.csv” doesn't say whose: then the chosen filter does.
    kind = next((kind for kind in kinds if suffix_of(out, kind)), kinds[asked[1]])
    return _write(place, out, kind)


def _export(place: Place, title: str, name: str, kinds: Sequence[FileFormat], *, with_picture: bool) -> bool:
    t, window = place.t, place.window
    place.file.session.settle.emit()
    filters = [f"{t(kind.title)} (*{kind.suffixes[0]})" for kind in kinds]
    out = asking.ask_target(window, title, place.desk.settings.folder() / name, filters, Path(name).suffix)
    if out is None:
        return False
    return _write(place, out, None, with_picture)


def _write(place: Place, out: Path, kind: FileFormat | None, with_picture: bool = False) -> bool:
    t, window = place.t, place.window
    place.desk.settings.set_folder(out.parent)
    keep = () if place.file.path is None else (place.file.path,)
    try:
        for path in keep:
            refuse_same_file(path, out)
        with _waiting():
            options = {"picture": _picture(place)} if with_picture else {}
            done = export_map(place.file.session.store, out, t, options, kind=kind, keep=keep, asked_for=False)
    except UserError as error:
        asking.tell_error(window, t, error)
        return False
    notes = [say(t, note) for note in done.notes]
    if not done.files:
        asking.tell_text(window, t, [t("Nothing is left to export, so “{file}” wasn't written.", file=shown(out.name)),
                                     *notes])
        return False
    folder = QUrl.fromLocalFile(str(out.parent))
    window.toasts.show(" ".join([_said(done, t), *notes]), key="file",
                       action=(t("Open folder"), lambda: QDesktopServices.openUrl(folder)))
    return True


def _said(done: Exported, t: Texts) -> str:
    names = [shown(path.name) for path in done.files]
    if len(names) == 1:
        return t("Exported “{file}”.", file=names[0])
    return t("Exported {n} files, “{first}” to “{last}”.", n=len(names), first=names[0], last=names[-1])


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
