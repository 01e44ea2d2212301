"""Layouts in one line, on a grid of 4 px."""
from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Margins = int | tuple[int, int, int, int]
Part = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def vbox(*parts: Part, parent: QWidget | None = None, margins: Margins = 0, spacing: int = 8) -> QVBoxLayout:
    """A column. Among the parts a number is pixels of air, None a stretch. Margins: left, top, right, bottom."""
    return _filled(QVBoxLayout(parent) if parent else QVBoxLayout(), parts, margins, spacing)


def hbox(*parts: Part, parent: QWidget | None = None, margins: Margins = 0, spacing: int = 8) -> QHBoxLayout:
    """A row; parts as in `vbox`."""
    return _filled(QHBoxLayout(parent) if parent else QHBoxLayout(), parts, margins, spacing)


def hairline(parent: QWidget | None = None, *, vertical: bool = False) -> QFrame:
    """A line of one pixel in the theme's hairline colour."""
    line = QFrame(parent)
    line.setProperty("look", "hairline")
    line.setFrameShape(QFrame.Shape.NoFrame)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def set_look(widget: QWidget, name: str | None) -> None:
    """Give a widget a look of the style sheet (its property "look"), also after it was shown."""
    if widget.property("look") == name:
        return
    widget.setProperty("look", name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _filled(layout: Box, parts: Iterable[Part], margins: Margins, spacing: int) -> Box:
    left, top, right, bottom = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout
