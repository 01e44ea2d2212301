"""What all dialogs here share: one of each a window, undo within, refusals said at the foot."""
from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.form import FormWidget
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme

D = TypeVar("D", bound="MapDialog")
Attempt = Callable[[Callable[[], object]], None]


class MapDialog(QDialog):
    """Beside the map, not over it. A subclass fills `body` and gives `refresh` and `flush` a meaning."""

    def __init__(self, session: Session, theme: Theme, t: Texts, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self.session, self.theme, self.t = session, theme, t
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QWidget()
        self.message = plain_label("", wrap=True)
        set_look(self.message, "warning")
        self.message.hide()
        close = QPushButton(t("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        vbox(self.body, self.message, hbox(None, close), parent=self, margins=16, spacing=12)
        for keys, act in ((QKeySequence.StandardKey.Undo, session.undo), (QKeySequence.StandardKey.Redo, session.redo)):
            QShortcut(QKeySequence(keys), self, lambda act=act: self.attempt(act))
        listen(self, session.changed, lambda _change, _origin: self.refresh())
        listen(self, session.settle, self.flush)

    def refresh(self) -> None:
        """Show the document as it is now."""

    def flush(self) -> None:
        """Commit what is typed and not committed."""

    def attempt(self, action: Callable[[], object]) -> None:
        """Do something that may be refused, once no change is being announced; say a refusal at the foot."""
        self.session.later(lambda: self._do(action))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)

    def _do(self, action: Callable[[], object]) -> None:
        self.message.hide()
        try:
            action()
        except UserError as error:
            self.message.setText(self.t(error.message, **error.params))
            self.message.show()
        self.refresh()


def open_once(make: type[D], session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> D:
    """The dialog of this class that the window has, raised; else a new one, shown."""
    children = parent.findChildren(MapDialog) if parent is not None else ()
    old = next((child for child in children if isinstance(child, make)), None)
    factory: Callable[[Session, Theme, Texts, QWidget | None], D] = make
    dialog = old if old is not None else factory(session, theme, t, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def fill(form: FormWidget, values: Mapping[str, object], *, anew: bool) -> None:
    """Show values; a field whose value is as it was is left alone, so that typing goes on, unless `anew`."""
    for name, old in form.values().items():
        value = values.get(name)
        if anew or (value != old and not (value in _EMPTY and old in _EMPTY)):
            form.field(name).set_value(value)


def scrolling(body: QWidget) -> QScrollArea:
    """A form that scrolls where the window is low."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(body, "surface")
    area.setWidget(body)
    return area


_EMPTY = (None, "", ())
