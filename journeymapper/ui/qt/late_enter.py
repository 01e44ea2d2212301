"""An Enter in a cell's editor that Qt keeps for when the event is over."""
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QWidget


def forget_late_enter(delegate: QAbstractItemDelegate) -> None:
    """As an editor goes: what was typed is taken already, and Qt would warn of an editor that isn't the view's."""
    QCoreApplication.removePostedEvents(delegate, QEvent.Type.MetaCall.value)


class PromptDelegate(QStyledItemDelegate):
    """Qt's own, which forgets a late Enter."""

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        editor.removeEventFilter(self)  # it stands a little longer, and an Enter in it would come late too
        forget_late_enter(self)
        super().destroyEditor(editor, index)
