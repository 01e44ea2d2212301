"""Pictures from files and from documents: PNG, JPEG and WebP only, with a limit on what decoding may take."""
from base64 import b64decode
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.limits import PICTURE_BYTES, PICTURE_PIXELS
from journeymapper.core.model.other import Asset
from journeymapper.ui.forms.picture_fit import fitted


def read_picture(path: Path) -> bytes:
    """The picture of a file that the user chose, as a map keeps it. Raises BadFile with a sentence that names it."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= PICTURE_BYTES else b""
    except OSError as error:
        raise BadFile(N_("The picture “{file}” can't be read: {reason}."), file=path.name,
                      reason=error.strerror or str(error)) from error
    if size > PICTURE_BYTES:
        raise BadFile(N_("The picture “{file}” is larger than {mb} MB; make it smaller and try again."),
                      file=path.name, mb=PICTURE_BYTES >> 20)
    return fitted(data, path.name)


def small_picture(asset: Asset, height: int) -> QPixmap | None:
    """An embedded picture at most `height` pixels high; None where it is broken or has too many pixels."""
    buffer = QBuffer()
    buffer.setData(QByteArray(b64decode(asset.base64)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, asset.mime.removeprefix("image/").encode())
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > PICTURE_PIXELS:
        return None
    if size.height() > height:
        reader.setScaledSize(size.scaled(QSize(16 * height, height), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
