"""An Enter in a cell's editor that Qt keeps for when the event is over."""
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget


class PromptDelegate(QStyledItemDelegate):
    """Under each delegate that opens editors: as one goes, an Enter that still waits in it goes too.

    What was typed is taken already, and Qt would warn of an editor that isn't the view's.
    """

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall.value)
        super().destroyEditor(editor, index)
