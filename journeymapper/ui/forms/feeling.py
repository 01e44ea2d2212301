"""How the customer feels: five faces in a row, by mouse or arrow keys."""
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.current import TARGET_PX
from journeymapper.ui.theme.icon_names import FEELING_NAMES
from journeymapper.ui.theme.tokens import feeling_index

from .base import SEVERAL, FieldWidget, FormContext, mark_several
from .field import MIXED

FACE_PX = 20
BUTTON_PX = 34
NARROW_PX = 32


class FeelingField(FieldWidget):
    """A whole number from -2 to 2 in and out, None for no feeling said.

    Arrows move along the row and choose; Delete, or a click on the chosen face, empties. Between two faces (an
    emotion's value may be 0.5) the nearer one is shown. Several values: none is chosen, and the row says so.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._faces = [self._face(index) for index in range(5)]
        self.setFocusProxy(self._faces[2])
        hbox(*self._faces, None, parent=self, spacing=6)
        self._dress()
        self.theme.changed.connect(self._dress)

    def show_value(self, value: object) -> None:
        chosen = feeling_index(value) if isinstance(value, int | float) else None
        for index, face in enumerate(self._faces):
            face.setChecked(index == chosen)
            face.setFocusPolicy(_FOCUS if index == (2 if chosen is None else chosen) else Qt.FocusPolicy.ClickFocus)
            mark_several(face, value, self.t)
        self.setFocusProxy(self._faces[2 if chosen is None else chosen])
        self._describe_state(value)

    def describe(self, name: str, tip: str = "") -> None:
        super().describe(name, tip)
        for face, words in zip(self._faces, FEELING_NAMES, strict=True):
            face.setAccessibleName(f"{name}: {self.t(words)}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._faces:
            return self._on_key(self._faces.index(watched), event.key())
        return super().eventFilter(watched, event)

    def _on_key(self, at: int, key: int) -> bool:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(Qt.Key(key))
        if step is not None:
            self._choose(min(4, max(0, at + step)))
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value(None)
            self.commit(None)
            return True
        return False

    def _choose(self, index: int) -> None:
        self.show_value(index - 2)
        self._faces[index].setFocus(Qt.FocusReason.TabFocusReason)
        self.commit(index - 2)

    def _on_clicked(self, index: int) -> None:
        if self._faces[index].isChecked():
            self._choose(index)
        else:
            self.show_value(None)
            self.commit(None)

    def _face(self, index: int) -> QToolButton:
        face = QToolButton(self)
        face.setCheckable(True)
        face.setProperty("look", "face")
        face.setProperty("feeling", str(index - 2))
        face.setIconSize(QSize(FACE_PX, FACE_PX))
        face.setToolTip(escaped_tooltip(self.t(FEELING_NAMES[index])))
        face.setAccessibleName(self.t(FEELING_NAMES[index]))
        face.setFocusPolicy(_FOCUS if index == 2 else Qt.FocusPolicy.ClickFocus)
        face.installEventFilter(self)
        face.clicked.connect(lambda _on=False: self._on_clicked(index))
        return face

    def _dress(self, _tokens: object = None) -> None:
        tokens = self.theme.tokens
        narrow, button = (TARGET_PX, TARGET_PX) if self.theme.workshop else (NARROW_PX, BUTTON_PX)
        for index, face in enumerate(self._faces):
            face.setMinimumSize(narrow, button)
            face.setMaximumSize(button + 4, button)
            face.setIcon(icons.icon(icons.feeling_icon(index - 2), tokens.feelings[index], FACE_PX))

    def _describe_state(self, value: object) -> None:
        self.setAccessibleDescription(self.t(SEVERAL) if value is MIXED else "")


_FOCUS = Qt.FocusPolicy.StrongFocus
