"""A persona's pages on paper, by the system's own dialog. Qt's printing is loaded when it is first asked for."""
from PySide6.QtWidgets import QDialog, QWidget

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.canvas.paint.persona_page import PersonaSheet
from journeymapper.ui.canvas.paint.persona_print import pages_of, paint_pages

NO_PRINTER = N_("This computer has no printer. “Export as PDF…” writes the page to a file, to be printed elsewhere.")
NOT_TAKEN = N_("The printer took nothing: see whether it is switched on, or choose another one.")


def print_sheet(parent: QWidget, t: Texts, sheet: PersonaSheet, name: str) -> bool:
    """Ask for a printer and print there; False where the person cancels. Raises Refused."""
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    except ImportError as error:  # a system without the libraries that printing needs
        raise Refused(NO_PRINTER) from error
    if not QPrinterInfo.availablePrinterNames():
        raise Refused(NO_PRINTER)
    printer, pages = QPrinter(QPrinter.PrinterMode.HighResolution), pages_of([sheet])
    printer.setFullPage(True)  # the page brings its own margins
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(t("Print the page of “{name}”", name=name))
    dialog.setMinMax(1, len(pages))
    dialog.setFromTo(1, len(pages))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        pages = pages[max(0, printer.fromPage() - 1):printer.toPage()]
    if not paint_pages(printer, pages):
        raise Refused(NOT_TAKEN)
    return True
