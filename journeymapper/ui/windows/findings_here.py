"""The findings in their window: how many there are, at the foot, and the way from one of them to its place."""
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.ui.feedback.status import StatusLine
from journeymapper.ui.panels.findings_watch import FindingsWatch
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

from .map_page import MapPage
from .revealing import reveal_record
from .views import MAP, Views

ICON_PX = 14
BOTH = 2
# What opens for a finding that is about no record of the map.
DOORS = {"journey": "map.properties", "personas": "map.personas"}


class FindingsButton(QToolButton):
    """How many findings are open; a click shows or hides them. Hidden until they are known."""

    def __init__(self, watch: FindingsWatch, theme: Theme, t: Texts, ask: Callable[[], object],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch, self._theme, self._t = watch, theme, t
        self.setFont(font(12))
        self.setStyleSheet("padding: 1px 6px;")
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _on=False: ask())
        watch.changed.connect(self._tell)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _tell(self, _rules: object = None) -> None:
        counts, t = self._watch.counts(), self._t
        text = t.plural("{n} finding", "{n} findings", sum(counts.values()))
        self.setText(text)
        self.setAccessibleName(text)
        serious = counts["high"]
        self.setToolTip(escaped_tooltip(
            t.plural("{n} serious finding; a click shows them all", "{n} serious findings; a click shows them all",
                     serious) if serious else t("Where the journey breaks and what the map lacks, with reasons")))
        self.show()

    def _dress(self, _tokens: object = None) -> None:
        self.setIcon(self._theme.icon("findings", ICON_PX))


def serve_findings(page: MapPage, views: Views, actions: Mapping[str, QAction], status: StatusLine) -> None:
    """Their number at the foot; and one that is chosen leads to its place: on the map, in the parking lot, a dialog."""
    def ask() -> None:
        """Show them, from another view too; where they are seen, hide them."""
        elsewhere = views.name != MAP
        views.show_view(MAP)
        if not (elsewhere and actions["view.findings"].isChecked()):
            actions["view.findings"].trigger()

    status.add_widget(FindingsButton(page.watch, page.sheet.theme, page.sheet.t, ask))

    def go(ids: Sequence[str], where: str) -> None:
        if where in DOORS:
            actions[DOORS[where]].trigger()
            return
        views.show_view(MAP)
        store = page.sheet.session.store
        here = [id for id in ids if store.get(id) is not None]
        if not here:
            return
        page.sheet.inline.finish()
        card = store.find(Card, here[0])
        parked = card is not None and card.step is None
        # The first last: both ends of a grey area come into sight, and one stands at its beginning.
        shown = [reveal_record(page.sheet, id) for id in reversed(here[:BOTH])]
        if not shown[-1] and parked and not actions["view.parking_lot"].isChecked():
            actions["view.parking_lot"].trigger()
        page.sheet.session.selection.set(here)

    page.finding_chosen.connect(go)
    page.rules_wanted.connect(actions["map.finding_rules"].trigger)
