"""A picture: a small view of it, buttons to choose, paste or remove it."""
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label

from .base import SEVERAL, FieldWidget, FormContext
from .field import MIXED
from .picture_fetch import fetch, is_picture
from .picture_file import read_picture

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
VIEW_PX = 96
NOTHING = N_("The clipboard holds no picture: copy one and try again.")


class Offered(NamedTuple):
    """What was pasted or dropped, no file. `read_offered` makes a picture of it."""

    data: QMimeData


def read_offered(value: Path | Offered) -> bytes:
    """The picture as a map keeps it: decoded within limits, upright, not too large. Raises BadFile."""
    if isinstance(value, Path):
        return read_picture(value)
    if not is_picture(value.data):
        raise BadFile(NOTHING)
    return fetch(value.data).work()[0].data


class PictureField(FieldWidget):
    """Commits the `pathlib.Path` of a chosen or dropped file, `Offered` for what was pasted or dropped else, None for
    “Remove”; it reads nothing itself.

    The value in may be anything that isn't None for "there is a picture"; `show_picture` gives it a face.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view = plain_label("")
        self._view.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._view.hide()
        self._name = ElidedLabel("")
        set_look(self._name, "secondary")
        self._choose = QPushButton(self.t("Choose…"))
        self._paste = QPushButton(self.t("Paste"))
        self._remove = QPushButton(self.t("Remove"))
        for button, slot in ((self._choose, self._ask), (self._paste, self.paste), (self._remove, self._clear)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.paste)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        vbox(self._view, self._name, hbox(self._choose, self._paste, self._remove, None, spacing=4), parent=self,
             spacing=4)
        self.show_value(None)

    def show_value(self, value: object) -> None:
        words = {None: self.t("No picture"), MIXED: self.t(SEVERAL)}
        name = value.name if isinstance(value, Path) else self.t("Picture")
        self._name.setText(words[value] if value is None or value is MIXED else name)
        self._remove.setEnabled(value is not None)
        if value is None or value is MIXED:
            self.show_picture(None)

    def show_picture(self, picture: QPixmap | None) -> None:
        """A small view of the picture, at most 96 px high; None for none."""
        self._view.setVisible(picture is not None)
        self._name.setVisible(picture is None)  # the picture speaks for itself
        if picture is not None:
            ratio = self.devicePixelRatioF()
            small = picture.scaledToHeight(round(min(VIEW_PX, picture.height()) * ratio),
                                           Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            self._view.setPixmap(small)

    def paste(self) -> None:
        """Take the picture that the clipboard holds."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.commit(Offered(data if data is not None else QMimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_in(event) or is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _picture_in(event)
        event.acceptProposedAction()
        if path:
            self._take(path)
        else:
            self.commit(Offered(event.mimeData()))

    def _ask(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, self.t("Choose a picture"), "",
                                              f"{self.t('Pictures')} ({patterns})")
        if name:
            self._take(Path(name))

    def _take(self, path: Path) -> None:
        self.show_value(path)
        self.commit(path)

    def _clear(self) -> None:
        self.show_value(None)
        self.commit(None)


def _picture_in(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
