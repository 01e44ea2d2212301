"""Export from the window: the backlog as a workbook, the map as a picture, red points as tickets.

A file is chosen, then the window goes on while `export_work` writes; a message says how far it is and cancels it.
"""
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journeymapper.core.commands.exports import note_export
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import as_file_name, shown
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.export import Exported, refuse_same_file
from journeymapper.core.persistence.formats import FileFormat, file_formats, format_for, suffix_of
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.hands import hands_are_full
from journeymapper.ui.qt.messages import CANCEL, Answer

from . import asking
from .apart import Apart
from .desk import Place
from .export_work import ExportWork, Wish
from .open_elsewhere import is_open_elsewhere

WORKBOOK = ".xlsx"
PICTURES = (".png", ".svg", ".pdf")
TICKETS = (".jira.csv", ".azure.csv")
BACKLOG_NAME = N_("{map} backlog")
TICKETS_NAME = N_("{map} tickets")
PERSONAS_NAME = N_("{map} personas")
PORTFOLIO_NAME = N_("Backlog of several maps")
# More at once would only be slower.
MOST = 3
AGAIN = Answer("again", N_("Try again"), "accept")
OTHER = Answer("other", N_("Other name…"))
REPLACE = Answer("replace", N_("Replace it"), "destroy")


@dataclass(frozen=True)
class Request:
    """What the person asked for. title: of the dialog; name: the file's, as proposed; reads: files that are read.

    wish: what else a `Wish` has.
    """

    title: str
    name: str
    kinds: Sequence[FileFormat]
    wish: dict[str, Any] = field(default_factory=dict)
    reads: Sequence[Path] = ()


def export_backlog(place: Place, against: Path | None = None) -> ExportWork | None:
    """Ask for a file and write the workbook of red points, with a picture of the map. None where it doesn't begin.

    against: a second map, from which the sheet Changes tells the differences.
    """
    kind = format_for(Path("backlog" + WORKBOOK))
    name = place.t(BACKLOG_NAME, map=place.proposed_name()) + WORKBOOK
    reads = () if against is None else (against,)
    return ask(place, Request(place.t("Export backlog"), name, (kind,), {"picture": True, "against": against}, reads))


def export_changes(place: Place) -> ExportWork | None:
    """The same, against the map that the Compare view shows; elsewhere after asking for the second map."""
    t = place.t
    views = place.window.chrome.views
    compared = getattr(views.currentWidget(), "path", None) if views.name == "compare" else None
    if compared is not None:
        return export_backlog(place, compared)
    found = asking.ask_files(place.window, t("Changes since which map?"), _folder(place),
                             [t("Journey maps (*.journey)")])
    return export_backlog(place, found[0]) if found else None


def export_picture(place: Place) -> ExportWork | None:
    """Ask for a file and write the map as PNG, SVG or PDF. None where it doesn't begin."""
    found = [kind for kind in file_formats().values() if kind.writes]
    kinds = tuple(kind for suffix in PICTURES for kind in found if suffix in kind.suffixes)
    return ask(place, Request(place.t("Export map"), place.proposed_name() + PICTURES[0], kinds))


def export_personas(place: Place, ids: Sequence[str] = ()) -> ExportWork | None:
    """Ask for a file and write the pages of these personas as PDF, of all where none is named."""
    t, doc = place.t, place.file.session.store
    chosen = [row for row in queries.personas(doc) if not ids or row.id in ids]
    if not chosen:
        place.window.toasts.show(t("There is no persona yet: add one in Map › Personas."), key="export")
        return None
    name = as_file_name(chosen[0].name) if len(chosen) == 1 else t(PERSONAS_NAME, map=place.proposed_name())
    kind = format_for(Path("page.pdf"))
    return ask(place, Request(t("Export persona pages"), (name or t("Persona")) + ".pdf", (kind,),
                              {"options": {"personas": tuple(row.id for row in chosen)}}))


def export_tickets(place: Place, since: Sequence[Path] = ()) -> ExportWork | None:
    """Ask for a file and write the red points that have no ticket yet for an issue tracker, as above.

    since: files of earlier exports; what they hold is left out.
    """
    kinds = tuple(format_for(Path("tickets" + suffix)) for suffix in TICKETS)
    name = place.t(TICKETS_NAME, map=place.proposed_name()) + TICKETS[0]
    return ask(place, Request(place.t("Export tickets"), name, kinds, {"options": {"since": tuple(since)}}, since))


def export_new_tickets(place: Place) -> ExportWork | None:
    """The same, after asking for the earlier files."""
    t = place.t
    found = asking.ask_files(place.window, t("Which files hold the earlier tickets?"), _folder(place),
                             [t("Tickets (*.csv)")])
    return export_tickets(place, found) if found else None


def export_maps(place: Place) -> ExportWork | None:
    """Ask for maps and for a file, and write one workbook of all of them; those that are open as they are there."""
    t, desk = place.t, place.desk
    found = asking.ask_files(place.window, t("Which maps? Select several"), _folder(place),
                             [t("Journey maps (*.journey)")])
    if not found:
        return None
    opened = [(path, desk.place_of(path)) for path in found]
    for _, other in opened:
        if other is not None:
            other.file.session.settle.emit()
    maps = [(str(path), None if other is None else tuple(other.file.session.store.records.values()))
            for path, other in opened]
    kind = format_for(Path("backlog" + WORKBOOK))
    return ask(place, Request(t("Export several maps"), t(PORTFOLIO_NAME) + WORKBOOK, (kind,), {"maps": maps}, found))


def _folder(place: Place) -> Path:
    """Where the map is, else where a file was chosen last."""
    return place.file.path.parent if place.file.path is not None else place.desk.settings.folder()


