"""Baselines: what Qt itself takes for the same thing, without anything of ours."""
import json
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsTextItem, QGraphicsView

from tests.bench.harness import SCREEN

CARD_PX, GAP_PX, PADDING_PX, DOT_PX = 180.0, 12.0, 8.0, 10.0


def bare_scene(data: bytes) -> QGraphicsScene:
    """The cards of a map as Qt's own items: a path, two wrapped texts and a dot for each; cells grow with them."""
    raw = json.loads(data)
    columns = {row["id"]: n for n, row in enumerate(raw["steps"])}
    cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in raw["cards"]:
        cells.setdefault((row["lane"], row["step"]), []).append(row)
    scene = QGraphicsScene()
    top = 0.0
    for lane in raw["lanes"]:
        bottom = top
        for step, column in columns.items():
            y = top
            for row in cells.get((lane["id"], step), ()):
                y += _card(scene, row, QPointF(column * (CARD_PX + GAP_PX), y)) + GAP_PX
            bottom = max(bottom, y)
        top = bottom + GAP_PX
    return scene


def _card(scene: QGraphicsScene, row: dict[str, Any], at: QPointF) -> float:
    box = QGraphicsPathItem()
    height = PADDING_PX
    for text in (row["title"], row.get("text", "")):
        words = QGraphicsTextItem(text, box)
        words.setTextWidth(CARD_PX - 2 * PADDING_PX)
        words.setPos(PADDING_PX, height)
        height += words.boundingRect().height()
    height += PADDING_PX
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, CARD_PX, height), 6, 6)
    box.setPath(path)
    box.setPen(QPen(QColor("#c8c8c8")))
    box.setBrush(QBrush(QColor("#ffffff")))
    dot = QPainterPath()
    dot.addEllipse(QRectF(CARD_PX - DOT_PX - 4, 4, DOT_PX, DOT_PX))
    mark = QGraphicsPathItem(dot, box)
    mark.setPen(QPen(Qt.PenStyle.NoPen))
    mark.setBrush(QBrush(QColor("#d92d20")))
    box.setPos(at)
    scene.addItem(box)
    return height


def bare_view(scene: QGraphicsScene) -> QGraphicsView:
    """A view of it, 1920×1080, at 100 % in its upper left corner, not shown yet."""
    view = QGraphicsView(scene)
    view.resize(*SCREEN)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return view
