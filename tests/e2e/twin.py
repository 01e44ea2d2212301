"""Prints where things stand in the window of a map: `python -m tests.e2e.twin FILE WIDTH HEIGHT [SELECTED TITLE]`."""
import json
import sys
from pathlib import Path

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
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.theme.current import Theme


def main() -> None:
    file, width, height, title = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    app = QApplication([])
    theme = Theme("light")
    theme.dress()
    desk = Desk(Preferences(), theme, texts("en"), make_window)
    assert open_paths(desk, [Path(file)]) == []
    window = desk.places[0].window
    window.showNormal()
    window.setFixedSize(width, height)
    QTest.qWaitForWindowExposed(window)
    page = window.chrome.map_page
    sheet, doc = page.sheet, page.sheet.session.store
    sheet.session.selection.set([card.id for card in doc.every(Card) if card.title == title])
    QTest.qWait(300)

    def middle(widget: QWidget) -> list[int]:
        at = widget.mapTo(window, widget.rect().center())
        return [at.x(), at.y()]

    def on_sheet(rect: Rect) -> list[int]:
        at = sheet.viewport().mapTo(window, QPoint(round(rect.centre[0]), round(rect.centre[1])))
        return [at.x(), at.y()]

    cells = {
        f"{lane.title}/{place}": on_sheet(sheet.view.to_screen(rect))
        for lane in queries.lanes(doc) for place, step in enumerate(queries.columns(doc))
        if (rect := sheet.plan.cell_rect(lane.id, step.id)) is not None
    }
    named = [(row.id, row.title) for row in (*doc.every(Card), *queries.stages(doc), *queries.columns(doc))]
    things = {title: on_sheet(place[0]) for id, title in named
              if (place := place_of(sheet.plan, sheet.view, id)) is not None}
    fields = {w.accessibleName(): middle(w) for w in page.inspector.findChildren(QWidget)
              if w.isVisible() and w.accessibleName()}
    tiles = {w.objectName().removeprefix("tile."): middle(w) for w in page.palette_column.findChildren(QWidget)
             if w.objectName().startswith("tile.")}
    print(json.dumps({"tiles": tiles, "cells": cells, "things": things, "fields": fields,
                      "sheet": middle(sheet), "zoom": sheet.view.zoom}))
    desk.places[0].closing = True
    window.close()
    app.quit()


main()
