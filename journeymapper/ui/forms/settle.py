"""Layouts that move at once."""
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def settle(widget: QWidget) -> None:
    """Lay out all that holds a widget whose size has changed, up to the area that scrolls it.

    Qt does one level with each round of events, and in between what stands around it is squeezed.
    """
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        layout = holder.layout()
        if layout is not None:
            layout.activate()
        holder = holder.parentWidget()
    if holder is not None:
        QApplication.sendEvent(holder, QEvent(QEvent.Type.LayoutRequest))
