"""The lines of an empathy map: the same on screen and on paper; its texts are drawn by others."""
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from journeymapper.core.layout.empathy import EmpathyPlan
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.theme.tokens import Tokens

from .surface import Look, Point, Surface

_FACE_PX = 480


def paint_empathy(surface: Surface, plan: EmpathyPlan, tokens: Tokens, tint: str, face: QImage | None,
                  origin: Point = (0.0, 0.0)) -> None:
    """Frame, curves, head, the two boxes. tint: the persona's colour; face: round, None for a sign."""
    dx, dy = origin
    surface.card(plan.frame.moved(dx, dy), Look(tokens.surface, tokens.control_edge))
    for box in plan.boxes:
        surface.card(box.moved(dx, dy), Look(tokens.sunken, tokens.hairline))
    for line in plan.lines:
        moved = tuple(tuple((x + dx, y + dy) for x, y in segment) for segment in line.segments)
        surface.curve((line.start[0] + dx, line.start[1] + dy), moved, tokens.control_edge, 1.2)  # type: ignore[arg-type]  # three points each
    x, y, radius = plan.head
    paint_face(surface, Rect(x + dx - radius, y + dy - radius, 2 * radius, 2 * radius), tokens, tint, face)


def paint_face(surface: Surface, rect: Rect, tokens: Tokens, tint: str, face: QImage | None) -> None:
    """A round portrait in a ring of the persona's colour, a sign where there is none."""
    radius = rect.w / 2
    surface.disc(rect.centre, radius, tokens.sunken, tint, 2.0)
    if face is not None:
        surface.image(rect.grown(-2.5), face, "")
    else:
        surface.icon("persona", tint, (rect.x + radius * 0.4, rect.y + radius * 0.4), radius * 1.2)


def round_face(image: QImage) -> QImage:
    """The middle of a picture, as a disc."""
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    made = QImage(_FACE_PX, _FACE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path, area = QPainterPath(), QRectF(0, 0, _FACE_PX, _FACE_PX)
    path.addEllipse(area)
    painter.setClipPath(path)
    painter.drawImage(area, square)
    painter.end()
    return made
