"""On a map without stages: how to begin, in the middle of the sheet."""
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Stage
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .refresh import Refresher

LEAST_TOP_PX = 8


class StartCard(QWidget):
    """Lies on the sheet, is there as long as there are no stages. Its buttons do what the two actions do."""

    def __init__(self, sheet: Sheet, add_stage: QAction, choose_template: QAction, t: Texts) -> None:
        super().__init__(sheet.viewport())
        self._sheet = sheet
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        keys = add_stage.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.first = QPushButton(t("Add first stage"), self)
        self.template = QPushButton(t("Choose a template…"), self)
        set_look(self.first, "main")
        title = plain_label(t("Start your map"), font=font(16, SEMIBOLD))
        hint = plain_label(t("{keys} adds the first stage", keys=keys), font=font(13))
        set_look(title, "strong")
        set_look(hint, "secondary")
        for button, action in ((self.first, add_stage), (self.template, choose_template)):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, action=action: action.trigger())
        buttons = hbox(self.first, self.template, spacing=8)
        vbox(title, hint, 8, buttons, parent=self, margins=(24, 20, 24, 20), spacing=4)
        sheet.viewport().installEventFilter(self)
        Refresher(sheet.session, self.refresh, self)
        self.refresh()

    def refresh(self) -> None:
        """Come or go, as the map has stages; the keyboard goes back to the sheet."""
        empty = not self._sheet.session.store.every(Stage)
        if not empty and self.isAncestorOf(self._sheet.window().focusWidget()):
            self._sheet.setFocus()
        self.setVisible(empty)
        self._centre()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Polish):
            self._centre()
        elif event.type() == QEvent.Type.DragEnter:
            self.hide()  # it would lie on the ghost, and on the words beside the pointer
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.refresh()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        # The sheet keeps Tab for the map; here it goes between the two buttons.
        (self.template if self.first.hasFocus() else self.first).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._sheet.setFocus()
        # Nothing goes on to the sheet: there it would begin to write.
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _centre(self) -> None:
        self.adjustSize()
        room = self._sheet.viewport().rect()
        self.move((room.width() - self.width()) // 2, max(LEAST_TOP_PX, (room.height() - self.height()) // 2))
