"""The list of keys, and what this program is."""
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from journeymapper import __version__
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.actions.keys import key_list
from journeymapper.ui.actions.sheet_keys import sheet_key_list
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.messages import tell
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.icons import LICENCE


def keys_dialog(specs: Iterable[ActionSpec], t: Texts, parent: QWidget) -> QDialog:
    """All keys of the editor by menu, then those of the map itself; not yet shown; it may stay open beside the work."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(t("Keys"))
    inner = QWidget()
    inner.setProperty("look", "surface")
    grid = QGridLayout(inner)
    grid.setContentsMargins(20, 12, 20, 16)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(5)
    last = ""
    for menu, text, keys in [*key_list(specs, t), *sheet_key_list(t)]:
        row = grid.rowCount()
        if menu != last:
            heading = plain_label(menu, font=font(13, SEMIBOLD))
            heading.setContentsMargins(0, 8 if last else 0, 0, 2)
            grid.addWidget(heading, row, 0)
            row, last = row + 1, menu
        value = plain_label(keys)
        value.setProperty("look", "secondary")
        grid.addWidget(plain_label(text.rstrip("…")), row, 0)
        grid.addWidget(value, row, 1)
    area = QScrollArea(dialog)
    area.setWidgetResizable(True)
    set_look(area, "reading")
    area.setAccessibleName(t("Keys"))
    area.setWidget(inner)
    vbox(area, parent=dialog)
    dialog.resize(inner.sizeHint().width() + 2 * area.verticalScrollBar().sizeHint().width(), 620)
    return dialog


def about(t: Texts, parent: QWidget) -> None:
    """Name, version, licences."""
    tell(parent, t, t("Journeymapper {version}", version=__version__),
         "\n".join((t("Draw customer journeys, mark red points, export the improvement backlog."), "",
                    t("MIT licence"), t("Icons: {licence}", licence=LICENCE),
                    t("Typeface: {licence}", licence="Inter, OFL, © The Inter Project Authors"))),
         t("About Journeymapper"))
