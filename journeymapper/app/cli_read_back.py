"""`read-back MAP BACKLOG.xlsx [--apply]`: a manager's answers, shown line by line and written only when asked."""
import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.app.cli_locks import tell_if_open, writing
from journeymapper.app.cli_streams import FINDINGS, OK, complain
from journeymapper.core.foundation.causes import unreadable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say

if TYPE_CHECKING:
    from journeymapper.core.backlog.readback.lines import Line, Preview
    from journeymapper.core.persistence.reading import OpenedMap

TITLES = (("accepted", N_("Accepted")), ("new", N_("New")), ("conflict", N_("In conflict; the map keeps its own")),
          ("refused", N_("Refused")), ("ignored", N_("Not taken, since they come from the map")))


def read_back(options: argparse.Namespace, t: Texts) -> int:
    """Without --apply nothing is written. 1: conflicts or refused lines. Raises UserError, OSError."""
    from journeymapper.core.backlog.readback.compare import compare
    from journeymapper.core.backlog.workbook_reading.read import read_workbook
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.loaded import newer_warning
    from journeymapper.core.persistence.reading import open_map

    path = Path(options.file)
    opened = open_map(path)
    if opened.loaded.newer:
        if options.apply:
            raise BadFile(N_("“{file}” was made by a newer Journeymapper, so it can be read but not written. "
                             "Update this one."), file=shown(path))
        complain(say(t, newer_warning(opened.loaded.version)))
    if opened.loaded.repairs:
        complain(t("“{file}” was mended while it was read; “journeymapper check” says how.", file=shown(path)))
    if not options.apply:
        tell_if_open(opened.path, t)
    workbook = Path(options.workbook)
    try:
        book = read_workbook(workbook)
    except OSError as error:
        raise unreadable(workbook, error) from error
    preview = compare(Store(opened.loaded.records), book)
    _print(preview, t)
    taken = [*preview.of("accepted"), *preview.of("new")]
    if options.apply and taken:
        with writing(opened.path, t, anyway=options.even_if_open):
            _write(opened, taken, t)
        print(t.plural("“{file}”: {n} answer was written.", "“{file}”: {n} answers were written.", len(taken),
                       file=shown(path)))
    elif taken:
        print(t("Nothing was written; --apply writes what is accepted and new."))
    return FINDINGS if preview.of("conflict") or preview.of("refused") else OK


def _write(opened: "OpenedMap", lines: Sequence["Line"], t: Texts) -> None:
    """Through the same command, integrity and save as in the window. Raises UserError."""
    from journeymapper.core.backlog.readback.apply import take_over
    from journeymapper.core.model.kinds import home_of
    from journeymapper.core.persistence.codec import encode
    from journeymapper.core.persistence.repository import save_map
    from journeymapper.core.session.session import Session

    session = Session(opened.loaded.records)
    home = home_of("red-point")
    session.run(take_over, lines, lane_title=t(home.title) if home is not None else "")
    saved = save_map(opened.path, encode(session.store, opened.loaded.frame), opened.hash)
    for note in saved.notes:
        complain(say(t, note))


def _print(preview: "Preview", t: Texts) -> None:
    from journeymapper.core.backlog.readback.lines import TOLD, words

    # On the command line an export that the map doesn't know is the usual thing.
    if preview.known in ("changed", "none"):
        print(t(TOLD[preview.known]))
    for kind, title in TITLES:
        lines = [line for line in preview.lines if line.kind == kind]
        if lines:
            print(f"{t(title)} ({len(lines)})")
            print("\n".join(f"  {words(line, t)}" for line in lines))
    if not preview.lines:
        print(t("The workbook says nothing that the map doesn't say."))
    if preview.other_maps:
        print(t.plural("{n} row is of another map and was left alone.",
                       "{n} rows are of other maps and were left alone.", preview.other_maps))
    if preview.without_row:
        print(t("Without a row in the workbook, kept in the map: {names}", names=", ".join(preview.without_row)))
