"""Where somebody was in a window, so that it is the same place once the window is built again in another language."""
from typing import NamedTuple

from journeymapper.core.document.search import Query
from journeymapper.ui.canvas.focus import Focus

from .chrome import Chrome


class Found(NamedTuple):
    """The find bar: what is looked for, what takes its place, and whether that row and the bar itself are shown."""

    query: Query
    text: str
    replacing: bool
    shown: bool


class Kept(NamedTuple):
    """zoom, x, y: as in Viewport; stage: that in focus, if any; found: None where nobody looked for anything; recent:
    the commands and cards that were chosen lately.
    """

    zoom: float
    x: float
    y: float
    focus: Focus
    stage: str | None
    found: Found | None
    recent: list[str]


def keep(chrome: Chrome) -> Kept:
    """As it is now; a focus on a stage ends, so that the view is the one to which it goes back."""
    sheet, finding = chrome.map_page.sheet, chrome.finding
    stage, focus = sheet.spotlight.stage, sheet.focus
    sheet.spotlight.end()
    found, bar = None, finding.pane.built
    if bar is not None:
        found = Found(bar.query(), bar.text.text(), not bar.second.isHidden(), not finding.pane.isHidden())
    return Kept(sheet.view.zoom, sheet.view.x, sheet.view.y, focus, stage, found, chrome.commanding.recent)


def give_back(chrome: Chrome, kept: Kept) -> None:
    """The new parts show the same: after the panels, since these take their room from the map."""
    sheet = chrome.map_page.sheet
    chrome.commanding.recent = kept.recent
    _lay_out(chrome)
    if kept.found is not None:
        chrome.finding.take(kept.found.query, kept.found.text, replacing=kept.found.replacing, shown=kept.found.shown)
        _lay_out(chrome)
    view = sheet.view
    if (view.zoom, view.x, view.y) != (kept.zoom, kept.x, kept.y):
        sheet.zoom_to(kept.zoom)
        sheet.scroll_view(kept.x, kept.y)
    sheet.set_focus(kept.focus)
    if kept.stage is not None:
        sheet.spotlight.begin(kept.stage)


def _lay_out(chrome: Chrome) -> None:
    layout = chrome.body.layout()
    if layout is not None:
        layout.activate()
