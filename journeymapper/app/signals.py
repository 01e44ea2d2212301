"""Measured values out of a spreadsheet or CSV file: the file is chosen and read, a dialog maps and takes them over."""
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.paths import shown

from . import asking
from .desk import Place
from .reading_back import read_beside

if TYPE_CHECKING:
    from journeymapper.ui.dialogs.signals import SignalsDialog


def take_signals(place: Place) -> "SignalsDialog | None":
    """Ask for the file; None where the person cancelled or it can't be read, which is told."""
    t = place.t
    found = asking.ask_files(place.window, t("Which file holds the values?"), place.desk.settings.folder(),
                             [t("Spreadsheets and CSV files (*.xlsx *.xlsm *.csv *.tsv *.txt)")])
    return open_signals(place, found[0]) if found else None


def open_signals(place: Place, path: Path) -> "SignalsDialog | None":
    """The dialog for this file; None where it can't be read, which is told."""
    from journeymapper.core.backlog.workbook_reading.tables import read_tables
    from journeymapper.ui.dialogs.signals import SignalsDialog

    place.desk.settings.set_folder(path.parent)
    place.file.session.settle.emit()
    try:
        tables = read_beside(place, path, read_tables)
    except UserError as error:
        asking.tell_error(place.window, place.t, error)
        return None
    if tables is None:
        return None
    dialog = SignalsDialog(place.file.session, place.desk.theme, place.t, shown(path.name), tables, place.window)
    dialog.taken.connect(lambda text: place.window.toasts.show(text, key="told"))
    dialog.open()
    return dialog
