"""F6 takes the keyboard from one pane of a view to the next, since Tab belongs to the map there."""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from .map_page import MapPage
from .start_card import StartCard
from .views import MAP, Views


def panes_of(views: Views) -> list[QWidget]:
    """The visible panes of the view that is shown, in reading order."""
    page = views.page(views.name)
    panes: list[QWidget] = [page]
    if views.name == MAP and isinstance(page, MapPage):
        # The card lies on the sheet, so it comes first: whoever has the keyboard is looked for in this order.
        cards = page.sheet.findChildren(StartCard)
        beside: list[QWidget] = [page.outline, page.findings, page.history, page.filter_pane]
        panes = [page.palette_column, *beside, *cards, page.sheet, page.parking_lot, page.inspector]
    elif callable(own := getattr(page, "panes", None)):
        panes = own()
    return [pane for pane in panes if pane.isVisible()]


def go_to_pane(views: Views, by: int) -> None:
    """Focus the pane `by` places further round; from elsewhere the first. An empty parking lot takes no keys."""
    panes = [pane for pane in panes_of(views) if first_door(pane) is not None]
    focused = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if focused is pane or pane.isAncestorOf(focused)), None) \
        if focused is not None else None
    door = first_door(panes[(here + by) % len(panes)] if here is not None else panes[0]) if panes else None
    if door is not None:
        door.setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_door(pane: QWidget) -> QWidget | None:
    """The pane itself where it takes the keyboard, else the first part of it that does, as one reads."""
    def place(part: QWidget) -> tuple[int, int]:
        at = part.mapTo(pane, part.rect().topLeft())
        return at.y(), at.x()

    takes = Qt.FocusPolicy.TabFocus
    doors = [part for part in (pane, *pane.findChildren(QWidget))
             if part.focusPolicy() & takes and part.isVisible() and part.isEnabled()]
    return pane if pane in doors else min(doors, key=place, default=None)
