"""The same window on no screen, which tells where things stand, so that no test guesses a pixel.

A request a line on standard input: {"file", "size": [width, height], "select": title of a card or ""}.
An answer a line on standard output: {"tiles", "cells", "things", "fields", "sheet", "zoom"}; places are [x, y], the
middle of a thing from the window's upper left corner.
"""
import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app.desk import Desk
from journeymapper.app.opening import open_paths
from journeymapper.app.preferences import Preferences
from journeymapper.app.wiring import make_window
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.main_window import MapWindow

SETTLE_MS = 60
Spot = list[int]


def main() -> None:
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme = Theme("light")
    theme.dress()
    desk = Desk(Preferences(), theme, texts("en"), make_window)
    folder = TemporaryDirectory()
    for line in sys.stdin:
        request = json.loads(line)
        # A copy: the program that is driven has the file itself open, and the twin would ask whether to take it over.
        copy = Path(folder.name) / Path(request["file"]).name
        shutil.copyfile(request["file"], copy)
        bad = open_paths(desk, [copy])
        assert not bad, bad
        place = desk.places[0]
        print(json.dumps(answer(place.window, *request["size"], request["select"])), flush=True)
        place.closing = True
        place.window.close()
        QTest.qWait(0)
    folder.cleanup()


def answer(window: MapWindow, width: int, height: int, select: str) -> dict[str, Any]:
    """Where everything is once the window has this size."""
    window.showNormal()
    window.setFixedSize(width, height)
    QTest.qWait(SETTLE_MS)
    page = window.chrome.map_page
    session = page.sheet.session
    session.selection.set([card.id for card in session.store.every(Card) if select and card.title == select])
    QTest.qWait(SETTLE_MS)
    fields = [one for one in page.inspector.findChildren(QWidget) if one.isVisible() and one.accessibleName()]
    buttons = page.palette_column.buttons
    return {
        "tiles": {button.tile.kind: _middle(window, button) for button in buttons},
        "fields": {field.accessibleName(): _middle(window, field) for field in fields},
        "sheet": _middle(window, page.sheet), "zoom": page.sheet.view.zoom, **_on_map(window),
    }


def _on_map(window: MapWindow) -> dict[str, dict[str, Spot]]:
    """cells: "kind of lane/number of step"; things: by title, an emotion by "emotion/number of step"."""
    sheet = window.chrome.map_page.sheet
    doc, plan, view = sheet.session.store, sheet.plan, sheet.view

    def spot(rect: Rect) -> Spot:
        at = sheet.viewport().mapTo(window, QPoint(round(rect.centre[0]), round(rect.centre[1])))
        return [at.x(), at.y()]

    steps = [step.id for step in queries.columns(doc)]
    cells = {f"{lane.kind}/{number}": spot(view.to_screen(rect)) for lane in queries.lanes(doc)
             for number, step in enumerate(steps) if (rect := plan.cell_rect(lane.id, step)) is not None}
    named = {row.id: row.title for row in (*doc.every(Card), *queries.stages(doc), *queries.columns(doc))}
    named |= {row.id: f"emotion/{steps.index(row.step)}" for row in doc.every(Emotion)}
    things = {title: spot(place[0]) for id, title in named.items()
              if (place := place_of(plan, view, id)) is not None}
    return {"cells": cells, "things": things}


def _middle(window: QWidget, widget: QWidget) -> Spot:
    at = widget.mapTo(window, widget.rect().center())
    return [at.x(), at.y()]


main()
