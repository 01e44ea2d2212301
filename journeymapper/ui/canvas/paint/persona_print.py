"""The pages of personas on a device that has pages: a PDF file, a printer."""
from collections.abc import Callable, Sequence

from PySide6.QtGui import QPagedPaintDevice, QPainter

from journeymapper.core.foundation.progress import nobody
from journeymapper.core.layout.persona_page import HEIGHT, WIDTH

from .persona_page import PersonaSheet, paint_page, paper_tokens
from .vector import VectorSurface

Place = tuple[PersonaSheet, int]
"""A sheet and the number of one of its pages, from 0."""


def pages_of(sheets: Sequence[PersonaSheet]) -> list[Place]:
    """All pages, in order."""
    return [(sheet, number) for sheet in sheets for number in range(len(sheet.pages))]


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Place], told: Callable[[float], object] = nobody) -> bool:
    """Each on a page of its own, as large as the paper lets it; False where the device takes none.

    told: how much is done, 0 to 1.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = min(device.width() / WIDTH, device.height() / HEIGHT)
    painter.translate((device.width() - WIDTH * scale) / 2, 0)
    painter.scale(scale, scale)
    for place, (sheet, number) in enumerate(pages):
        if place:
            device.newPage()
        paint_page(VectorSurface(painter), sheet, number, paper_tokens())
        told((place + 1) / len(pages))
    return painter.end()
