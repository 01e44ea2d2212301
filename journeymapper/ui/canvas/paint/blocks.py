"""Cells as blocks, where a card would be a speck."""
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.geometry import Rect

from .scene import Scene
from .surface import Look, Surface


def paint_blocks(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """One block per cell that holds cards."""
    look = Look(scene.tokens.surface, scene.tokens.control_edge, radius=0)
    for column in scene.columns(area, row.reach):
        boxes = row.cells.get(column.step)
        if boxes:
            whole = boxes[0].rect
            for box in boxes[1:]:
                whole = whole.united(box.rect)
            surface.card(whole.moved(0, row.y), look)
