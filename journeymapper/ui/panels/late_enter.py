"""An Enter in a cell's editor that Qt keeps for when the event is over."""
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStyledItemDelegate


def forget_late_enter(delegate: QStyledItemDelegate) -> None:
    """As an editor goes: what was typed is taken already, and Qt would warn of an editor that isn't the view's."""
    QCoreApplication.removePostedEvents(delegate, QEvent.Type.MetaCall.value)
