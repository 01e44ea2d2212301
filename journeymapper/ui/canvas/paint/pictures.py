"""Pictures out of a document, decoded with care: three formats, fixed by what the record says, and bounded memory.

Qt would guess other formats too (SVG and PDF among them), which read files or run for ever.
"""
import re
from base64 import b64decode
from binascii import Error

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journeymapper.core.model.other import Asset

from .keep import Keep

# Qt's name of each format, and how its files begin (a dot is any byte).
_FORMATS = {
    "image/png": (b"png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    "image/jpeg": (b"jpeg", re.compile(rb"\xff\xd8\xff")),
    "image/webp": (b"webp", re.compile(rb"RIFF....WEBPVP8", re.DOTALL)),
}
_PIXELS = 64_000_000
_MEGABYTES = 300
# Longest side kept: enough for a thumbnail at four times its size.
_SIDE = 720
_kept: Keep[tuple[str, str, int], QImage] = Keep(40)


def picture(asset: Asset) -> QImage | None:
    """The picture, not larger than a thumbnail needs; None where it can't be decoded."""
    # A file may lie about its ids, so the content has a say too (Python keeps the hash of a text).
    key = (asset.id, asset.mime, hash(asset.base64))
    image = _kept.get(key, lambda: _decode(asset))
    return None if image.isNull() else image


def _decode(asset: Asset) -> QImage:
    try:
        data = b64decode(asset.base64, validate=True)
    except (Error, ValueError):
        return QImage()
    name, beginning = _FORMATS[asset.mime]
    if not beginning.match(data):
        return QImage()
    QImageReader.setAllocationLimit(_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(name))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _PIXELS:
        return QImage()
    if max(size.width(), size.height()) > _SIDE:
        reader.setScaledSize(size.scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
