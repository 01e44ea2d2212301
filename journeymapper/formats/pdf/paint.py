"""Paints the map into a PDF of one page: vectors, and text that can be selected."""
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.progress import nobody
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.canvas.paint.paper import Bytes, ensure_application, paper_scene
from journeymapper.ui.canvas.paint.persona_page import paper_tokens, persona_sheet
from journeymapper.ui.canvas.paint.persona_print import pages_of, paint_pages
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.canvas.paint.whole import paint_map, whole_area

_SIZES = {"a4": QPageSize.PageSizeId.A4, "a3": QPageSize.PageSizeId.A3}
_DOTS_PER_INCH = 1200
_POINTS_PER_PIXEL = 72 / 96
# The longest side that a PDF page may have (PDF 1.7, annex C).
_LONGEST = 14_400.0


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write the document. Raises BadFile, OSError."""
    if options.get("personas"):
        _write_personas(doc, out, t, options)
        return
    progress = options.get("progress", nobody)
    scene = paper_scene(doc, t)
    area = whole_area(scene)
    progress(0.3)
    data = Bytes()
    writer = QPdfWriter(data.device)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(_layout(options.get("page", "a3"), area))
    writer.setTitle(scene.plan.title.title.text)
    writer.setCreator("Journeymapper")
    painter = QPainter(writer)
    painter.fillRect(painter.viewport(), scene.tokens.q("paper"))
    scale = min(writer.width() / area.w, writer.height() / area.h)
    painter.translate((writer.width() - area.w * scale) / 2, 0)
    painter.scale(scale, scale)
    paint_map(VectorSurface(painter), scene, area)
    painter.end()
    progress(0.95)
    out.write_bytes(data.close())


def _write_personas(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    ensure_application()
    progress = options.get("progress", nobody)
    found = (persona_sheet(doc, id, t, paper_tokens(), QtMeasure()) for id in options["personas"])
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise BadFile(N_("The persona isn't there any more."))
    data = Bytes()
    writer = QPdfWriter(data.device)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                                     QMarginsF(0, 0, 0, 0)))
    writer.setTitle(", ".join(sheet.pages[0].texts[0].text for sheet in sheets))
    writer.setCreator("Journeymapper")
    paint_pages(writer, pages_of(sheets), lambda done: progress(done * 0.95))
    out.write_bytes(data.close())


def _layout(page: object, area: Rect) -> QPageLayout:
    """The page without margins of its own: the map brings them."""
    none = QMarginsF(0, 0, 0, 0)
    if page == "map":
        shrink = min(_POINTS_PER_PIXEL, _LONGEST / max(area.w, area.h))
        points = QSizeF(area.w * shrink, area.h * shrink)
        size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, none)
    if page not in _SIZES:
        raise BadFile(
            N_("The page {page} isn't known. Choose one of {known}."), page=str(page)[:40], known="a3, a4, map"
        )
    return QPageLayout(QPageSize(_SIZES[str(page)]), QPageLayout.Orientation.Landscape, none)
