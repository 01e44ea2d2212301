"""A map laid out for paper and pictures: light theme, whole map, no screen needed."""
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtWidgets import QApplication

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.plan import build_plan
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.theme.load import load_tokens

from .scene import Scene

_made: list[QCoreApplication] = []


def ensure_application() -> None:
    """Fonts and pictures need an application: one without a screen is made where there is none."""
    if QCoreApplication.instance() is None:
        _made.append(QApplication(["journeymapper", "-platform", "offscreen"]))


def paper_scene(doc: Reader, t: Texts) -> Scene:
    """The whole map in the light theme. Raises LookupError where the document has no journey."""
    ensure_application()
    return Scene(build_plan(doc, QtMeasure(), t), doc, load_tokens("light"), t, paper=True)


class Bytes:
    """A device in memory: what is written goes to its file in one piece, so that a full disk is an OSError."""

    def __init__(self) -> None:
        self._data = QByteArray()
        self.device = QBuffer(self._data)
        self.device.open(QIODevice.OpenModeFlag.WriteOnly)

    def close(self) -> bytes:
        """All that was written."""
        self.device.close()
        return bytes(self._data.data())