def cancel_exports(place: Place) -> None:
    """Give up all that are at work."""
    for work in place.exports:
        work.cancel()


def ask(place: Place, request: Request) -> ExportWork | None:
    """Ask for the file and begin. None where the person cancelled or it can't begin, which is said."""
    t = place.t
    if len(place.exports) >= MOST:
        place.window.toasts.show(t("Wait until one of the exports has ended, or cancel one."), key="export")
        return None
    place.file.session.settle.emit()
    # While the person looks for a folder, the other process loads what it will need.
    apart = Apart(request.kinds[0].name) if request.kinds[0].slow else None
    filters = [f"{t(kind.title)} (*{kind.suffixes[0]})" for kind in request.kinds]
    proposal = place.desk.settings.folder() / request.name
    asked = asking.ask_target_as(place.window, request.title, proposal, filters, request.kinds[0].suffixes[0])
    if asked is None:
        _let_go(apart)
        return None
    out, chosen = asked
    # “tickets.csv” doesn't say whose: then the chosen filter does.
    kind = next((kind for kind in request.kinds if suffix_of(out, kind)), request.kinds[chosen])
    place.desk.settings.set_folder(out.parent)
    return _begin(place, request, out, kind, apart)


def _begin(place: Place, request: Request, out: Path, kind: FileFormat, apart: Apart | None) -> ExportWork | None:
    t, own = place.t, [] if place.file.path is None else [place.file.path]
    keep = [*own, *request.reads]
    try:
        for path in own:
            refuse_same_file(path, out)
        if any(work.wish.out == out for work in place.exports):
            raise BadFile(N_("“{file}” is still being exported. Wait, or cancel that."), file=shown(out.name))
    except UserError as error:
        _let_go(apart)
        asking.tell_error(place.window, t, error)
        return None
    if is_open_elsewhere(out):
        text = t("“{file}” seems to be open in another program, which would not see the new one.", file=shown(out.name))
        answer = messages.ask(place.window, t, text, (OTHER, REPLACE, CANCEL), t("Close it there first, if you can."))
        if answer != "replace":
            _let_go(apart)
            return ask(place, request) if answer == "other" else None
    records = tuple(place.file.session.store.records.values())
    wish = replace(Wish(out, kind, records, keep=keep), **request.wish)
    work = ExportWork(wish, t, apart)
    _follow(place, request, work)
    return work


def _follow(place: Place, request: Request, work: ExportWork) -> None:
    """Show how far it is, and what came of it. What is written at once shows nothing before."""
    t = place.t
    place.exports.append(work)
    work.done.connect(lambda: _ended(place, request, work))
    if work.wish.kind.slow:
        text = t("Exporting “{file}” …", file=shown(work.wish.out.name))
        toast = place.window.toasts.work(text, _key(work.wish), (t("Cancel"), work.cancel))
        work.progressed.connect(toast.show_progress)
        toast.show_progress(work.part)
    place.refresh()


def _key(wish: Wish) -> str:
    return f"export {wish.out}"


def _ended(place: Place, request: Request, work: ExportWork) -> None:
    place.exports.remove(work)
    work.deleteLater()
    if place.closing or place not in place.desk.places:
        return
    place.refresh()
    t, window = place.t, place.window
    window.toasts.dismiss(_key(work.wish))
    try:
        done = work.result()
    except UserError as error:
        _failed(place, request, work, say(t, error))
        return
    if done is None:
        window.toasts.show(t("Cancelled: “{file}” wasn't written.", file=shown(work.wish.out.name)), key="file")
    else:
        _tell(place, work, done)


def _failed(place: Place, request: Request, work: ExportWork, sentence: str) -> None:
    """Say it with the ways out; to somebody whose next key would answer the box, by a message that waits for them."""
    wish = work.wish

    def ask_how() -> None:
        _otherwise(place, request, wish, messages.ask(place.window, place.t, sentence, (AGAIN, OTHER, CANCEL)))

    if hands_are_full():
        place.window.toasts.show(sentence, key=_key(wish), action=(place.t("Try again…"), ask_how), milliseconds=0)
    else:
        ask_how()


def _otherwise(place: Place, request: Request, wish: Wish, answer: str) -> None:
    """The ways out of an export that didn't go."""
    if answer == "other":
        ask(place, replace(request, name=wish.out.name))
    elif answer == "again":
        _begin(place, request, wish.out, wish.kind, Apart(wish.kind.name) if wish.kind.slow else None)


def _tell(place: Place, work: ExportWork, done: Exported) -> None:
    t, window, out = place.t, place.window, work.wish.out
    notes = [say(t, note) for note in done.notes]
    if not done.files:
        asking.tell_text(window, t, [t("Nothing is left to export, so “{file}” wasn't written.", file=shown(out.name)),
                                     *notes])
        return
    _note(place, done)
    folder = QUrl.fromLocalFile(str(out.parent))
    window.toasts.show(" ".join([_said(done, t), *notes]), key="file",
                       action=(t("Open folder"), lambda: QDesktopServices.openUrl(folder)))


def _note(place: Place, done: Exported) -> None:
    """The map keeps by what its workbook is known again, to be saved with it."""
    session = place.file.session
    mine = queries.journey(session.store).id
    for facts in done.facts:
        if isinstance(facts, dict) and facts.get("map") == mine and not place.file.frame.newer:
            session.keep(note_export, facts)


def _said(done: Exported, t: Texts) -> str:
    names = [shown(path.name) for path in done.files]
    if len(names) == 1:
        return t("Exported “{file}”.", file=names[0])
    return t("Exported {n} files, “{first}” to “{last}”.", n=len(names), first=names[0], last=names[-1])


def _let_go(apart: Apart | None) -> None:
    if apart is not None:
        apart.let_go()
