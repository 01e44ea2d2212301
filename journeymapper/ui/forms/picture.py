"""A picture file: its name, a small view of it, a button to choose another one."""
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label

from .base import SEVERAL, FieldWidget, FormContext
from .field import MIXED

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
VIEW_PX = 96


class PictureField(FieldWidget):
    """Commits the `pathlib.Path` of a chosen or dropped file, None for “Remove”; it reads no file itself.

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
        self._remove = QPushButton(self.t("Remove"))
        for button, slot in ((self._choose, self._ask), (self._remove, self._clear)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        vbox(self._view, self._name, hbox(self._choose, self._remove, None), parent=self, spacing=4)
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _picture_in(event)
        if path:
            event.acceptProposedAction()
            self._take(path)

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
