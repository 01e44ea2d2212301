"""A table of which whole rows are chosen: the first column takes the room that the others leave."""
from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget


def row_table(name: str, heads: Sequence[str]) -> QTreeWidget:
    """Without rows yet. name: what a screen reader calls it."""
    rows = QTreeWidget()
    rows.setAccessibleName(name)
    rows.setHeaderLabels(list(heads))
    rows.setRootIsDecorated(False)
    rows.setUniformRowHeights(True)
    header = rows.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return rows
