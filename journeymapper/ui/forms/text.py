"""Several lines of text that grow with what is typed."""
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.current import TARGET_PX, Theme

from .base import FormContext
from .settle import settle
from .typed import TypedField

LEAST_LINES, MOST_LINES = 2, 12
_MARGIN_PX, _FRAME_PX = 4, 10


class GrowingEdit(QPlainTextEdit):
    """As high as its text, from `least` to 12 lines; then it scrolls. Takes plain text only; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None, least: int = LEAST_LINES, theme: Theme | None = None) -> None:
        super().__init__(parent)
        self._least, self._most, self._theme = least, MOST_LINES, theme
        self.setTabChangesFocus(True)
        # All lines wrap, but a blank that just doesn't fit at the end of one would bring a bar over the last line.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.fit)
        self._take_height()

    def grow_to(self, most: int) -> None:
        """Scroll only beyond so many lines."""
        self._most = most
        self._take_height()

    def fit(self) -> None:
        """Take the height of the text at this width, and have all that stands around it move at once."""
        if self._take_height() and self.isVisible():
            settle(self)

    def _take_height(self) -> bool:
        """Whether it is another one than before."""
        line, text = self.fontMetrics().lineSpacing(), self._text_height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if text > self._most * line else policy.ScrollBarAlwaysOff)
        height = round(min(self._most * line + _MARGIN_PX, max(self._least * line + _MARGIN_PX, text))) + _FRAME_PX
        if self._theme is not None and self._theme.workshop:
            height = max(height, TARGET_PX)
        changed = height != self.height()
        if changed:
            self.setFixedHeight(height)
        return changed

    def _text_height(self) -> float:
        """Pixels of all lines; asking for a block's rectangle lays it out, which `document().size()` doesn't."""
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid() and height <= self._most * self.fontMetrics().lineSpacing():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Narrower where a bar to scroll has just come: then what stands around it must know at once too.
        if event.size().width() != event.oldSize().width() and self._take_height() and self.isVisible():
            settle(self)

    def changeEvent(self, event: QEvent) -> None:
        """Another font: another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_least"):
            self.fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())


class TextField(TypedField):
    """Text in, text out; "" and None are the same."""

    def __init__(self, context: FormContext, placeholder: str = "", parent: QWidget | None = None,
                 least: int = LEAST_LINES) -> None:
        self.editor = GrowingEdit(least=least, theme=context.theme)
        super().__init__(context, self.editor, parent, placeholder)
        vbox(self.editor, parent=self)

    def show_value(self, value: object) -> None:
        super().show_value(value)
        self.editor.fit()
